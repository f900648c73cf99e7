"""Facilities in the words of the Human Services Data Specification (HSDS) 3.0 of Open Referral.

Each facility is one service, of one organization, at one location. Ids are derived from ours, so
they stay the same from one import to the next.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, assert_never
from uuid import UUID, uuid5

from lookup_app.facilities import service_codes
from lookup_app.facilities.facility import Facility, Phone
from lookup_app.facilities.hsds_ids import id_of
from lookup_app.facilities.hsds_taxonomy import attributes
from lookup_app.guidance.mark import Mark

Json = dict[str, Any]

_NAMESPACE = UUID("5a0c1f0e-8f4e-4d53-9a0f-6d6c0d6f5b41")
# What nothing more is said of: no list of facilities has anything but treatment and health centers.
_UNSAID = "Facility for treatment or health care"
# Read once: a page names thousands of them.
_LABELS = {code: known.label.text("en") for code, known in service_codes.CODES.items()}
_LANGUAGE_CODES = {
    "SP": "es", "AH": "ase", "F4": "ar", "F17": "zh", "F19": "ht", "F25": "fa", "F28": "fr",
    "F30": "de", "F31": "el", "F35": "he", "F36": "hi", "F37": "hmn", "F42": "it", "F43": "ja",
    "F47": "ko", "F66": "pl", "F67": "pt", "F70": "ru", "F81": "tl", "F92": "vi",
    "N13": "hop", "N18": "lkt", "N23": "nv", "N24": "oj", "N40": "esu",
}  # fmt: skip


def service(facility: Facility, as_of: date | None) -> Json:
    """The service with its one-to-one fields, as lists show it."""
    found: Json = {
        "id": id_of("service", facility),
        "name": facility.name,
        "description": _labels(facility, "TC", "SET", "TAP") or _UNSAID,
        "status": "inactive" if _has_closed(facility) else "active",
        "alert": _alert(facility.mark) if facility.mark else "",
        "fees_description": _labels(facility, "PAY", "PYAS"),
        "eligibility_description": _labels(facility, "AGE", "SG", "EXCL"),
        "accreditations": _labels(facility, "LCA"),
        "assured_date": as_of.isoformat() if as_of else None,
        "organization": organization(facility),
    }
    if facility.website:
        found["url"] = facility.website
    return {key: value for key, value in found.items() if value}


def full_service(facility: Facility, as_of: date | None) -> Json:
    """The service with everything nested in it."""
    identity = id_of("service", facility)
    return service(facility, as_of) | {
        "attributes": attributes(identity, facility.codes),
        "phones": [_phone(facility, phone) for phone in facility.phones],
        "languages": [
            {
                "id": _id("language", facility, code),
                "name": _LABELS[code],
                "code": _LANGUAGE_CODES[code],
            }
            for code in facility.codes
            if code in _LANGUAGE_CODES
        ],
        "service_at_locations": [_at_location(facility)],
    }


def organization(facility: Facility) -> Json:
    """The organization whose one service the facility is."""
    found: Json = {
        "id": id_of("organization", facility),
        "name": facility.name,
        "description": _labels(facility, "FOP", "FT") or _UNSAID,
    }
    return found | ({"website": facility.website} if facility.website else {})


def full_organization(facility: Facility, as_of: date | None) -> Json:
    """The organization with its one service, in short."""
    only = service(facility, as_of)
    del only["organization"]
    return organization(facility) | {"services": [only]}


def service_at_location(facility: Facility, as_of: date | None) -> Json:
    """The service at its location, with both."""
    return _at_location(facility) | {"service": service(facility, as_of)}


def full_service_at_location(facility: Facility, as_of: date | None) -> Json:
    """The same, with everything nested in the service."""
    whole = full_service(facility, as_of)
    del whole["service_at_locations"]
    return _at_location(facility) | {"service": whole}


def _at_location(facility: Facility) -> Json:
    return {"id": id_of("service_at_location", facility), "location": _location(facility)}


def page_of(items: Sequence[Json], total: int, page: int, per_page: int) -> Json:
    """One page of a list, as the specification's Page."""
    pages = -(-total // per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(items),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not items,
        "contents": list(items),
    }


def _location(facility: Facility) -> Json:
    found: Json = {
        "id": _id("location", facility),
        "location_type": "physical",
        "name": facility.name,
    }
    # An address without one of these would be none in the specification.
    if facility.street and facility.city and facility.zip:
        found["addresses"] = [
            {
                "id": _id("address", facility),
                "address_1": facility.street,
                "city": facility.city,
                "state_province": facility.state,
                "postal_code": facility.zip,
                "country": "US",
                "address_type": "physical" if facility.street_to_visit else "postal",
            }
        ]
    if facility.approximate:
        town = facility.town_line.strip(", ")
        return found | {"description": f"{town}. The point of this location is not known."}
    return found | {"latitude": facility.latitude, "longitude": facility.longitude}


def _phone(facility: Facility, phone: Phone) -> Json:
    found: Json = {
        "id": _id("phone", facility, phone.number, phone.extension or ""),
        "number": phone.number,
        "type": "voice",
        "description": phone.kind,
    }
    if phone.extension and phone.extension.isdigit():
        found["extension"] = int(phone.extension)
    return found


def _has_closed(facility: Facility) -> bool:
    return facility.mark is not None and facility.mark.state == "closed"


def _alert(mark: Mark) -> str:
    """What a moderator of this site found, in a sentence with its day."""
    day = mark.since.date().isoformat()
    match mark.state:
        case "checking":
            return f"Reported as wrong, and being checked since {day}."
        case "number":
            return f"Checked on {day}: the number is {mark.value} now."
        case "closed":
            return f"Checked on {day}: it has closed."
        case "moved":
            return f"Checked on {day}: it has moved to {mark.value}."
        case unknown:
            assert_never(unknown)


def _labels(facility: Facility, *categories: str) -> str:
    mask = facility.code_mask & _mask_of(categories)
    return "; ".join(_LABELS[code] for code in service_codes.codes_in(mask))


@cache
def _mask_of(categories: tuple[str, ...]) -> int:
    known = service_codes.CODES.values()
    return service_codes.mask_of(one.code for one in known if one.category in categories)


def _id(kind: str, facility: Facility, *more: str) -> str:
    return str(uuid5(_NAMESPACE, ":".join((kind, facility.id, *more))))
