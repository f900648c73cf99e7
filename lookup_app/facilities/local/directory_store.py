"""Where the local directory is kept between starts: one SQLite file, or two PostgreSQL tables.

Either is replaced whole: a reader sees the directory before an import or after it, never half.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.local import schema
from lookup_app.facilities.local.schema import Edition, NoDirectoryYet

# A visitor waits no longer than this for whoever has locked the file.
_LOCKED_SECONDS = 0.1
# The shortest that PostgreSQL's client knows.
_CONNECT_SECONDS = "2"


class DirectoryStore(Protocol):
    """Keeps one edition of the directory. Raises ``DirectoryUnavailable`` where it cannot."""

    def version(self) -> object:
        """Something that differs once the edition was replaced; cheap enough for every search."""
        ...

    def load(self) -> Edition:
        """The edition kept."""
        ...

    def replace(self, edition: Edition) -> None:
        """Keep this edition instead, whole or not at all."""
        ...


class SqliteStore:
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

    def load(self) -> Edition:
        """The edition in the file, opened read-only."""
        self.version()
        with _engine(self._path, "ro") as engine, _failures_told(), engine.connect() as connection:
            return schema.read(connection)

    def replace(self, edition: Edition) -> None:
        """Write a new file and put it in the old one's place."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{self._path.name}.new-{os.getpid()}")
        try:
            with _engine(beside, "rwc") as engine, _failures_told(), engine.begin() as connection:
                schema.write(connection, edition)
            beside.replace(self._path)
        finally:
            beside.unlink(missing_ok=True)


class PostgresStore:
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

    def load(self) -> Edition:
        """The edition kept, as one moment saw it."""
        self.version()
        still = self._engine.execution_options(isolation_level="REPEATABLE READ")
        with _failures_told(), still.connect() as connection:
            return schema.read(connection)

    def replace(self, edition: Edition) -> None:
        """Delete the old rows and insert the new ones in one transaction."""
        with _failures_told(), self._engine.begin() as connection:
            schema.write(connection, edition)


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
        raise DirectoryUnavailable(f"database: {type(error.orig).__name__}") from None
    except (sa.exc.SQLAlchemyError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DirectoryUnavailable(f"database: {type(error).__name__}") from None
