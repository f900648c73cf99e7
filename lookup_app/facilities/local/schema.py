"""How a directory lies in a database: its tables, and the way of an edition in and out."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import DirectoryUnavailable, Facility, Phone

# Another shape gets other names, so that an older edition reads as none and not as a broken one.
_METADATA = sa.MetaData()
_FACILITY = sa.Table(
    "listed_facility",
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
)
_EDITION = sa.Table(
    "facility_list",
    _METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("as_of", sa.Date),
    sa.Column("imported_on", sa.Date),
    sa.Column("sources", sa.Text, nullable=False),
)
_BATCH = 2_000


class NoDirectoryYet(DirectoryUnavailable):
    """No directory has been imported so far."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole directory, and the files or pages it was made from.

    ``as_of`` is the day it stands for, None where nobody said; ``imported_on`` the day it was
    made here.
    """

    facilities: tuple[Facility, ...]
    as_of: date | None
    sources: tuple[str, ...]
    imported_on: date | None = None


def number(connection: sa.Connection) -> int | None:
    """The number of the edition kept; raises NoDirectoryYet where there are no tables."""
    if not sa.inspect(connection).has_table(_EDITION.name):
        raise NoDirectoryYet("no directory, or one of an earlier version: import it again")
    found: int | None = connection.scalar(sa.select(_EDITION.c.number))
    return found


def write(connection: sa.Connection, edition: Edition) -> None:
    """Make the tables where there are none, and put this edition in place of what they hold."""
    _METADATA.create_all(connection)
    last = connection.scalar(sa.select(_EDITION.c.number)) or 0
    connection.execute(sa.delete(_FACILITY))
    connection.execute(sa.delete(_EDITION))
    for batch in _batches(edition.facilities):
        connection.execute(sa.insert(_FACILITY), [_to_row(facility) for facility in batch])
    kept = {"as_of": edition.as_of, "imported_on": edition.imported_on}
    sources = json.dumps(edition.sources)
    connection.execute(sa.insert(_EDITION), kept | {"number": last + 1, "sources": sources})


def read(connection: sa.Connection) -> Edition:
    """The edition kept."""
    kept = connection.execute(sa.select(_EDITION)).one_or_none() if number(connection) else None
    if kept is None:
        raise NoDirectoryYet("the directory is empty")
    rows = connection.execute(sa.select(_FACILITY)).mappings()
    facilities = tuple(_from_row(dict(row)) for row in rows)
    return Edition(facilities, kept.as_of, tuple(json.loads(kept.sources)), kept.imported_on)


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
    for shared in ("name2", "street2", "city", "state", "zip", "county"):
        if fields[shared] is not None:
            fields[shared] = sys.intern(fields[shared])
    fields["phones"] = tuple(Phone(*phone) for phone in json.loads(fields["phones"]))
    return Facility(**fields)
