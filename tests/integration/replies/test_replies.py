"""A reply's life in the database, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from queue import Queue
from threading import Event, Semaphore

import pytest
import sqlalchemy as sa

from lookup_app.database.database import open_database
from lookup_app.database.site_tables import REPLY
from lookup_app.replies.audit import newest_entries
from lookup_app.replies.deciding import HIDDEN, Desk, NotPossible
from lookup_app.replies.queue import queue, queued, waiting
from lookup_app.replies.reply import AlreadyThere, Kept, OtherWords, ReplyDraft
from lookup_app.replies.reply_store import delete, keep, newest, published, state_of
from lookup_app.replies.tidying import keep_tidy, tidy
from tests.fakes import NOW, SetClock

DRAFT = ReplyDraft("r" * 22, "en", "Ann", "Call me: 918-555-0100. The choir helped.", "ordinary")
CARE = ReplyDraft("c" * 22, "en", "", "I want to kill myself.", "care")


@pytest.fixture
def kept(database):
    """Two replies that wait."""
    with database.writing() as connection:
        assert keep(connection, DRAFT, NOW) == Kept()
        assert keep(connection, CARE, NOW + timedelta(minutes=5)) == Kept()
    return database


def at_desk(database, number, who="ann", now=NOW):
    """One action in a transaction of its own."""

    class Acting:
        def __getattr__(self, action):
            def act(*arguments):
                with database.writing() as connection:
                    return getattr(Desk(connection, who, number, now), action)(*arguments)

            return act

    return Acting()


def number_of(database, reference):
    with database.reading() as connection:
        for lane in ("care", "ordinary"):
            for one in queue(connection, "pending", lane)[0]:
                if (one.lane == "care") == (reference == CARE.reference):
                    return one.id
    return None


def test_what_is_sent_twice_is_kept_once_even_at_the_same_moment(database):
    def send(_):
        with database.writing() as connection:
            return keep(connection, DRAFT, NOW)

    with ThreadPoolExecutor(4) as clients:
        kept = list(clients.map(send, range(8)))
    assert (kept.count(Kept()), kept.count(Kept(again=True))) == (1, 7)
    with database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(REPLY)) == 1


def test_the_same_words_again_are_known(kept):
    again = replace(DRAFT, reference="s" * 22, body=DRAFT.body.upper())
    with kept.writing() as connection:
        assert keep(connection, again, NOW) == AlreadyThere()
        assert keep(connection, again, NOW + timedelta(days=8)) == Kept()


def test_words_that_were_rejected_or_need_care_may_come_again(kept):
    at_desk(kept, number_of(kept, DRAFT.reference)).reject("personal")
    with kept.writing() as connection:
        for draft in (DRAFT, CARE):
            assert (
                keep(connection, replace(draft, reference="s" * 21 + draft.lane[0]), NOW) == Kept()
            )


def test_other_words_under_one_reference_are_not_kept_and_not_taken_for_the_first(kept):
    with kept.writing() as connection:
        assert keep(connection, replace(DRAFT, name="Bea"), NOW) == OtherWords()
        assert keep(connection, replace(DRAFT, body="Another one."), NOW) == OtherWords()
        assert keep(connection, DRAFT, NOW) == Kept(again=True)


def test_the_reference_itself_is_not_in_the_database(kept):
    with kept.reading() as connection:
        rows = str(connection.execute(sa.select(REPLY)).all())
    assert DRAFT.reference not in rows
    assert "918-555-0100" in rows


def test_the_queue_has_danger_first_and_details_masked(kept):
    with kept.reading() as connection:
        (first, second), _more = queue(connection, "pending")
        counts = waiting(connection)
    assert (first.lane, second.lane) == ("care", "ordinary")
    assert second.text == "Call me: [number]. The choir helped."
    assert second.masked
    assert (counts["care"].count, counts["ordinary"].oldest) == (1, NOW)


def test_nothing_is_public_until_it_is_approved_and_then_as_masked(kept):
    number = number_of(kept, DRAFT.reference)
    with kept.reading() as connection:
        assert newest(connection, 3) == ()
    at_desk(kept, number).hide("choir")
    at_desk(kept, number).approve()
    with kept.reading() as connection:
        (shown,) = published(connection, 1, "newest")
        assert state_of(connection, DRAFT.reference).state == "approved"
    assert shown.text == f"Call me: [number]. The {HIDDEN} helped."
    at_desk(kept, number).undo()
    with kept.reading() as connection:
        assert newest(connection, 3) == ()


def test_what_its_writer_was_told_holds_whatever_a_moderator_sorts_it_under(kept):
    number = number_of(kept, CARE.reference)
    with pytest.raises(NotPossible):
        at_desk(kept, number).approve()
    at_desk(kept, number).move_to_ordinary()
    with pytest.raises(NotPossible):
        at_desk(kept, number).approve()
    assert at_desk(kept, number).delete() is False
    with kept.reading() as connection:
        assert state_of(connection, CARE.reference).lane == "care"
    with kept.writing() as connection:
        tidy(connection, NOW + timedelta(days=30, minutes=5))
        assert queued(connection, number) is None


def test_what_a_moderator_found_to_need_care_is_published_once_it_is_found_ordinary(kept):
    number = number_of(kept, DRAFT.reference)
    at_desk(kept, number).move_to_care()
    with pytest.raises(NotPossible):
        at_desk(kept, number).approve()
    at_desk(kept, number, "bea").move_to_ordinary()
    at_desk(kept, number).approve()
    with kept.reading() as connection:
        assert len(newest(connection, 3)) == 1


@pytest.mark.parametrize("between", ["move_to_ordinary", "move_to_care"])
def test_two_moderators_delete_what_needs_care(kept, between):
    number = number_of(kept, CARE.reference)
    assert at_desk(kept, number).delete() is False
    getattr(at_desk(kept, number), between)()
    assert at_desk(kept, number).delete() is False
    assert at_desk(kept, number, "bea").delete() is True
    with kept.reading() as connection:
        assert queued(connection, number) is None
        log = [(one.who, one.action) for one in newest_entries(connection, 2)]
    assert log == [("bea", "delete"), ("ann", "ask to delete")]


def test_decisions_that_come_too_late_change_nothing(kept):
    number = number_of(kept, DRAFT.reference)
    at_desk(kept, number).reject("spam")
    with pytest.raises(NotPossible):
        at_desk(kept, number, "bea").approve()
    with kept.reading() as connection:
        assert queued(connection, number).reason == "spam"


def test_notes_go_with_the_reply(kept):
    number = number_of(kept, DRAFT.reference)
    at_desk(kept, number).note("Ask Bea")
    with kept.reading() as connection:
        assert [note.words for note in queued(connection, number).notes] == ["Ask Bea"]
    with kept.writing() as connection:
        assert delete(connection, DRAFT.reference, NOW)
        assert not delete(connection, DRAFT.reference, NOW)
    with kept.reading() as connection:
        assert queued(connection, number) is None
        entry = newest_entries(connection, 1)[0]
    assert (entry.who, entry.action) == ("(writer)", "delete")


@pytest.mark.parametrize(("days", "left"), [(29, 2), (30, 1), (179, 1), (180, 0)])
def test_what_needs_care_goes_after_30_days_and_what_nobody_read_after_180(kept, days, left):
    with kept.writing() as connection:
        tidy(connection, NOW + timedelta(days=days, minutes=5))
        assert len(queue(connection, "pending")[0]) == left


def test_a_site_that_runs_tidies_by_itself_again_and_again(kept):
    rested, go_on, clock = Queue(), Semaphore(0), SetClock(NOW + timedelta(days=29))

    def rest():
        rested.put(None)
        go_on.acquire()

    keep_tidy(kept, clock, rest)
    for left in (2, 1):
        rested.get(timeout=60)
        with kept.reading() as connection:
            assert len(queue(connection, "pending")[0]) == left
        clock.now += timedelta(days=2)
        go_on.release()
    rested.get(timeout=60)


def test_a_site_without_its_database_goes_on_and_tidies_later(tmp_path, caplog):
    rested = Queue()

    def rest():
        rested.put(None)
        Event().wait()

    keep_tidy(open_database("", tmp_path / "missing"), SetClock(), rest)
    rested.get(timeout=60)
    assert [one.getMessage() for one in caplog.records] == [
        "replies: not tidied: database: OperationalError"
    ]


def test_of_several_that_tidy_at_once_one_does_it(kept):
    def once(_):
        with kept.writing() as connection:
            return tidy(connection, NOW + timedelta(days=31)).replies

    with ThreadPoolExecutor(4) as workers:
        assert sorted(workers.map(once, range(4))) == [0, 0, 0, 1]
    with kept.reading() as connection:
        assert [entry.action for entry in newest_entries(connection, 5)] == ["delete"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_is_over_goes_where_sqlite_is_old(kept):
    """Before 3.35 it knows no RETURNING, and such are the ones of systems in use."""
    said = []
    with kept.writing() as connection:
        sa.event.listen(connection, "before_cursor_execute", lambda *told: said.append(told[2]))
        assert tidy(connection, NOW + timedelta(days=31)).replies == 1
    assert not [statement for statement in said if "RETURNING" in statement]


def test_rejected_replies_and_masked_words_go_30_days_after_the_decision(kept):
    number = number_of(kept, DRAFT.reference)
    at_desk(kept, number).approve()
    with kept.writing() as connection:
        assert tidy(connection, NOW + timedelta(days=30)).masked == 1
        assert "918-555-0100" not in str(connection.execute(sa.select(REPLY)).all())
    at_desk(kept, number).undo()
    at_desk(kept, number, now=NOW + timedelta(days=40)).reject("other")
    with kept.writing() as connection:
        tidy(connection, NOW + timedelta(days=69))
        assert queued(connection, number)
        tidy(connection, NOW + timedelta(days=70))
        assert queued(connection, number) is None


def test_a_name_is_masked_until_a_moderator_decides(database):
    with database.writing() as connection:
        keep(connection, replace(DRAFT, name="Ann 918-555-0100", body="The choir helped."), NOW)
        (waits,), _more = queue(connection, "pending")
        assert (waits.name, waits.masked) == ("Ann [number]", True)
    at_desk(database, waits.id).approve()
    with database.reading() as connection:
        assert newest(connection, 1)[0].name == "Ann [number]"
    at_desk(database, waits.id).unmask()
    with database.reading() as connection:
        assert newest(connection, 1)[0].name == "Ann 918-555-0100"
    at_desk(database, waits.id).mask()
    with database.writing() as connection:
        tidy(connection, NOW + timedelta(days=30))
        assert "918-555" not in str(connection.execute(sa.select(REPLY)).all())
