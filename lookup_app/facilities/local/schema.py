"""How a directory lies in a database: its tables, and the way of an edition in and out of them."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import Facility, Phone
from lookup_app.facilities.local.edition import DirectoryDraft, DirectoryEdition, NoDirectoryYet
from lookup_app.facilities.sources import Source, SourceRead

# Another shape gets other names, so that an older edition reads as none and not as a broken one.
_METADATA = sa.MetaData()
_FACILITY = sa.Table(
    "directory_listing",
    _METADATA,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name2", sa.Text, nullable=False),
    sa.Column("street", sa.Text, nullable=False),
    sa.Column("street2", sa.Text, nullable=False),
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
    sa.Column("sources", sa.Text, nullable=False),
    sa.Column("labels", sa.Text, nullable=False),
)
_EDITION = sa.Table(
    "directory_edition",
    _METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("imported_on", sa.Date),
)
_SOURCE = sa.Table(
    "directory_source",
    _METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("publisher", sa.Text, nullable=False),
    sa.Column("as_of", sa.Date),
    sa.Column("files", sa.Text, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
)
_MOVED = sa.Table(
    "directory_moved",
    _METADATA,
    sa.Column("old", sa.String(16), primary_key=True),
    sa.Column("new", sa.String(16), nullable=False),
)
_WRITTEN = ("codes", "phones", "sources", "labels")
_PLAIN = [one.name for one in _FACILITY.c if one.name not in _WRITTEN]
_BATCH = 2_000


def number(connection: sa.Connection) -> int | None:
    """The number of the edition kept; raises NoDirectoryYet where there are no tables."""
    if not sa.inspect(connection).has_table(_FACILITY.name):
        raise NoDirectoryYet("no directory, or one of an earlier version: import it again")
    found: int | None = connection.scalar(sa.select(_EDITION.c.number))
    return found


def write(connection: sa.Connection, draft: DirectoryDraft) -> None:
    """Make the tables where there are none, and put this edition in place of what they hold."""
    _METADATA.create_all(connection)
    last = connection.scalar(sa.select(_EDITION.c.number)) or 0
    for table in (_FACILITY, _EDITION, _SOURCE, _MOVED):
        connection.execute(sa.delete(table))
    numbers = {one.source: at for at, one in enumerate(draft.sources)}
    _insert(connection, _FACILITY, (_to_row(facility, numbers) for facility in draft.facilities))
    _insert(connection, _MOVED, ({"old": old, "new": new} for old, new in draft.moved))
    _insert(connection, _SOURCE, map(_source_to_row, numbers.values(), draft.sources))
    edition = {"number": last + 1, "imported_on": draft.imported_on}
    connection.execute(sa.insert(_EDITION), edition)


def read(connection: sa.Connection) -> DirectoryEdition:
    """The edition kept."""
    kept = connection.execute(sa.select(_EDITION)).one_or_none() if number(connection) else None
    if kept is None:
        raise NoDirectoryYet("the directory is empty")
    named = sources(connection)
    return DirectoryEdition(tuple(_facilities(connection, named)), named, kept.imported_on)


def moved_to(connection: sa.Connection, facility_id: str) -> str | None:
    """The id that another one leads to."""
    found: str | None = connection.scalar(
        sa.select(_MOVED.c.new).where(_MOVED.c.old == facility_id)
    )
    return found


def facilities(connection: sa.Connection) -> Iterator[Facility]:
    """Every facility, without holding them all."""
    yield from _facilities(connection, sources(connection))


def moves(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    """Every id that leads to another, and which."""
    for row in _streamed(connection, _MOVED):
        yield row.old, row.new


def sources(connection: sa.Connection) -> tuple[SourceRead, ...]:
    """The sources of the edition kept."""
    rows = connection.execute(sa.select(_SOURCE).order_by(_SOURCE.c.number))
    return tuple(
        SourceRead(
            Source(row.key, row.publisher, row.as_of), tuple(json.loads(row.files)), row.rows
        )
        for row in rows
    )


def _source_to_row(number: int, read: SourceRead) -> dict[str, Any]:
    one = read.source
    files, rows = json.dumps(read.files), read.rows
    known = {"key": one.key, "publisher": one.publisher, "as_of": one.as_of}
    return known | {"number": number, "files": files, "rows": rows}


def _facilities(connection: sa.Connection, sources: Sequence[SourceRead]) -> Iterator[Facility]:
    named: dict[str, tuple[Source, ...]] = {}
    for row in _streamed(connection, _FACILITY):
        fields = dict(row._mapping)
        numbers = fields.pop("sources")
        if numbers not in named:
            named[numbers] = tuple(_named(sources, number) for number in json.loads(numbers))
        yield _from_row(fields, named[numbers])


def _named(sources: Sequence[SourceRead], number: object) -> Source:
    if not isinstance(number, int) or not 0 <= number < len(sources):
        raise ValueError(f"no source {number!r}")
    return sources[number].source


def _phone(read: object) -> Phone:
    match read:
        case [str(number), str() | None as extension, "main" | "intake" | "hotline" as kind]:
            return Phone(number, extension, kind)
        case _:
            raise ValueError("no telephone number")


def _streamed(connection: sa.Connection, table: sa.Table) -> Iterator[Any]:
    yield from connection.execution_options(yield_per=_BATCH).execute(sa.select(table))


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterable[dict[str, Any]]) -> None:
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        connection.execute(sa.insert(table), batch)


def _to_row(facility: Facility, numbers: dict[Source, int]) -> dict[str, Any]:
    row = {column: getattr(facility, column) for column in _PLAIN}
    row["codes"] = "*".join(service_codes.codes_in(facility.code_mask))
    row["labels"] = json.dumps(facility.labels)
    row["phones"] = json.dumps([[p.number, p.extension, p.kind] for p in facility.phones])
    row["sources"] = json.dumps([numbers[one] for one in facility.sources])
    return row


def _from_row(fields: dict[str, Any], sources: tuple[Source, ...]) -> Facility:
    # SQLite keeps a text even where a number belongs.
    if not isinstance(fields["latitude"], float) or not isinstance(fields["longitude"], float):
        raise ValueError("no coordinates")
    fields["code_mask"] = service_codes.mask_of(fields.pop("codes").split("*"))
    # Thousands of facilities share each of these.
    for shared in ("name2", "street2", "city", "state", "zip", "county"):
        if fields[shared] is not None:
            fields[shared] = sys.intern(fields[shared])
    fields["labels"] = tuple(json.loads(fields["labels"]))
    fields["phones"] = tuple(_phone(phone) for phone in json.loads(fields["phones"]))
    return Facility(**fields, sources=sources)
