"""One row of any directory file, and what becomes of it: cleaned, given an id, merged."""

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import Phone, PhoneKind
from lookup_app.facilities.importing.cleaning import (
    clean_coordinates,
    clean_phone,
    clean_street,
    clean_text,
    clean_website,
    clean_zip,
)

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_STREET_WORDS = {
    "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "boulevard": "blvd",
    "lane": "ln", "court": "ct", "place": "pl", "highway": "hwy", "parkway": "pkwy", "suite": "ste",
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw",
    "southeast": "se", "southwest": "sw", "circle": "cir", "square": "sq", "building": "bldg",
    "floor": "fl", "route": "rte", "first": "1st", "second": "2nd", "third": "3rd",
}  # fmt: skip
_STATE = re.compile(r"[A-Z]{2}")
_ID = re.compile(r"[a-z2-7]{10}")
_PHONE_ORDER = ("main", "intake", "hotline")


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as a file has it: text, unrepaired, and its service codes."""

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
    id: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A cleaned row: a facility that may still lack its point."""

    id: str
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


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be listed, and why in one word."""

    reason: str


def clean_row(row: RawRow) -> Record | Refused:
    """The row repaired, or refused where it names no facility or no place in the United States."""
    name, street = clean_text(row.name), clean_street(row.street)
    city, state, zip_code = clean_text(row.city), clean_text(row.state).upper(), clean_zip(row.zip)
    if not name:
        return Refused("no name")
    if not _STATE.fullmatch(state):
        return Refused("no state")
    if not zip_code and not city:
        return Refused("no city and no ZIP")
    return Record(
        id=_given_id(row) or facility_id(name, street, city, zip_code),
        name=name,
        name2=clean_text(row.name2),
        street=street,
        street2=clean_street(row.street2),
        city=city,
        state=state,
        zip=zip_code,
        county=clean_text(row.county) or None,
        point=clean_coordinates(row.latitude, row.longitude),
        phones=_phones(row),
        website=clean_website(row.website),
        code_mask=service_codes.mask_of(row.codes),
    )


def facility_id(name: str, street: str, city: str, zip_code: str) -> str:
    """A short id that stays the same while name, street, city and ZIP do, however they are spelled.

    Ten characters of base 32: that two of 30,000 facilities share one has a chance of 1 in 2.5
    million.
    """
    key = "|".join((_words(name), _words(street), _words(city), zip_code))
    digest = hashlib.sha256(key.encode()).digest()
    return b32encode(digest)[:10].decode().lower()


def _given_id(row: RawRow) -> str | None:
    """The id that an exported row has; a number of somebody else's is none."""
    given = (row.id or "").strip()
    return given if _ID.fullmatch(given) else None


def merge(records: Iterable[Record]) -> dict[str, Record]:
    """One record a facility: substance use and mental health rows of one place become one."""
    merged: dict[str, Record] = {}
    for record in records:
        known = merged.get(record.id)
        merged[record.id] = _merge_two(known, record) if known else record
    return merged


def _merge_two(first: Record, second: Record) -> Record:
    # The second lines name a program or a floor: where they differ, the place has several.
    return replace(
        first,
        name2=first.name2 if first.name2 == second.name2 else "",
        street2=first.street2 if first.street2 == second.street2 else "",
        county=first.county or second.county,
        point=first.point or second.point,
        phones=_each_once(sorted(first.phones + second.phones, key=_kind_of_phone)),
        website=first.website or second.website,
        code_mask=first.code_mask | second.code_mask,
    )


def _phones(row: RawRow) -> tuple[Phone, ...]:
    parsed = chain(
        _numbers(row.phone, "main"),
        *(_numbers(text, "intake") for text in row.intake),
        _numbers(row.hotline, "hotline"),
    )
    return _each_once(parsed)


def _numbers(text: str | None, kind: PhoneKind) -> Iterator[Phone]:
    """The numbers of one field; an exported one has several, with bars between them."""
    for part in (text or "").split("|"):
        if phone := clean_phone(part, kind):
            yield phone


def _kind_of_phone(phone: Phone) -> int:
    return _PHONE_ORDER.index(phone.kind)


def _each_once(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    first_by_number: dict[tuple[str, str | None], Phone] = {}
    for phone in phones:
        first_by_number.setdefault((phone.number, phone.extension), phone)
    return tuple(first_by_number.values())


def _words(text: str) -> str:
    words = _NOT_WORD.sub(" ", text.casefold().replace("'", "")).split()
    return " ".join(_STREET_WORDS.get(word, word) for word in words)
