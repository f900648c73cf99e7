"""The database of replies, reports and moderators: transactions to read in and to write in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from lookup_app.database import migrating
from lookup_app.database.engines import postgresql_engine, sqlite_engine, written_to
from lookup_app.database.failures import failures_told
from lookup_app.outside import package

FILE_NAME = "site.sqlite"
_LOCKED_SECONDS = 5.0


class Database:
    """Everything raises ``DatabaseUnavailable`` where the database does not answer."""

    def __init__(self, engine: sa.Engine) -> None:
        self._reads = written_to(engine)
        self._writes = engine.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that writes nothing."""
        with failures_told(), self._reads.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction: what it wrote is on the disk once it ends, or none of it."""
        with failures_told(), self._writes.begin() as connection:
            yield connection

    def migrate(self, revision: str = migrating.NEWEST) -> None:
        """Bring the tables to a revision. Whoever comes second waits, and finds nothing to do."""
        with self.writing() as connection:
            migrating.migrate(connection, revision)

    def is_current(self) -> bool:
        """Whether the tables are those that this release knows."""
        with self.reading() as connection:
            return migrating.is_current(connection)


def open_database(address: str, instance: Path) -> Database:
    """PostgreSQL where there is an address of one, else a file in the instance folder.

    Opens nothing until it is asked.
    """
    if address:
        package("psycopg", "DATABASE_URL")
        return Database(postgresql_engine(address))
    return Database(sqlite_engine(instance / FILE_NAME, "rwc", _LOCKED_SECONDS))
