"""What each page of the journey gets to show: one typed value a template, passed as ``page``.

Those of the pages people read are in ``reading_contexts.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Literal, assert_never

from lookup_app.distress.concerns import Concern
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.near import DirectoryDown, FacilitiesFound, NoDirectory
from lookup_app.geocoding.outcomes import Match, NameTaken
from lookup_app.guidance.arranging import NearbyLines
from lookup_app.guidance.hours import ReaderClock
from lookup_app.guidance.line import Contact, Line
from lookup_app.guidance.state_guidance import StateGuidance
from lookup_app.places import Place
from lookup_app.resources import Resources
from lookup_app.web.addresses import understood_arguments
from lookup_app.web.forms import LocationForm
from lookup_app.web.pages.facility_list import FacilityPart

# An island chain's own clinics are nearer than that; the next country's are not.
FARTHEST_ABROAD_MILES = 500


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """One candidate, and the larger town that tells it from its namesakes where that is needed.

    Where a township is meant that lies there, ``lying`` names it.
    """

    place: Place
    nearby_town: Place | None = None
    lying: NameTaken | None = None

    @property
    def called(self) -> Place:
        """The place under the name that the reader asked for."""
        return self.lying.called(self.place) if self.lying else self.place

    @property
    def arguments(self) -> Mapping[str, list[str]]:
        """What the address of its results says of how it was understood."""
        return understood_arguments("approximate", self.lying) if self.lying else {}


@dataclass(frozen=True, slots=True)
class FormPage:
    """The form again, with what was typed and what is wrong with it."""

    form: LocationForm
    problem: str
    advice: str = ""
    outside_us: bool = False
    namesakes: tuple[PlaceChoice, ...] = ()
    state: Place | None = None
    lifeline: Line | None = None


@dataclass(frozen=True, slots=True)
class NextPlace:
    """Care near the place beside words of distress; no ``place`` where it must be chosen first."""

    address: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class DistressPage:
    """Somebody wrote of distress: people to reach, before the form.

    ``lines`` are the national lines that may be shown today, by id. ``quick_exit`` is where one
    may leave to in a hurry, or "".
    """

    concern: Concern
    lines: Mapping[str, Line]
    next_place: NextPlace | None
    form: LocationForm
    quick_exit: str = ""

    def in_short(self, line_id: str, language: str) -> tuple[Contact, ...]:
        """Two ways to reach a line at most: those in the reader's language, where it has any."""
        ways = self.lines[line_id].ways("call", "text", "videophone", "tty")
        spoken = language if any(way.language == language for way in ways) else None
        return tuple(way for way in ways if way.language in {spoken, "ase"})[:2]

    @property
    def outcome(self) -> Literal["act", "someone", "dying", "help"]:
        """Which of the four kinds of answer the page is."""
        match self.concern:
            case "act" | "someone" | "dying" | "help":
                return self.concern
            case "body":
                return "dying"
            case "harm" | "harm_child" | "violence":
                return "help"
            case unknown:
                assert_never(unknown)


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Several places fit what was typed. The ``lifeline`` comes first where their name is a cry."""

    choices: tuple[PlaceChoice, ...]
    form: LocationForm
    lifeline: Line | None = None


@dataclass(frozen=True, slots=True)
class FacilityChoice:
    """A facility, and the address of its page."""

    facility: Facility
    address: str


@dataclass(frozen=True, slots=True)
class FacilityChoicePage:
    """Several facilities have the name that was typed, and ``more`` than are listed; or a facility
    has it and ``places`` have a part of it."""

    choices: tuple[FacilityChoice, ...]
    more: bool
    places: tuple[PlaceChoice, ...]
    form: LocationForm


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Everything for one place; of a state also the ``towns`` to choose a nearer one from.

    ``called`` is the place under the name that led to it: a township, not the ZIP it lies at.
    """

    place: Place
    called: Place
    resources: Resources
    clock: ReaderClock
    facilities: FacilityPart
    form: LocationForm
    match: Match = "exact"
    taken: NameTaken | None = None
    alternatives: tuple[PlaceChoice, ...] = ()
    towns: tuple[Place, ...] = ()

    @property
    def abroad(self) -> bool:
        """Whether US numbers, programs and money for care are not known to reach the place."""
        return bool(self.resources.state and not self.resources.state.has_988)

    @property
    def facilities_in_reach(self) -> bool:
        """Whether a list of facilities helps: abroad, only where one lies within 500 miles."""
        return not self.abroad or self._nearest_miles <= FARTHEST_ABROAD_MILES

    @property
    def lists_facilities(self) -> bool:
        """Whether there is a facility to jump to."""
        found = self.resources.facilities
        listed = isinstance(found, FacilitiesFound) and found.page.total > 0
        return listed and self.facilities_in_reach

    @property
    def _nearest_miles(self) -> float:
        match self.resources.facilities:
            case FacilitiesFound() as found:
                return found.nearest_miles
            case NoDirectory() | DirectoryDown():
                return inf
            case unknown:
                assert_never(unknown)


@dataclass(frozen=True, slots=True)
class MilitaryPage:
    """An APO, FPO or DPO address."""

    zip_code: str | None
    state: StateGuidance
    lines: NearbyLines
    form: LocationForm


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Something went wrong: what, and what still works. ``home`` is the site's right address."""

    title: str
    message: str
    form: LocationForm
    home: str = ""
