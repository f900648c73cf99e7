"""What is too far to stand in a list as near: beyond a day's errand, or across the sea."""

from collections.abc import Iterable

from lookup_app.facilities.facility import Facility, Nearby
from lookup_app.places import Place
from lookup_app.states import FREELY_ASSOCIATED, TERRITORIES

FAR_MILES = 150.0
# Beyond this the road is much longer than the line, and from Catalina it is a ferry's.
_LONG_LINE_MILES = 25.0

_ISLAND_TERRITORIES = TERRITORIES | FREELY_ASSOCIATED
# Counties that a ferry or a plane leads to. Hawaii's counties are islands each, too.
_ISLAND_COUNTIES = frozenset(
    {("MA", "Dukes County"), ("MA", "Nantucket County"), ("WA", "San Juan County")}
)
# Where even neighbors may live on two islands, or at the end of no road.
_OF_MANY_ISLANDS = frozenset({"AK", "HI", "PR", "VI", "MP", "AS"}) | FREELY_ASSOCIATED


def island_of(state: str, county: str | None) -> tuple[str, ...]:
    """The island, or group of islands, that a county lies on; empty for the mainland."""
    if state in _ISLAND_TERRITORIES:
        return (state,)
    if state == "HI":
        return (state, county or "")
    return (state, county or "") if (state, county) in _ISLAND_COUNTIES else ()


def is_on_side_of(place: Place, facility: Facility) -> bool:
    """Whether no sea lies between the two, as far as counties tell."""
    return island_of(place.state, place.county) == island_of(facility.state, facility.county)


def line_misleads(place: Place, items: Iterable[Nearby]) -> bool:
    """Whether it must be said that distances are in a straight line."""
    by_water = place.state in _OF_MANY_ISLANDS or bool(island_of(place.state, place.county))
    return by_water or any(nearby.distance_miles > _LONG_LINE_MILES for nearby in items)
