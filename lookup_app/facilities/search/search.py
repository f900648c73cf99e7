"""A search of the facility directory, as an address asks for it."""

import re
from dataclasses import dataclass, replace
from math import inf
from typing import Self

from lookup_app.facilities.directory import FIRST_PAGE, PageAsked
from lookup_app.facilities.filters import Arguments, Filters
from lookup_app.facilities.search.borders import FORMER_COUNTY_MILES, has_borders, is_former_county
from lookup_app.facilities.search.radii import RADII_MILES
from lookup_app.places import Place

# Addresses that were shared may still hold wider ones than are offered.
_WIDEST_MILES = 500.0
_RADIUS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_ANYWHERE = "any"


@dataclass(frozen=True, slots=True)
class Search:
    """A search near a place, or in it. ``radius_miles`` is infinite for the nearest anywhere."""

    place: Place
    filters: Filters
    radius_miles: float | None
    page: PageAsked

    @classmethod
    def parse(cls, place: Place, arguments: Arguments, page: PageAsked = FIRST_PAGE) -> Self:
        """The search a query string asks for; what nobody understands is left out.

        ``page`` says what pages are like; the query string, which of them.
        """
        return cls(
            place,
            Filters.parse(arguments),
            parse_radius(_first(arguments, "radius")) or _usual_radius(place),
            replace(page, number=_parse_page(_first(arguments, "page"))),
        )

    @property
    def radius_text(self) -> str | None:
        """The radius as an address has it."""
        return radius_text(self.radius_miles)

    @property
    def within_borders(self) -> bool:
        """Whether it lists what lies in the place, and not around it."""
        return self.radius_miles is None and has_borders(self.place)

    @property
    def leaves_out_what_is_far(self) -> bool:
        """Whether it lists what is near, and nothing else where nothing is."""
        return self.radius_miles is None and not (self.page.with_far or has_borders(self.place))

    @property
    def area_is_fixed(self) -> bool:
        """Whether the area searched stays the same whatever the filters."""
        return self.within_borders if self.radius_miles is None else self.radius_miles < inf


def parse_radius(text: str | None) -> float | None:
    """The smallest radius offered that holds the one asked for, in miles; None for anything else.

    So no address makes the live directory ask anew for a circle that is a little different.
    "any" is a radius without end.
    """
    if text == _ANYWHERE:
        return inf
    asked = float(text) if text and _RADIUS.fullmatch(text) else 0.0
    if not 0 < asked <= _WIDEST_MILES:
        return None
    return next((radius for radius in RADII_MILES if radius >= asked), RADII_MILES[-1])


def radius_text(radius_miles: float | None) -> str | None:
    """A radius as an address has it; None for none."""
    if radius_miles is None:
        return None
    return _ANYWHERE if radius_miles == inf else f"{radius_miles:g}"


def _usual_radius(place: Place) -> float | None:
    return FORMER_COUNTY_MILES if is_former_county(place) else None


def _parse_page(text: str | None) -> int:
    """A page number; 1 for anything that is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1


def _first(arguments: Arguments, name: str) -> str | None:
    return next(iter(arguments.getlist(name)), None)
