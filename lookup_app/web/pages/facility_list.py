"""The facilities part of a results page: the list, its filters, and the ways on from it."""

from dataclasses import dataclass
from typing import ClassVar, assert_never

from flask_babel import gettext as _

from lookup_app.facilities.filters import Filters
from lookup_app.facilities.map.drawing import MapDrawing, draw_map
from lookup_app.facilities.near import DirectoryDown, Facilities, FacilitiesFound, NoDirectory
from lookup_app.facilities.search.shared_addresses import Address, by_address, programs_of
from lookup_app.places import Place
from lookup_app.web.app import collaborators
from lookup_app.web.forms import NameForm
from lookup_app.web.near import naming_arguments
from lookup_app.web.pages.filter_form import FilterForm, filter_form
from lookup_app.web.pages.ways_on import WayOn, WaysOn
from lookup_app.web.words.facilities import TO_FILL
from lookup_app.web.words.reach import what_is_listed

# More than that is a wall to somebody in distress; the others are one press away.
_READ_AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class FacilityList:
    """The answer of the directory, a page of facilities or none that fit, and the ways on from it.

    ``heading`` says what of the directory is listed, and where. ``first`` are the addresses to read
    at once, ``more`` those behind a press; the map has the numbers of both. ``no_numbers``: the
    list has no telephone number at all. ``name_form`` narrows it, ``whole`` is the address of all
    of it.
    """

    template: ClassVar[str] = "facilities/found.html"

    answer: FacilitiesFound
    heading: str
    first: tuple[Address, ...]
    more: tuple[Address, ...]
    no_numbers: bool
    filters: FilterForm
    name_form: NameForm
    whole: str
    ways_on: tuple[WayOn, ...]
    previous_page: str | None
    next_page: str | None
    map: MapDrawing | None

    @property
    def is_narrowed(self) -> bool:
        """Whether it has only facilities of a name."""
        return bool(self.answer.search.page.name)

    @property
    def more_programs(self) -> int:
        """How many facilities stand behind the press."""
        return sum(len(one.programs) for one in self.more)


@dataclass(frozen=True, slots=True)
class NoList:
    """Why there is no list of facilities, in words, and the command that fills it."""

    template: ClassVar[str] = "facilities/none.html"

    heading: str
    words: str
    to_fill: str = ""


FacilityPart = FacilityList | NoList


def facility_part(called: Place, facilities: Facilities, name_form: NameForm) -> FacilityPart:
    """What a results page shows of facilities: their list, or why there is none.

    ``called`` is the place under the name that led to it.
    """
    heading = what_is_listed(called, Filters())
    match facilities:
        case FacilitiesFound():
            return _list(called, facilities, name_form)
        case NoDirectory():
            words = _(
                "This site has no list of facilities of its own. FindTreatment.gov, below, has one."
            )
            return NoList(heading, words, TO_FILL)
        case DirectoryDown():
            words = _(
                "Our list of facilities is not available right now. FindTreatment.gov, below, "
                "has one, and the lines on this page answer now."
            )
        case unknown:
            assert_never(unknown)
    return NoList(heading, words)


def _list(called: Place, facilities: FacilitiesFound, name_form: NameForm) -> FacilityList:
    search, found = facilities.search, facilities.page
    ways = WaysOn(search, naming_arguments(search.place))
    addresses = by_address(found.items, found.first_number)
    at_once = sum(at.first_number <= _READ_AT_ONCE for at in addresses)
    by_name = bool(search.page.name)
    # Who turns a page, or asks for a name, wants them all.
    split = len(addresses) if by_name or found.page > 1 else at_once
    # No address has the name, so none leads on.
    pages = 1 if by_name else found.pages
    return FacilityList(
        answer=facilities,
        heading=what_is_listed(called, search.filters),
        first=addresses[:split],
        more=addresses[split:],
        no_numbers=not any(nearby.facility.phones for nearby in found.items),
        filters=filter_form(ways, found),
        name_form=name_form,
        whole=ways.address(),
        ways_on=() if by_name else tuple(ways.where_little_fits(found)),
        previous_page=ways.address(page=found.page - 1) if found.page > 1 else None,
        next_page=ways.address(page=found.page + 1) if found.page < pages else None,
        map=draw_map(
            search.place,
            programs_of(addresses),
            found.first_number,
            collaborators().gazetteer.towns_around,
        ),
    )
