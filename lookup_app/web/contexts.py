"""What each page gets to show: one typed value a template, passed to it as ``page``."""

from dataclasses import dataclass, field

from lookup_app.geocoding.outcomes import Match
from lookup_app.guidance import NearbyLines, ReaderClock, StateGuidance
from lookup_app.places import Place
from lookup_app.resources import Resources
from lookup_app.web.facility_list import FacilityList
from lookup_app.web.forms import LocationForm


@dataclass(frozen=True, slots=True)
class Choice:
    """One candidate, and the larger town that tells it from its namesakes where that is needed."""

    place: Place
    nearby_town: Place | None = None


@dataclass(frozen=True, slots=True)
class FormPage:
    """The form again, with what was typed and what is wrong with it."""

    form: LocationForm
    problem: str
    advice: str = ""
    outside_us: bool = False


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Several places fit what was typed."""

    choices: tuple[Choice, ...]
    form: LocationForm


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Everything for one place."""

    place: Place
    resources: Resources
    clock: ReaderClock
    facilities: FacilityList
    form: LocationForm
    match: Match = "exact"
    alternatives: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class MilitaryPage:
    """An APO, FPO or DPO address."""

    zip_code: str | None
    state: StateGuidance
    lines: NearbyLines
    form: LocationForm


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Something went wrong: what, and what still works."""

    title: str
    message: str
    form: LocationForm = field(default_factory=lambda: LocationForm(formdata=None))
