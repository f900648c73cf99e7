"""Where the local directory is kept between starts: one SQLite file, or PostgreSQL tables.

Either is replaced whole: a reader sees the directory before an import or after it, never half.
"""

import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.local import schema
from lookup_app.facilities.local.disk import held, reason_of, sweep
from lookup_app.facilities.local.edition import DirectoryDraft, DirectoryEdition, NoDirectoryYet
from lookup_app.facilities.sources import SourceRead

# A visitor waits no longer than this for whoever has locked the file.
_LOCKED_SECONDS = 0.1
# The shortest that PostgreSQL's client knows.
_CONNECT_SECONDS = "2"


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
            with _engine(beside, "rwc") as engine, _failures_told(), engine.begin() as connection:
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
        # One look every few seconds is not worth a connection kept open.
        url = sa.make_url(address).set(drivername="postgresql+psycopg")
        if "connect_timeout" not in url.query:
            url = url.update_query_dict({"connect_timeout": _CONNECT_SECONDS})
        self._engine = sa.create_engine(url, poolclass=NullPool)

    def version(self) -> object:
        """The edition's number; costs one query."""
        with _failures_told(), self._engine.connect() as connection:
            return schema.number(connection)

    def replace(self, draft: DirectoryDraft) -> None:
        """Delete the old rows and insert the new ones in one transaction."""
        with _failures_told(), self._engine.begin() as connection:
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
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_LOCKED_SECONDS
        )

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=NullPool)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _failures_told() -> Iterator[None]:
    """Turn the database's errors into ours, without its SQL, and so without anybody's data."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise DirectoryUnavailable(reason_of(error.orig)) from None
    except sa.exc.SQLAlchemyError as error:
        raise DirectoryUnavailable(f"database: {type(error).__name__}") from None


@contextmanager
def _nonsense_told() -> Iterator[None]:
    """The same for rows that are none of ours, which ``schema`` calls a ValueError.

    Anything else is a fault of our own: it goes on to the log, with its place, and to a page 500.
    """
    try:
        with _failures_told():
            yield
    except ValueError:
        raise DirectoryUnavailable("database: what it holds makes no sense") from None
