"""A row of any directory file made a record, or refused."""

from collections.abc import Iterator
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
    alike = street and not name2
    first = full if alike else facility_id(name, street, city, zip_code)
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
