"""A row of any directory file made a record, or refused."""

from collections.abc import Iterator
from dataclasses import replace
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
    phones_in_order,
)
from lookup_app.facilities.importing.ids import facility_id, is_facility_id
from lookup_app.facilities.importing.records import RawRow, Record, Refused


def clean_row(row: RawRow) -> Record | Refused:
    """The row repaired, or refused where it names no facility or no place in the United States."""
    if row.spilled:
        return Refused("more cells than columns: a quote or a separator is missing")
    if row.status and row.status.strip().casefold() != "active":
        return Refused("not active")
    record = _record(row)
    if not record.name:
        return Refused("no name")
    if not record.state:
        return Refused("no state")
    if not record.zip and not record.city:
        return Refused("no city and no ZIP")
    return replace(record, ids=_ids(row.id, record))


def _record(row: RawRow) -> Record:
    """The row repaired, without its ids."""
    return Record(
        ids=(),
        name=clean_name(row.name),
        name2=clean_name(row.name2),
        street=clean_street(row.street),
        street2=clean_street(row.street2),
        city=clean_text(row.city),
        state=clean_state(row.state),
        zip=clean_zip(row.zip),
        county=clean_text(row.county) or None,
        point=clean_coordinates(row.latitude, row.longitude),
        phones=_phones(row),
        website=clean_website(row.website),
        code_mask=service_codes.mask_of(row.codes),
        sources=row.sources,
        labels=row.labels,
    )


def _ids(exported: str | None, record: Record) -> tuple[str, ...]:
    """The id that an exported row has, the one made of all it says, and the one of its first lines.

    The last was the only one once, and addresses and printed cards have it.
    """
    given, street, town = (exported or "").strip(), record.street, (record.city, record.zip)
    where = street or (record.phones[0].number if record.phones else "")
    full = facility_id(f"{record.name} {record.name2}", where, *town)
    alike = street and not record.name2
    first = full if alike else facility_id(record.name, street, *town)
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
