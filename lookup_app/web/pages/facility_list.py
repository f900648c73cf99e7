"""The facilities part of a results page: the list, its filters, and the ways on from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, assert_never

from flask_babel import gettext as _

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import FacilityPage
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.map.drawing import MapDrawing, draw_map
from lookup_app.facilities.near import DirectoryDown, Facilities, FacilitiesFound, NoDirectory
from lookup_app.facilities.search.shared_addresses import Address, by_address, programs_of
from lookup_app.facilities.service_codes import KINDS, Kind
from lookup_app.places import Place
from lookup_app.web.i18n import language
from lookup_app.web.pages.ways_on import (
    LEGENDS,
    WayOn,
    address,
    ways_back,
    ways_on,
    without_filters,
)
from lookup_app.web.words.reach import what_is_listed


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
class FilterForm:
    """The filters of a list: the boxes, what is chosen with the way back from each, the radius."""

    groups: tuple[FilterGroup, ...]
    chosen: tuple[WayOn, ...]
    without_filters: str | None
    asked_radius: str | None


@dataclass(frozen=True, slots=True)
class FacilityList:
    """The page of facilities that was found, maybe empty, and the ways on from it.

    The list has its ``addresses``, and the map their numbers.
    """

    template: ClassVar[str] = "facilities/found.html"

    found: FacilityPage
    addresses: tuple[Address, ...]
    answer: FacilitiesFound
    asked_elsewhere: bool
    filters: FilterForm
    ways_on: tuple[WayOn, ...]
    previous_page: str | None
    next_page: str | None
    map: MapDrawing | None

    @property
    def heading(self) -> str:
        """What of the directory is listed, and where."""
        return what_is_listed(self.answer.search.place, self.answer.search.filters)


@dataclass(frozen=True, slots=True)
class NoList:
    """Why there is no list of facilities, in words, and the command that fills it."""

    template: ClassVar[str] = "facilities/none.html"

    heading: str

    words: str
    to_fill: str = ""


TO_FILL = ".venv/bin/flask --app lookup_app facilities fetch"
"""What an operator types to fill the directory."""

FacilityPart = FacilityList | NoList


def facility_part(place: Place, facilities: Facilities) -> FacilityPart:
    """What a results page shows of facilities: their list, or why there is none."""
    heading = what_is_listed(place, Filters())
    match facilities:
        case FacilitiesFound():
            return _list(facilities)
        case NoDirectory():
            words = _(
                "This site has no list of facilities of its own. FindTreatment.gov, above, has one."
            )
            return NoList(heading, words, TO_FILL)
        case DirectoryDown():
            words = _(
                "Our list of facilities is not available right now. FindTreatment.gov, above, "
                "has one, and the lines on this page answer now."
            )
        case unknown:
            assert_never(unknown)
    return NoList(heading, words)


def _list(facilities: FacilitiesFound) -> FacilityList:
    search, found = facilities.search, facilities.page
    addresses = by_address(found.items, found.first_number)
    return FacilityList(
        found=found,
        addresses=addresses,
        answer=facilities,
        asked_elsewhere=facilities.asked_elsewhere,
        filters=FilterForm(
            groups=filter_groups(found.counts, search.filters),
            chosen=tuple(ways_back(search)),
            without_filters=without_filters(search),
            asked_radius=search.radius_text,
        ),
        ways_on=tuple(ways_on(search, found)),
        previous_page=address(search, page=found.page - 1) if found.page > 1 else None,
        next_page=address(search, page=found.page + 1) if found.page < found.pages else None,
        map=draw_map(search.place, programs_of(addresses), found.first_number),
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
        ShownChoice(choice.value, choice.label.text(locale), count, chosen)
        for choice in service_codes.choices_of(kind)
        for count in (counts.get((kind, choice.value), 0),)
        for chosen in (choice.value in filters.of(kind),)
        if count or chosen
    ]
