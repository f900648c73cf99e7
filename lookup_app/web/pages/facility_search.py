"""What an address asks of the facility directory, and the addresses that change it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug.datastructures import MultiDict

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import FacilityPage, Loosening
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.search.borders import (
    FORMER_COUNTY_MILES,
    has_borders,
    is_former_county,
)
from lookup_app.facilities.search.catalog import RADII_MILES
from lookup_app.facilities.service_codes import KINDS, Kind
from lookup_app.places import Place
from lookup_app.web.i18n import language, page_url

# Addresses that were shared may still hold wider ones than are offered.
_WIDEST_MILES = 500.0
_RADIUS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_ANYWHERE = "any"
LEGENDS = {
    "care": lazy_gettext("Kind of care"),
    "pay": lazy_gettext("Payment"),
    "age": lazy_gettext("Age"),
    "language": lazy_gettext("Language"),
    "setting": lazy_gettext("Setting"),
    "group": lazy_gettext("For particular groups"),
}


@dataclass(frozen=True, slots=True)
class WayOn:
    """A link that changes the search: what it says and where it leads."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Search:
    """A search near a place, or in it. ``radius`` is infinite for the nearest anywhere."""

    place: Place
    filters: Filters
    radius: float | None
    page: int

    @classmethod
    def parse(cls, place: Place, arguments: MultiDict[str, str]) -> Self:
        """The search a query string asks for; what nobody understands is left out."""
        return cls(
            place,
            Filters.parse(arguments),
            parse_radius(arguments.get("radius")) or _usual_radius(place),
            parse_page(arguments.get("page")),
        )

    @property
    def radius_text(self) -> str | None:
        """The radius as an address has it."""
        return _radius_text(self.radius)

    @property
    def area_is_fixed(self) -> bool:
        """Whether the area searched stays the same whatever the filters."""
        return has_borders(self.place) if self.radius is None else self.radius < inf

    def address(
        self,
        *,
        radius: float | None = None,
        page: int | None = None,
        without: tuple[Kind, ...] = (),
        less: tuple[Kind, str] | None = None,
    ) -> str:
        """The address of this search with something changed. It leads back to the list."""
        values: dict[str, list[str]] = {}
        for kind, value in self.filters.pairs():
            if kind not in without and (kind, value) != less:
                values.setdefault(kind, []).append(value)
        return page_url(
            "near",
            place_id=self.place.id,
            **values,
            radius=_radius_text(radius or self.radius),
            page=page if page and page > 1 else None,
            _anchor="facilities",
        )


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


def _usual_radius(place: Place) -> float | None:
    return FORMER_COUNTY_MILES if is_former_county(place) else None


def parse_page(text: str | None) -> int:
    """A page number; 1 for anything that is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1


def ways_back(search: Search) -> list[WayOn]:
    """Each filter in use, with the address of the search without it."""
    chosen = ((pair, service_codes.find_choice(*pair)) for pair in search.filters.pairs())
    locale = language().code
    return [
        WayOn(choice.label.for_locale(locale), search.address(less=pair))
        for pair, choice in chosen
        if choice
    ]


def ways_on(search: Search, found: FacilityPage) -> Iterator[WayOn]:
    """What to press where little or nothing fits: a wider radius, one kind of filter less."""
    if found.next_radius_miles:
        text = _("Search within %(miles)s miles", miles=f"{found.next_radius_miles:g}")
        yield WayOn(text, search.address(radius=found.next_radius_miles))
    elif not found.total and search.area_is_fixed:
        yield WayOn(_("Show the nearest, however far"), search.address(radius=inf))
    if not found.total or found.radius_miles is None:
        for loosening in found.loosen:
            href = search.address(without=(loosening.kind,))
            yield WayOn(_loosening_words(search, loosening), href)


def without_filters(search: Search) -> str | None:
    """The address of the search with no filter, where it has some."""
    return search.address(without=KINDS) if search.filters else None


def _loosening_words(search: Search, loosening: Loosening) -> str:
    """With how many it finds only where the next page counts over the same area."""
    legend = LEGENDS[loosening.kind]
    if search.area_is_fixed:
        text: str = _("Any “%(kind)s”: %(total)s found", kind=legend, total=loosening.total)
    else:
        text = _("Any “%(kind)s”", kind=legend)
    return text


def _radius_text(radius: float | None) -> str | None:
    if radius is None:
        return None
    return _ANYWHERE if radius == inf else f"{radius:g}"
