"""Where the local directory is kept between starts: one SQLite file, or two PostgreSQL tables.

Either is replaced whole: a reader sees the directory before an import or after it, never half.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from lookup_app import service_codes
from lookup_app.facilities.directory import DirectoryUnavailable, Facility, Phone

_METADATA = sa.MetaData()
_FACILITY = sa.Table(
    "facility",
    _METADATA,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("street", sa.Text, nullable=False),
    sa.Column("city", sa.Text, nullable=False),
    sa.Column("state", sa.String(2), nullable=False),
    sa.Column("zip", sa.String(5), nullable=False),
    sa.Column("latitude", sa.Float(53), nullable=False),
    sa.Column("longitude", sa.Float(53), nullable=False),
    sa.Column("approximate", sa.Boolean, nullable=False),
    sa.Column("county", sa.Text),
    sa.Column("phones", sa.Text, nullable=False),
    sa.Column("website", sa.Text),
    sa.Column("codes", sa.Text, nullable=False),
)
_EDITION = sa.Table(
    "facility_edition",
    _METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("sources", sa.Text, nullable=False),
)
_BATCH = 2_000


class NoDirectoryYet(DirectoryUnavailable):
    """No directory has been imported so far."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole directory, the date it stands for, and the files or pages it was made from."""

    facilities: tuple[Facility, ...]
    as_of: date
    sources: tuple[str, ...]


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
            return _read(connection)

    def replace(self, edition: Edition) -> None:
        """Write a new file and put it in the old one's place."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{self._path.name}.new-{os.getpid()}")
        try:
            with _engine(beside, "rwc") as engine, _failures_told(), engine.begin() as connection:
                _METADATA.create_all(connection)
                _write(connection, edition)
            beside.replace(self._path)
        finally:
            beside.unlink(missing_ok=True)


class PostgresStore:
    """The directory in PostgreSQL, replaced in one transaction; many web servers may share it."""

    def __init__(self, address: str) -> None:
        """``address`` is a postgresql:// address, whichever driver it names."""
        # One look every few seconds is not worth a connection kept open.
        url = sa.make_url(address).set(drivername="postgresql+psycopg")
        self._engine = sa.create_engine(url, poolclass=NullPool)

    def version(self) -> object:
        """The edition's number; costs one query."""
        with _failures_told(), self._engine.connect() as connection:
            if not sa.inspect(connection).has_table(_EDITION.name):
                raise NoDirectoryYet("no directory table")
            return connection.scalar(sa.select(_EDITION.c.number))

    def load(self) -> Edition:
        """The edition kept, as one moment saw it."""
        self.version()
        still = self._engine.execution_options(isolation_level="REPEATABLE READ")
        with _failures_told(), still.connect() as connection:
            return _read(connection)

    def replace(self, edition: Edition) -> None:
        """Delete the old rows and insert the new ones in one transaction."""
        with _failures_told(), self._engine.begin() as connection:
            _METADATA.create_all(connection)
            _write(connection, edition)


@contextmanager
def _engine(path: Path, mode: str) -> Iterator[sa.Engine]:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=0.25)

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
    except (sa.exc.SQLAlchemyError, ValueError, TypeError, KeyError) as error:
        raise DirectoryUnavailable(f"database: {type(error).__name__}") from None


def _write(connection: sa.Connection, edition: Edition) -> None:
    number = (connection.scalar(sa.select(_EDITION.c.number)) or 0) + 1
    connection.execute(sa.delete(_FACILITY))
    connection.execute(sa.delete(_EDITION))
    for batch in _batches(edition.facilities):
        connection.execute(sa.insert(_FACILITY), [_to_row(facility) for facility in batch])
    connection.execute(
        sa.insert(_EDITION),
        {"number": number, "as_of": edition.as_of, "sources": json.dumps(edition.sources)},
    )


def _read(connection: sa.Connection) -> Edition:
    kept = connection.execute(sa.select(_EDITION.c.as_of, _EDITION.c.sources)).one_or_none()
    if kept is None:
        raise NoDirectoryYet("the directory is empty")
    rows = connection.execute(sa.select(_FACILITY)).mappings()
    facilities = tuple(_from_row(dict(row)) for row in rows)
    return Edition(facilities, kept.as_of, tuple(json.loads(kept.sources)))


def _batches(facilities: tuple[Facility, ...]) -> Iterable[tuple[Facility, ...]]:
    return (facilities[at : at + _BATCH] for at in range(0, len(facilities), _BATCH))


def _to_row(facility: Facility) -> dict[str, Any]:
    row = asdict(facility)
    row["codes"] = "*".join(service_codes.codes_in(row.pop("code_mask")))
    row["phones"] = json.dumps([[p.number, p.extension, p.kind] for p in facility.phones])
    return row


def _from_row(fields: dict[str, Any]) -> Facility:
    fields["code_mask"] = service_codes.mask_of(fields.pop("codes").split("*"))
    # Thousands of facilities share each of these.
    for shared in ("city", "state", "zip", "county"):
        if fields[shared] is not None:
            fields[shared] = sys.intern(fields[shared])
    fields["phones"] = tuple(Phone(*phone) for phone in json.loads(fields["phones"]))
    return Facility(**fields)
