"""What each page gets to show: one typed value a template, passed to it as ``page``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lookup_app.article import Article, Point
from lookup_app.evidence import Study
from lookup_app.geocoding.outcomes import Match
from lookup_app.guidance import FeedEntry, Line, NearbyLines, ReaderClock, StateGuidance
from lookup_app.outbound import Link
from lookup_app.places import Place
from lookup_app.reading_pages import Page
from lookup_app.resources import Resources
from lookup_app.steps import Step
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
    state: Place | None = None


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Several places fit what was typed."""

    choices: tuple[Choice, ...]
    form: LocationForm


@dataclass(frozen=True, slots=True)
class NearStep:
    """A point of the article with its small step, brought to a place."""

    point: Point
    step: Step


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
    steps: tuple[NearStep, ...] = ()


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


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The article beside the form, and the same for programs (``json_ld``)."""

    article: Article
    form: LocationForm
    json_ld: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A page of plain reading. ``lines`` are the help lines that may be shown today, by id."""

    page: Page
    lines: Mapping[str, Line]


@dataclass(frozen=True, slots=True)
class HelpNowPage:
    """Who to reach now, and the call sheet below it."""

    page: Page
    call_sheet: Page
    lines: Mapping[str, Line]
    json_ld: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Every study, the cited ones first, and every page that the advice rests on."""

    page: Page
    cited: tuple[Study, ...]
    also_read: tuple[Study, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Changes to the help lines, for the Atom feed."""

    address: str
    entries: tuple[FeedEntry, ...]
    updated: date


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page in the sitemap: its address in each language, and when it was last reviewed."""

    addresses: Mapping[str, str]
    reviewed: date
