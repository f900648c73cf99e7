"""The facilities part of a results page: the list, its filters, and the ways on from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from werkzeug.datastructures import MultiDict

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import (
    PAGE_SIZE,
    DirectoryUnavailable,
    FacilityDirectory,
    FacilityPage,
)
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.local.schema import NoDirectoryYet
from lookup_app.facilities.map.drawing import MapDrawing, draw_map
from lookup_app.facilities.search.borders import has_borders
from lookup_app.facilities.service_codes import KINDS, Kind
from lookup_app.places import Place
from lookup_app.web.i18n import language
from lookup_app.web.pages.facility_search import (
    LEGENDS,
    Search,
    WayOn,
    ways_back,
    ways_on,
    without_filters,
)


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
class FacilityList:
    """What the template shows: the page of facilities, or why there is none."""

    state: Literal["found", "no directory", "unavailable"]
    place: Place
    filters: Filters = field(default_factory=Filters)
    page: FacilityPage | None = None
    asked_elsewhere: bool = False
    asked_radius: str | None = None
    within_borders: bool = False
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
    search = Search.parse(place, arguments)
    if directory is None:
        return FacilityList("no directory", place)
    try:
        found = directory.search(place, search.filters, search.radius, search.page)
    except NoDirectoryYet:
        return FacilityList("no directory", place)
    except DirectoryUnavailable:
        return FacilityList("unavailable", place)
    return FacilityList(
        state="found",
        place=place,
        filters=search.filters,
        page=found,
        asked_elsewhere=directory.asks_elsewhere,
        asked_radius=search.radius_text,
        within_borders=search.radius is None and has_borders(place),
        groups=filter_groups(found.counts, search.filters),
        ways_on=tuple(ways_on(search, found)),
        previous_page=search.address(page=found.page - 1) if found.page > 1 else None,
        next_page=search.address(page=found.page + 1) if found.page < found.pages else None,
        chosen=tuple(ways_back(search)),
        without_filters=without_filters(search),
        map=draw_map(place, found.items, (found.page - 1) * PAGE_SIZE + 1),
    )


def filter_groups(
    counts: Mapping[tuple[Kind, str], int], filters: Filters
) -> tuple[FilterGroup, ...]:
    """The filters worth showing: a choice that leaves nothing stays only while it is ticked."""
    groups = (
        FilterGroup(kind, str(LEGENDS[kind]), tuple(_choices(kind, counts, filters)))
        for kind in KINDS
    )
    return tuple(group for group in groups if group.choices)


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
