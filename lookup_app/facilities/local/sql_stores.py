"""Where the local directory is kept between starts: one SQLite file, or PostgreSQL tables.

Either is replaced whole: a reader sees the directory before an import or after it, never half.
"""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import sqlalchemy as sa

from lookup_app.database.engines import postgresql_engine, sqlite_engine
from lookup_app.database.failures import failures_told
from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.local import schema
from lookup_app.facilities.local.disk import held, sweep
from lookup_app.facilities.local.edition import DirectoryDraft, DirectoryEdition, NoDirectoryYet
from lookup_app.facilities.sources import SourceRead

# A visitor waits no longer than this for whoever has locked the file.
_LOCKED_SECONDS = 0.1


class _SqlStore(ABC):
    """Reads an edition out of a database, wherever that is."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A connection that sees one edition from beginning to end."""

    def load(self) -> DirectoryEdition:
        """The edition kept, as one moment saw it."""
        with self.reading() as connection:
            return schema.read(connection)

    def moved_to(self, facility_id: str) -> str | None:
        """The id of the place that this one leads to; costs one query."""
        with self.reading() as connection:
            return schema.moved_to(connection, facility_id)

    def facilities(self) -> Iterator[Facility]:
        """The facilities of the edition kept, one by one."""
        with self.reading() as connection:
            yield from schema.facilities(connection)

    def sources(self) -> tuple[SourceRead, ...]:
        """What the edition kept was made of."""
        with self.reading() as connection:
            return schema.sources(connection)

    def moves(self) -> Iterator[tuple[str, str]]:
        """Every id that leads to another, and that other."""
        with self.reading() as connection:
            yield from schema.moves(connection)

    def rows(self) -> Iterator[str]:
        """What each list said of the places that several name, as the import wrote it."""
        with self.reading() as connection:
            yield from schema.rows(connection)


class SqliteStore(_SqlStore):
    """The directory in one SQLite file, written beside it and swapped in."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def version(self) -> object:
        """The file's identity; costs one look at the file system."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            raise NoDirectoryYet("no directory file") from None
        except OSError as error:
            raise DirectoryUnavailable(f"directory file: {error.strerror}") from None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def replace(self, draft: DirectoryDraft) -> None:
        """Write a new file and put it in the old one's place."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{self._path.name}.new-{os.getpid()}")
        with held(beside):
            with (
                _engine(beside, "rwc") as engine,
                failures_told(DirectoryUnavailable),
                engine.begin() as connection,
            ):
                schema.write(connection, draft)
            beside.replace(self._path)

    def sweep(self) -> None:
        """Remove what killed imports left beside the file."""
        sweep(self._path, f"{self._path.name}.new-*[0-9]")

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to the file, opened read-only."""
        self.version()
        with _engine(self._path, "ro") as engine, _nonsense_told(), engine.connect() as connection:
            yield connection


class PostgresStore(_SqlStore):
    """The directory in PostgreSQL, replaced in one transaction; many web servers may share it."""

    def __init__(self, address: str) -> None:
        """``address`` is a postgresql:// address, whichever driver it names."""
        self._engine = postgresql_engine(address)

    def version(self) -> object:
        """The edition's number; costs one query."""
        with failures_told(DirectoryUnavailable), self._engine.connect() as connection:
            return schema.number(connection)

    def replace(self, draft: DirectoryDraft) -> None:
        """Delete the old rows and insert the new ones in one transaction."""
        with failures_told(DirectoryUnavailable), self._engine.begin() as connection:
            schema.write(connection, draft)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection on which nothing changes, whatever others write."""
        self.version()
        still = self._engine.execution_options(isolation_level="REPEATABLE READ")
        with _nonsense_told(), still.connect() as connection:
            yield connection


@contextmanager
def _engine(path: Path, mode: str) -> Iterator[sa.Engine]:
    engine = sqlite_engine(path, mode, _LOCKED_SECONDS)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _nonsense_told() -> Iterator[None]:
    """The database's errors as ours, and rows that are none of ours, which are ValueErrors, too.

    Anything else is a fault of our own: it goes on to the log, with its place, and to a page 500.
    """
    try:
        with failures_told(DirectoryUnavailable):
            yield
    except ValueError:
        raise DirectoryUnavailable("database: what it holds makes no sense") from None
