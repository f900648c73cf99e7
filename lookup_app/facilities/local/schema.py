"""The way of an edition into a database, and out of it."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any, get_args

import sqlalchemy as sa

from lookup_app.facilities import service_codes
from lookup_app.facilities.facility import Facility, Phone, PhoneKind
from lookup_app.facilities.local.edition import DirectoryDraft, DirectoryEdition, NoDirectoryYet
from lookup_app.facilities.local.tables import EDITION, FACILITY, METADATA, MOVED, ROW, SOURCE
from lookup_app.facilities.sources import Source, SourceRead

_WRITTEN = ("codes", "phones", "sources", "labels")
_PLAIN = [one.name for one in FACILITY.c if one.name not in _WRITTEN]
_BATCH = 500
# What JSON reads is a text of its own each time: one of each kind is enough for all.
_PHONE_KINDS: dict[str, PhoneKind] = {kind: kind for kind in get_args(PhoneKind)}
# What tables of a directory were called at any time.
_OURS = re.compile(r"facility$|directory_")
_OF_EARLIER = (
    "the directory here is one of an earlier version of this site, which this one cannot read; "
    "pages say that there is none until it is fetched or imported again"
)


def number(connection: sa.Connection) -> int | None:
    """The number of the edition kept; raises NoDirectoryYet where there are no tables."""
    tables = sa.inspect(connection).get_table_names()
    if SOURCE.name not in tables:
        of_earlier = any(map(_OURS.match, tables))
        raise NoDirectoryYet(_OF_EARLIER if of_earlier else "no directory")
    found: int | None = connection.scalar(sa.select(EDITION.c.number))
    return found


def write(connection: sa.Connection, draft: DirectoryDraft) -> None:
    """Make the tables where there are none, and put this edition in place of what they hold."""
    METADATA.create_all(connection)
    last = connection.scalar(sa.select(EDITION.c.number)) or 0
    for table in (FACILITY, EDITION, SOURCE, MOVED, ROW):
        connection.execute(sa.delete(table))
    numbers = {one.source: at for at, one in enumerate(draft.sources)}
    _insert(connection, FACILITY, (_to_row(facility, numbers) for facility in draft.facilities))
    _insert(connection, MOVED, ({"old": old, "new": new} for old, new in draft.moved))
    _insert(connection, SOURCE, map(_source_to_row, numbers.values(), draft.sources))
    _insert(connection, ROW, ({"row": row} for row in draft.rows))
    connection.execute(sa.insert(EDITION), {"number": last + 1})


def read(connection: sa.Connection) -> DirectoryEdition:
    """The edition kept."""
    if number(connection) is None:
        raise NoDirectoryYet("the directory is empty")
    named = sources(connection)
    return DirectoryEdition(tuple(_facilities(connection, named)), named)


def moved_to(connection: sa.Connection, facility_id: str) -> str | None:
    """The id that another one leads to."""
    found: str | None = connection.scalar(sa.select(MOVED.c.new).where(MOVED.c.old == facility_id))
    return found


def facilities(connection: sa.Connection) -> Iterator[Facility]:
    """Every facility, without holding them all."""
    yield from _facilities(connection, sources(connection))


def moves(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    """Every id that leads to another, and which."""
    for row in _streamed(connection, MOVED):
        yield row.old, row.new


def rows(connection: sa.Connection) -> Iterator[str]:
    """What each list said of the places that several name, as the import wrote it."""
    for one in _streamed(connection, ROW):
        yield one.row


def sources(connection: sa.Connection) -> tuple[SourceRead, ...]:
    """The sources of the edition kept."""
    kept = connection.execute(sa.select(SOURCE).order_by(SOURCE.c.number))
    return tuple(
        SourceRead(
            Source(row.key, row.publisher, row.as_of, row.imported_on),
            tuple(json.loads(row.files)),
            row.rows,
        )
        for row in kept
    )


def _source_to_row(number: int, read: SourceRead) -> dict[str, Any]:
    files, rows = json.dumps(read.files), read.rows
    return asdict(read.source) | {"number": number, "files": files, "rows": rows}


def _facilities(connection: sa.Connection, sources: Sequence[SourceRead]) -> Iterator[Facility]:
    named: dict[str, tuple[Source, ...]] = {}
    for row in _streamed(connection, FACILITY):
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
        case [str(number), str() | None as extension, str(kind)] if kind in _PHONE_KINDS:
            return Phone(number, extension, _PHONE_KINDS[kind])
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
