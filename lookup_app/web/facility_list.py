"""The facilities part of a results page: the list, its filters, and the ways on from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug.datastructures import MultiDict

from lookup_app import service_codes
from lookup_app.facilities.catalog import RADII_MILES
from lookup_app.facilities.directory import (
    PAGE_SIZE,
    DirectoryUnavailable,
    FacilityDirectory,
    FacilityPage,
)
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.map_drawing import MapDrawing, draw_map
from lookup_app.facilities.store import NoDirectoryYet
from lookup_app.places import Place
from lookup_app.service_codes import KINDS, Kind
from lookup_app.web.i18n import language, page_url

# Addresses that were shared may still hold wider ones than are offered.
_WIDEST_MILES = 500.0
_RADIUS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_LEGENDS = {
    "care": lazy_gettext("Kind of care"),
    "pay": lazy_gettext("Payment"),
    "age": lazy_gettext("Age"),
    "language": lazy_gettext("Language"),
    "setting": lazy_gettext("Setting"),
    "group": lazy_gettext("For particular groups"),
}


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """One box to tick, with how many facilities it would leave."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """The boxes of one kind, without those that nothing here satisfies."""

    kind: Kind
    legend: str
    choices: tuple[ShownChoice, ...]


@dataclass(frozen=True, slots=True)
class WayOn:
    """A link that changes the search: what it says and where it leads."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class FacilityList:
    """What the template shows: the page of facilities, or why there is none."""

    state: Literal["found", "no directory", "unavailable"]
    place: Place
    filters: Filters = field(default_factory=Filters)
    page: FacilityPage | None = None
    asked_elsewhere: bool = False
    asked_radius: float | None = None
    groups: tuple[FilterGroup, ...] = ()
    ways_on: tuple[WayOn, ...] = ()
    previous_page: str | None = None
    next_page: str | None = None
    chosen: tuple[WayOn, ...] = ()
    without_filters: str | None = None
    map: MapDrawing | None = None


def facility_list(
    directory: FacilityDirectory | None, place: Place, arguments: MultiDict[str, str]
) -> FacilityList:
    """Search as the query string asks. A directory that is missing or down costs only this part."""
    filters = Filters.parse(arguments)
    radius = parse_radius(arguments.get("radius"))
    if directory is None:
        return FacilityList("no directory", place)
    try:
        found = directory.search(place, filters, radius, parse_page(arguments.get("page")))
    except NoDirectoryYet:
        return FacilityList("no directory", place)
    except DirectoryUnavailable:
        return FacilityList("unavailable", place)
    search = _Search(place, filters, radius)
    return FacilityList(
        state="found",
        place=place,
        filters=filters,
        page=found,
        asked_elsewhere=directory.asks_elsewhere,
        asked_radius=radius,
        groups=filter_groups(found.counts, filters),
        ways_on=tuple(_ways_on(search, found)),
        previous_page=search.address(page=found.page - 1) if found.page > 1 else None,
        next_page=search.address(page=found.page + 1) if found.page < found.pages else None,
        chosen=tuple(_ways_back(search)),
        without_filters=search.address(without=KINDS) if filters else None,
        map=draw_map(place, found.items, (found.page - 1) * PAGE_SIZE + 1),
    )


def parse_radius(text: str | None) -> float | None:
    """The smallest radius offered that holds the one asked for, in miles; None for anything else.

    So no address makes the live directory ask anew for a circle that is a little different.
    """
    asked = float(text) if text and _RADIUS.fullmatch(text) else 0.0
    if not 0 < asked <= _WIDEST_MILES:
        return None
    return next((radius for radius in RADII_MILES if radius >= asked), RADII_MILES[-1])


def parse_page(text: str | None) -> int:
    """A page number; 1 for anything that is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1


def filter_groups(
    counts: Mapping[tuple[Kind, str], int], filters: Filters
) -> tuple[FilterGroup, ...]:
    """The filters worth showing: a choice that leaves nothing stays only while it is ticked."""
    groups = (
        FilterGroup(kind, str(_LEGENDS[kind]), tuple(_choices(kind, counts, filters)))
        for kind in KINDS
    )
    return tuple(group for group in groups if group.choices)


@dataclass(frozen=True, slots=True)
class _Search:
    place: Place
    filters: Filters
    radius: float | None

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
        chosen = radius or self.radius
        return page_url(
            "near",
            place_id=self.place.id,
            **values,
            radius=f"{chosen:g}" if chosen else None,
            page=page if page and page > 1 else None,
            _anchor="facilities",
        )


def _ways_back(search: _Search) -> list[WayOn]:
    """Each filter in use, with the address of the search without it."""
    chosen = ((pair, service_codes.find_choice(*pair)) for pair in search.filters.pairs())
    locale = language().code
    return [
        WayOn(choice.label.for_locale(locale), search.address(less=pair))
        for pair, choice in chosen
        if choice
    ]


def _ways_on(search: _Search, found: FacilityPage) -> list[WayOn]:
    ways = []
    if found.next_radius_miles:
        text = _("Search within %(miles)s miles", miles=f"{found.next_radius_miles:g}")
        ways.append(WayOn(text, search.address(radius=found.next_radius_miles)))
    if not found.total or found.radius_miles is None:
        for loosening in found.loosen:
            legend = _LEGENDS[loosening.kind]
            text = _("Any “%(kind)s”: %(total)s found", kind=legend, total=loosening.total)
            ways.append(WayOn(text, search.address(without=(loosening.kind,))))
    return ways


def _choices(
    kind: Kind, counts: Mapping[tuple[Kind, str], int], filters: Filters
) -> list[ShownChoice]:
    locale = language().code
    return [
        ShownChoice(choice.value, choice.label.for_locale(locale), count, chosen)
        for choice in service_codes.choices_of(kind)
        for count in (counts.get((kind, choice.value), 0),)
        for chosen in (choice.value in filters.of(kind),)
        if count or chosen
    ]
