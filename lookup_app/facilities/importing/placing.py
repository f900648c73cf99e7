"""Where a facility is: its own point where that is believable, else its ZIP's or its town's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from geopy import Point

from lookup_app.facilities.facility import Facility
from lookup_app.facilities.importing.records import Record, Refused
from lookup_app.places import Place, distance_miles

# A ZIP's point lies within 20 miles of most of its houses, within 50 of all but a few dozen. So a
# facility twice as far from both its ZIP and its town is somewhere else (an Oregon clinic put in
# Texas), and one between the two is there or thereabouts. Alaska's ZIPs are larger than states.
_NEAR_MILES = 20
_FAR_MILES = 50
_MILES_IN_ALASKA = 250
# A town so many times as large as its namesake is the one meant.
_LEADS_BY = 10

Placed = Literal["own point", "own point, far from the ZIP", "corrected", "by ZIP", "by town"]


class Placer(Protocol):
    """What places rows: the gazetteer."""

    def place_for_zip(self, zip_code: str, /) -> Place | None:
        """The place of a five-digit ZIP."""
        ...

    def towns_named(self, city: str, state: str, /) -> Sequence[Place]:
        """The towns of that name in the state of that two-letter code, the largest first."""
        ...

    def county_at(self, latitude: float, longitude: float, /) -> str | None:
        """The county of a point."""
        ...


@dataclass(frozen=True, slots=True)
class PlacedFacility:
    """A facility with its point, and how the point came about."""

    facility: Facility
    placed: Placed


def place(record: Record, placer: Placer) -> PlacedFacility | Refused:
    """Give the record its point and county; refuse it where nothing says where it is.

    The reason of a refusal is a question where two towns of the state have the name.
    """
    by_zip = placer.place_for_zip(record.zip) if record.zip else None
    if by_zip and by_zip.state != record.state:
        by_zip = None
    # A row without a point, with a ZIP that is known, asks for nothing of its town.
    asks = record.city and (record.point or not by_zip)
    towns = placer.towns_named(record.city, record.state) if asks else ()
    town = _town(record, towns)
    stand_in = by_zip or town
    if record.point and (how := _own_point(record, by_zip, towns)):
        county = by_zip.county if by_zip else placer.county_at(*record.point)
        county = county or (town.county if town else None)
        return PlacedFacility(_facility(record, record.point, stand_in, county, how), how)
    if stand_in is None:
        return Refused(_which_town(record, towns) if towns else "ZIP and town unknown")
    how = "corrected" if record.point else "by ZIP" if by_zip else "by town"
    point = stand_in.latitude, stand_in.longitude
    return PlacedFacility(_facility(record, point, stand_in, stand_in.county, how), how)


def _town(record: Record, towns: Sequence[Place]) -> Place | None:
    """The town meant: the only one, the one of the county named, or one that dwarfs the others."""
    named = [town for town in towns if _names_county(record, town)]
    if len(named) == 1:
        return named[0]
    largest = sorted((town.population or 0 for town in towns), reverse=True)
    if len(towns) > 1 and largest[0] < _LEADS_BY * largest[1]:
        return None
    return towns[0] if towns else None


def _names_county(record: Record, town: Place) -> bool:
    """Whether the row's county, or its name, is of the town's county."""
    if not town.county:
        return False
    county = town.county.casefold()
    short = county.rsplit(" ", 1)[0]
    said = (record.county or "").casefold()
    return said in (county, short) or county in record.whole_name.casefold()


def _which_town(record: Record, towns: Sequence[Place]) -> str:
    counties = " or ".join(town.county or town.id for town in towns)
    return f"which {record.city}, {record.state}: in {counties}? Give it a ZIP or a county"


def _own_point(record: Record, by_zip: Place | None, towns: Sequence[Place]) -> Placed | None:
    """How far the row's own point is to be believed; None where not at all."""
    known = [one for one in (by_zip, *towns) if one]
    if record.point is None or not known:
        # With nothing to hold it against, a point is taken at its word.
        return "own point" if record.point else None
    miles = min(distance_miles(Point(record.point), one.point) for one in known)
    in_alaska = record.state == "AK"
    if miles <= (_MILES_IN_ALASKA if in_alaska else _NEAR_MILES):
        return "own point"
    return "own point, far from the ZIP" if not in_alaska and miles <= _FAR_MILES else None


def _facility(
    record: Record,
    point: tuple[float, float],
    stand_in: Place | None,
    county: str | None,
    placed: Placed,
) -> Facility:
    return Facility(
        id=record.ids[0],
        name=record.whole_name,
        street=record.whole_street,
        city=record.city or (stand_in.city if stand_in and stand_in.city else ""),
        state=record.state,
        zip=record.zip,
        latitude=point[0],
        longitude=point[1],
        approximate=placed != "own point",
        county=county or record.county,
        phones=record.phones,
        website=record.website,
        code_mask=record.code_mask,
        name2=record.name2,
        street2=record.street2,
        sources=record.sources,
        labels=record.labels,
    )
