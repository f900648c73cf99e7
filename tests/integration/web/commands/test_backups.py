"""What is backed up while people write comes back whole, on both engines."""

from contextlib import contextmanager
from threading import Event, Thread

import pytest
import sqlalchemy as sa

import config
from lookup_app.database.database import open_database
from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.database.site_tables import REPLY
from lookup_app.replies.references import new_key
from lookup_app.replies.reply import ReplyDraft
from lookup_app.replies.reply_store import keep
from tests.fakes import NOW


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request, tmp_path, make_site):
    address = request.getfixturevalue("postgres") if request.param == "postgresql" else ""
    settings = config.Testing(INSTANCE_PATH=tmp_path, DATABASE_URL=address)
    database = open_database(address, tmp_path)
    database.migrate()
    return make_site(settings, database=database)


def database_of(site):
    return site.extensions["lookup_app"].database


def send(database, words):
    with database.writing() as connection:
        keep(connection, ReplyDraft(new_key(), "en", "", words, "ordinary"), NOW)


def bodies(database):
    with database.reading() as connection:
        return set(connection.scalars(sa.select(REPLY.c.body)))


@contextmanager
def somebody_writing(database):
    done, number = Event(), 0

    def write():
        nonlocal number
        while not done.is_set():
            number += 1
            try:
                send(database, f"Written meanwhile, number {number}")
            except DatabaseUnavailable:  # While it is restored, somebody may have to try again.
                continue

    writer = Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


def run(site, *words):
    result = site.test_cli_runner().invoke(args=words)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_backup_under_load_is_restored_under_load(site, tmp_path):
    database, file = database_of(site), str(tmp_path / "backup")
    send(database, "Before the backup")
    with somebody_writing(database):
        run(site, "backup", file)
    send(database, "After the backup")
    with somebody_writing(database):
        assert "Restored" in run(site, "restore", file, "--yes")
    kept = bodies(database)
    assert "Before the backup" in kept
    assert "After the backup" not in kept
    assert database.is_current()
    send(database, "And on it goes")
    assert "And on it goes" in bodies(database)


def test_what_is_no_backup_changes_nothing(site, tmp_path):
    send(database_of(site), "Before it all")
    nonsense = tmp_path / "nonsense"
    nonsense.write_bytes(b"no database" * 500)
    result = site.test_cli_runner().invoke(args=["restore", str(nonsense), "--yes"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert bodies(database_of(site)) == {"Before it all"}
