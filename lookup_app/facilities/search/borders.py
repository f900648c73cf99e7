"""What lies within a county or a state: facilities by town, for places with borders."""

from array import array
from collections.abc import Sequence
from itertools import groupby

from lookup_app.facilities.facility import Facility
from lookup_app.places import Place

# Far enough from the middle of any of Connecticut's old counties to reach its edges.
FORMER_COUNTY_MILES = 25.0


def has_borders(place: Place) -> bool:
    """Whether a search of the place lists what lies in it, instead of what is nearest."""
    return place.kind in ("county", "state") and not is_former_county(place)


def is_former_county(place: Place) -> bool:
    """Whether the place is one of Connecticut's eight old counties.

    Since 2022 its counties are planning regions, which cut across the old ones, so no ZIP tells
    the old county of a facility: they are searched around their middle, like a town.
    """
    return (
        place.kind == "county"
        and place.state == "CT"
        and not place.name.endswith("Planning Region")
    )


class Borders:
    """Row numbers of the facilities in each state and county, by town, then by name."""

    def __init__(self, facilities: Sequence[Facility]) -> None:
        """Number the rows by their position, which must be the order of their names."""
        self._facilities = facilities
        self._by_state = _rows_by_state(facilities)

    def rows_in(self, place: Place) -> Sequence[int]:
        """The rows within the place's borders."""
        rows = self._by_state.get(place.state, ())
        if place.kind == "county":
            return [row for row in rows if self._facilities[row].county == place.name]
        return rows


def _rows_by_state(facilities: Sequence[Facility]) -> "dict[str, array[int]]":
    def town(row: int) -> tuple[str, str, int]:
        return facilities[row].state, facilities[row].city.casefold(), row

    ordered = sorted(range(len(facilities)), key=town)
    by_state = groupby(ordered, key=lambda row: facilities[row].state)
    return {state: array("L", rows) for state, rows in by_state}
