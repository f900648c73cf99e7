"""The parts of ``/api/v1/near/<place-id>`` in their JSON shapes: docs/api.md."""

from typing import Any, assert_never

from lookup_app.facilities.directory import FacilityPage
from lookup_app.facilities.facility import Nearby
from lookup_app.facilities.near import DirectoryDown, Facilities, FacilitiesFound, NoDirectory
from lookup_app.links import TreatmentLinks
from lookup_app.web.api.guidance_json import mark_as_json

Json = dict[str, Any]


def links_as_json(links: TreatmentLinks) -> Json:
    """The FindTreatment.gov links, and what to type there."""
    return {
        "search": links.search,
        "place_text": links.place_text,
        "plain": links.plain,
        "opioid_programs": links.opioid_programs,
        "payment": links.payment,
    }


def facilities_as_json(facilities: Facilities) -> Json | None:
    """One page of facilities; None without a directory, and while it cannot answer."""
    match facilities:
        case FacilitiesFound():
            return _page(facilities)
        case NoDirectory() | DirectoryDown():
            return None
        case unknown:
            assert_never(unknown)


def _page(facilities: FacilitiesFound) -> Json:
    found, asked = facilities.page, facilities.search.page.number
    past_the_end = asked > found.pages
    return {
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "stale": found.stale,
        "total": found.total,
        "at_least": found.at_least,
        "page": asked if past_the_end else found.page,
        "pages": found.pages,
        "radius_miles": found.radius_miles,
        "counts": _counts(found),
        "items": [] if past_the_end else [facility_as_json(nearby) for nearby in found.items],
    }


def _counts(found: FacilityPage) -> dict[str, dict[str, int]]:
    """For each kind of filter, how many facilities there would be with each choice."""
    counts: dict[str, dict[str, int]] = {}
    for (kind, value), count in found.counts.items():
        counts.setdefault(kind, {})[value] = count
    return counts


def facility_as_json(nearby: Nearby) -> Json:
    """One facility; distances in miles to three decimals, about five feet."""
    facility = nearby.facility
    return {
        "id": facility.id,
        "name": facility.name,
        "street": facility.street,
        "city": facility.city,
        "state": facility.state,
        "zip": facility.zip,
        "county": facility.county,
        "phones": [
            {"number": phone.number, "extension": phone.extension, "kind": phone.kind}
            for phone in facility.phones
        ],
        "website": facility.website,
        "latitude": facility.latitude,
        "longitude": facility.longitude,
        "distance_miles": round(nearby.distance_miles, 3),
        "approximate": facility.approximate,
        "codes": list(facility.codes),
        "mark": mark_as_json(facility.mark),
    }
