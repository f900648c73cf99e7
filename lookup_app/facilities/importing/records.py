"""One row of any directory file, and the record it becomes once it is cleaned."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from lookup_app.facilities import service_codes
from lookup_app.facilities.facility import Phone, PhoneKind
from lookup_app.facilities.importing.cleaning import (
    clean_coordinates,
    clean_name,
    clean_phone,
    clean_state,
    clean_street,
    clean_text,
    clean_website,
    clean_zip,
)
from lookup_app.facilities.importing.ids import facility_id, is_facility_id
from lookup_app.facilities.sources import Source

# A first line that ends like this goes on in the second.
_GOES_ON = re.compile(r"(?:\b(?:and|of|for|the|at|in|to|with|y|de|del|para)|[&,/-])$", re.I)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as a file has it: text, unrepaired, and its service codes.

    ``spilled`` says that it has more cells than its file has columns, so that none is sure.
    """

    name: str | None
    name2: str | None = None
    street: str | None = None
    street2: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    county: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    phone: str | None = None
    intake: tuple[str | None, ...] = ()
    hotline: str | None = None
    website: str | None = None
    codes: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    id: str | None = None
    status: str | None = None
    source_key: str | None = None
    source_publisher: str | None = None
    as_of: str | None = None
    spilled: bool = False
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A cleaned row, or several that are one place: a facility that may still lack its point.

    ``ids`` holds every id that means it, its own first; ``labels`` what it offers in words that no
    service code is known for; ``rows`` the rows that it was merged of.
    """

    ids: tuple[str, ...]
    name: str
    name2: str
    street: str
    street2: str
    city: str
    state: str
    zip: str
    county: str | None
    point: tuple[float, float] | None
    phones: tuple[Phone, ...]
    website: str | None
    code_mask: int
    sources: tuple[Source, ...] = ()
    labels: tuple[str, ...] = ()
    rows: "tuple[Record, ...]" = ()

    @property
    def whole_name(self) -> str:
        """Both lines of the name, as a page shows it."""
        if not self.name2:
            return self.name
        return self.name + (" " if _GOES_ON.search(self.name) else " - ") + self.name2

    @property
    def whole_street(self) -> str:
        """Both lines of the street."""
        return ", ".join(filter(None, [self.street, self.street2]))


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be listed, and why in a few words."""

    reason: str


def clean_row(row: RawRow) -> Record | Refused:
    """The row repaired, or refused where it names no facility or no place in the United States."""
    if row.spilled:
        return Refused("more cells than columns: a quote or a separator is missing")
    if row.status and row.status.strip().casefold() != "active":
        return Refused("not active")
    name, state = clean_name(row.name), clean_state(row.state)
    city, zip_code = clean_text(row.city), clean_zip(row.zip)
    if not name:
        return Refused("no name")
    if not state:
        return Refused("no state")
    if not zip_code and not city:
        return Refused("no city and no ZIP")
    name2, street, phones = clean_name(row.name2), clean_street(row.street), _phones(row)
    return Record(
        ids=_ids(row, name, name2, street, city, zip_code, phones),
        name=name,
        name2=name2,
        street=street,
        street2=clean_street(row.street2),
        city=city,
        state=state,
        zip=zip_code,
        county=clean_text(row.county) or None,
        point=clean_coordinates(row.latitude, row.longitude),
        phones=phones,
        website=clean_website(row.website),
        code_mask=service_codes.mask_of(row.codes),
        sources=row.sources,
        labels=row.labels,
    )


def phones_in_order(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    """Each number once, main numbers before intake before hotlines."""
    first_by_number: dict[tuple[str, str | None], Phone] = {}
    for phone in sorted(phones, key=_kind_of_phone):
        first_by_number.setdefault((phone.number, phone.extension), phone)
    return tuple(first_by_number.values())


def _ids(
    row: RawRow,
    name: str,
    name2: str,
    street: str,
    city: str,
    zip_code: str,
    phones: tuple[Phone, ...],
) -> tuple[str, ...]:
    """The id that an exported row has, the one made of all it says, and the one of its first lines.

    The last was the only one once, and addresses and printed cards have it.
    """
    given = (row.id or "").strip()
    where = street or (phones[0].number if phones else "")
    full = facility_id(f"{name} {name2}", where, city, zip_code)
    first = facility_id(name, street, city, zip_code)
    return tuple(dict.fromkeys(([given] if is_facility_id(given) else []) + [full, first]))


def _phones(row: RawRow) -> tuple[Phone, ...]:
    return phones_in_order(
        chain(
            _numbers(row.phone, "main"),
            *(_numbers(text, "intake") for text in row.intake),
            _numbers(row.hotline, "hotline"),
        )
    )


def _numbers(text: str | None, kind: PhoneKind) -> Iterator[Phone]:
    """The numbers of one field; an exported one has several, with bars between them."""
    for part in (text or "").split("|"):
        if phone := clean_phone(part, kind):
            yield phone


def _kind_of_phone(phone: Phone) -> int:
    return ("main", "intake", "hotline").index(phone.kind)
