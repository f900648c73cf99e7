"""The database of replies, reports and moderators: transactions to read in and to write in."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import sqlalchemy as sa

from lookup_app.database.engines import postgresql_engine, sqlite_engine, written_to
from lookup_app.database.failures import failures_told
from lookup_app.database.site_tables import REVISION
from lookup_app.outside import package

FILE_NAME = "site.sqlite"
_LOCKED_SECONDS = 5.0
# Where Alembic keeps the revision that the tables are of.
_VERSION = sa.table("alembic_version", sa.column("version_num"))


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

    def migrate(self, revision: str = REVISION) -> None:
        """Bring the tables to a revision. Whoever comes second waits, and finds nothing to do."""
        if self._revision() == revision:
            return
        # Imported only here: Alembic weighs six megabytes, and is needed once a release.
        migrating = import_module("lookup_app.database.migrating")
        with self.writing() as connection:
            migrating.migrate(connection, revision)

    def is_current(self) -> bool:
        """Whether the tables are those that this release knows."""
        return self._revision() == REVISION

    def _revision(self) -> str | None:
        with self.reading() as connection:
            has_tables = sa.inspect(connection).has_table(_VERSION.name)
            return connection.scalar(sa.select(_VERSION)) if has_tables else None


def open_database(address: str, instance: Path) -> Database:
    """PostgreSQL where there is an address of one, else a file in the instance folder.

    Opens nothing until it is asked.
    """
    if address:
        package("psycopg", "DATABASE_URL")
        return Database(postgresql_engine(address))
    return Database(sqlite_engine(instance / FILE_NAME, "rwc", _LOCKED_SECONDS))
