"""What the locator is asked for a place, one thing after the other, until enough is found."""

from collections.abc import Iterator
from math import inf

from lookup_app.facilities.filters import Filters
from lookup_app.facilities.live.areas import Area, around, everywhere, in_state
from lookup_app.facilities.search.borders import has_borders
from lookup_app.facilities.search.radii import RADII_MILES
from lookup_app.facilities.service_codes import Kind, find_choice
from lookup_app.places import Place

_TIERS_MILES = (25.0, 100.0)

# Which of the filters to tell the API, where one must be.
_RAREST_FIRST: tuple[Kind, ...] = ("language", "group", "pay", "age", "setting", "care")
# It refuses the first since 2026, and never knew the second, which is ours.
_NOT_TAKEN = frozenset({"GL", "HRSA"})


def areas_to_ask(place: Place, radius_miles: float | None) -> Iterator[Area]:
    """What to ask for a place, narrowest first."""
    if radius_miles is not None and radius_miles < inf:
        yield around(place, radius_miles)
    elif radius_miles is None and has_borders(place):
        # No circle holds the largest counties; their state does.
        yield in_state(place.state) or around(place, RADII_MILES[-1])
    else:
        yield from (around(place, radius) for radius in _TIERS_MILES)
        yield everywhere(place)


def code_to_ask(filters: Filters) -> str:
    """A chosen code that every fitting facility has, of the rarest kind; empty where none is.

    One alone: the API wants all of them in one row, and a place may be two of its rows.
    """
    for kind in _RAREST_FIRST:
        chosen = [find_choice(kind, value) for value in filters.of(kind)]
        codes = {code for choice in chosen if choice for code in choice.codes}
        if len(codes) == 1 and not codes & _NOT_TAKEN:
            return codes.pop()
    return ""
