"""Moderators and their sessions, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from lookup_app.database.site_tables import MODERATOR, SESSION, SIGN_IN_TRIES
from lookup_app.replies import moderators
from lookup_app.replies.sign_in_tries import seconds_to_wait
from lookup_app.replies.tidying import tidy
from tests.fakes import NOW

PASSWORD = "correct horse battery"


def add(connection, name="ann", password=PASSWORD):
    moderators.add(connection, name, password, "moderator", NOW)


def test_a_password_is_kept_as_argon2_and_verified(database):
    with database.writing() as connection:
        add(connection)
        kept = moderators.password_hash_of(connection, "ann")
        assert PASSWORD not in str(connection.execute(sa.select(MODERATOR)).all())
    assert kept.startswith("$argon2id$")
    assert moderators.is_password(kept, PASSWORD)
    assert not moderators.is_password(kept, "wrong")
    assert not moderators.is_password(None, PASSWORD)


def test_a_guess_takes_as_long_where_nobody_has_the_name():
    assert not PasswordHasher().check_needs_rehash(moderators.NOBODYS)
    with pytest.raises(VerifyMismatchError):
        PasswordHasher().verify(moderators.NOBODYS, PASSWORD)


def test_a_session_ends_without_use_after_its_time_and_with_its_moderator(database):
    with database.writing() as connection:
        add(connection)
        token = moderators.begin_session(connection, "ann", NOW)
        assert token not in str(connection.execute(sa.select(SESSION)).all())
        for minutes in range(0, 8 * 60, 29):
            now = NOW + timedelta(minutes=minutes)
            assert moderators.session_of(connection, token, now).is_due == (minutes > 0)
            moderators.note_use(connection, token, now)
        assert not moderators.session_of(connection, token, NOW + timedelta(hours=8))
        idle = moderators.begin_session(connection, "ann", NOW)
        assert not moderators.session_of(connection, idle, NOW + timedelta(minutes=31))
        live = moderators.begin_session(connection, "ann", NOW)
        assert moderators.remove(connection, "ann")
        assert not moderators.session_of(connection, live, NOW)


def test_a_new_password_ends_every_session(database):
    with database.writing() as connection:
        add(connection)
        token = moderators.begin_session(connection, "ann", NOW)
        add(connection, password="another long password")
        assert not moderators.session_of(connection, token, NOW)


def test_tries_at_the_same_moment_are_all_counted_and_forgotten_in_time(database):
    def count(now=NOW):
        with database.writing() as connection:
            return seconds_to_wait(connection, "w" * 32, 5, timedelta(minutes=15), now)

    with ThreadPoolExecutor(4) as processes:
        waits = [*processes.map(lambda _: count(), range(8))]
    assert sorted(waits) == [0] * 5 + [900] * 3
    assert count(NOW + timedelta(minutes=14)) == 60
    with database.writing() as connection:
        tidy(connection, NOW + timedelta(minutes=15))
        assert connection.execute(sa.select(SIGN_IN_TRIES)).all() == []
    assert count(NOW + timedelta(minutes=15)) == 0
