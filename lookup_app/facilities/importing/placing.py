"""Where a facility is: its own point where that is believable, else its ZIP's or its town's."""

from dataclasses import dataclass
from typing import Literal, Protocol

from geopy import Point

from lookup_app.facilities.directory import Facility
from lookup_app.facilities.importing.records import Record, Refused
from lookup_app.places import Place, distance_miles

# A ZIP's point lies within 25 miles of its houses but for a few dozen, so a facility twice as far
# from both its ZIP and its town is somewhere else: an Oregon clinic put in Texas. Alaska's towns
# and ZIPs are larger than some states.
_FAR_MILES = 50
_FAR_MILES_IN_ALASKA = 250

Placed = Literal["own point", "corrected", "by ZIP", "by town"]


class Placer(Protocol):
    """What places rows: the gazetteer."""

    def place_for_zip(self, zip_code: str, /) -> Place | None:
        """The place of a five-digit ZIP."""
        ...

    def place_for_city(self, city: str, state: str, /) -> Place | None:
        """The town of that name in the state of that two-letter code."""
        ...


@dataclass(frozen=True, slots=True)
class PlacedFacility:
    """A facility with its point, and how the point came about."""

    facility: Facility
    placed: Placed


def place(record: Record, placer: Placer) -> PlacedFacility | Refused:
    """Give the record its point and county; refuse it where nothing says where it is."""
    by_zip = placer.place_for_zip(record.zip) if record.zip else None
    by_city = placer.place_for_city(record.city, record.state) if record.city else None
    if by_zip and by_zip.state != record.state:
        by_zip = None
    stand_in = by_zip or by_city
    if record.point and _believable(record, by_zip, by_city):
        return PlacedFacility(_facility(record, record.point, by_zip), "own point")
    if stand_in is None:
        return Refused("ZIP and town unknown")
    point = stand_in.latitude, stand_in.longitude
    how: Placed = "corrected" if record.point else "by ZIP" if by_zip else "by town"
    return PlacedFacility(_facility(record, point, by_zip, approximate=True), how)


def _believable(record: Record, by_zip: Place | None, by_city: Place | None) -> bool:
    known = [place for place in (by_zip, by_city) if place]
    if record.point is None or not known:
        # With nothing to hold it against, a point is taken at its word.
        return record.point is not None
    far = _FAR_MILES_IN_ALASKA if record.state == "AK" else _FAR_MILES
    return any(distance_miles(Point(record.point), place.point) <= far for place in known)


def _facility(
    record: Record,
    point: tuple[float, float],
    by_zip: Place | None,
    *,
    approximate: bool = False,
) -> Facility:
    return Facility(
        id=record.ids[0],
        name=record.whole_name,
        street=record.whole_street,
        city=record.city or (by_zip.city if by_zip and by_zip.city else ""),
        state=record.state,
        zip=record.zip,
        latitude=point[0],
        longitude=point[1],
        approximate=approximate,
        county=(by_zip.county if by_zip else None) or record.county,
        phones=record.phones,
        website=record.website,
        code_mask=record.code_mask,
        name2=record.name2,
        street2=record.street2,
        sources=record.sources,
    )
