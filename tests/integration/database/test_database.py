"""The tables, on both engines: made, taken away and kept in step with the code."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from config import ROOT
from lookup_app.database.database import open_database
from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.database.migrating import NOTHING
from lookup_app.database.site_tables import METADATA, REPLY, REVISION
from lookup_app.replies.audit import AUDIT, record
from lookup_app.replies.reply import Kept, ReplyDraft
from lookup_app.replies.reply_store import keep, state_of
from tests.fakes import NOW

DRAFT = ReplyDraft("r" * 22, "en", "Ann", "The choir helped me more than anything.", "ordinary")


def test_the_migrations_leave_the_tables_that_the_code_knows(database):
    migrations = ScriptDirectory(str(ROOT / "lookup_app" / "database" / "migrations"))
    assert migrations.get_current_head() == REVISION
    assert database.is_current()
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_down_and_up_again_with_what_is_in_them(database):
    with database.writing() as connection:
        assert keep(connection, DRAFT, NOW) == Kept()
        record(connection, "ann", "approve", "reply 1", NOW)
    database.migrate(NOTHING)
    assert not database.is_current()
    database.migrate()
    with database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(REPLY)) == 0


def test_several_that_start_at_once_migrate_once(database):
    database.migrate(NOTHING)
    with ThreadPoolExecutor(4) as workers:
        assert [*workers.map(lambda _: database.migrate(), range(4))] == [None] * 4
    assert database.is_current()


def test_moments_come_back_in_utc(database):
    with database.writing() as connection:
        keep(connection, DRAFT, NOW)
    with database.reading() as connection:
        assert state_of(connection, DRAFT.reference).sent_at == NOW


@pytest.mark.parametrize("change", [sa.update(AUDIT).values(who="x"), sa.delete(AUDIT)])
def test_the_log_only_grows(database, change):
    with database.writing() as connection:
        record(connection, "ann", "approve", "reply 1", NOW)
    with pytest.raises(DatabaseUnavailable), database.writing() as connection:
        connection.execute(change)


def test_what_failed_is_not_half_there(database):
    def fail():
        with database.writing() as connection:
            keep(connection, DRAFT, NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.reading() as connection:
        assert state_of(connection, DRAFT.reference) is None


@pytest.mark.parametrize("address", ["", "postgresql://nobody@127.0.0.1:1/none"])
def test_a_database_that_is_not_there_is_unavailable_without_a_word_of_what_was_asked(
    address, tmp_path
):
    database = open_database(address, tmp_path / "missing")
    with pytest.raises(DatabaseUnavailable, match="database: OperationalError"):
        database.migrate()
