"""A hand-out in words: what the page to print, the PDF and the text have alike."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from flask_babel import format_date
from markupsafe import Markup

from lookup_app.facilities.facility import Nearby, Phone
from lookup_app.facilities.near import FacilitiesFound
from lookup_app.guidance.line import Contact, Line
from lookup_app.handout import Appointment, Choices
from lookup_app.library.pages import Topic
from lookup_app.places import Place
from lookup_app.web.app import collaborators
from lookup_app.web.handouts.gathering import Gathered
from lookup_app.web.i18n import html_words as _
from lookup_app.web.i18n import page_url, said
from lookup_app.web.near import called, naming_arguments
from lookup_app.web.words.facilities import (
    distance_text,
    offers_in_short,
    sources_said,
)
from lookup_app.web.words.lines import own_language_first, way_words
from lookup_app.web.words.marks import (
    found_of_facility,
    found_of_line,
    numbers_now,
    ways_now,
)
from lookup_app.web.words.places import where
from lookup_app.web.words.times import clock_time


@dataclass(frozen=True, slots=True)
class FacilityEntry:
    """A facility as the sheet says it.

    ``site`` is its website as one types it, ``mark`` what a moderator found of it.
    """

    id: str
    name: str
    address: str
    distance: str
    phones: tuple[Phone, ...]
    website: str
    site: str
    offers: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A help line as the sheet says it: its name, the first that is said of it, its ways.

    ``mark`` is what a moderator found of it.
    """

    line: Line
    name: Markup
    about: Markup
    ways: tuple[tuple[Contact, Markup], ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A hand-out, each part in the words of the page's language.

    ``lifeline`` and ``danger`` are None where US numbers are not known to work. ``code`` is what
    the code on the sheet says: the address of the article, or of the place's results.
    """

    place: Place
    title: str
    day: str
    lifeline: LineEntry | None
    danger: LineEntry | None
    facilities: tuple[FacilityEntry, ...]
    gone: int
    lines: tuple[LineEntry, ...]
    parts: tuple[Topic, ...]
    choices: Choices
    search: str
    sources: tuple[Markup, ...]
    code: str

    @property
    def call_first(self) -> bool:
        """Whether there is a number to call first."""
        return any(one.phones for one in self.facilities)

    @property
    def code_typed(self) -> str:
        """Where the code leads, as one types it."""
        return as_typed(self.code)

    @property
    def when(self) -> str:
        """The day and time of the appointment."""
        return appointment_words(self.choices.appointment)


def make_sheet(gathered: Gathered) -> Sheet:
    """The hand-out that was chosen, in this request's language."""
    place, choices = gathered.place, gathered.choices
    article = page_url("article", _external=True)
    results = page_url("near", place_id=place.id, _external=True, **naming_arguments(place))
    return Sheet(
        place=place,
        title=str(_("Care and company %(where)s", where=where(called(place)))),
        day=format_date(_today_at(place), "long"),
        lifeline=_entry(gathered.lines.lifeline, "call", "text", "chat"),
        danger=_entry(gathered.lines.danger, "call"),
        facilities=tuple(_facility(one, gathered) for one in gathered.facilities),
        gone=gathered.gone,
        lines=tuple(filter(None, map(_entry, gathered.every_line))),
        parts=gathered.chosen_parts,
        choices=choices,
        search=gathered.resources.links.place_text,
        sources=tuple(map(said, _sources(gathered))),
        code=results if choices.places_code else article,
    )


def _today_at(place: Place) -> date:
    """The day it is there: on an evening in Tulsa the site's own clock has the next one."""
    now = collaborators().clock()
    return now.astimezone(ZoneInfo(place.time_zone)).date() if place.time_zone else now.date()


def as_typed(address: str) -> str:
    """A web address as one types it: "hopehouse.example/care"."""
    return address.partition("://")[2].removeprefix("www.").removesuffix("/")


def appointment_words(appointment: Appointment) -> str:
    """ "Thursday, December 3, 2026, 10 AM"; "" where no day is known."""
    if not appointment.day:
        return ""
    day = format_date(appointment.day, "full")
    return f"{day}, {clock_time(appointment.starts)}" if appointment.starts else day


def abroad_words() -> str:
    """Whom to call where 988 and 911 are not known to work."""
    return str(
        _(
            "In danger? Call the emergency number of the country you are in, or go to the nearest "
            "hospital. Lines in other countries: %(site)s",
            site="findahelpline.com",
        )
    )


def _facility(nearby: Nearby, gathered: Gathered) -> FacilityEntry:
    one = nearby.facility
    offers = offers_in_short(one, gathered.filters)
    town = one.town_line
    return FacilityEntry(
        id=one.id,
        name=one.name,
        address=f"{one.street}, {town}" if one.street else town,
        distance=distance_text(nearby, gathered.place),
        phones=numbers_now(one),
        website=one.website or "",
        site=as_typed(one.website) if one.website else "",
        offers=(*offers.asked_for, *offers.others),
        mark=found_of_facility(one),
    )


def _entry(line: Line | None, *kinds: str) -> LineEntry | None:
    """A line with three of its ways at most, or with those of the kinds."""
    if line is None:
        return None
    first, more, _rest = said(line.about).partition(". ")
    every = own_language_first(ways_now(line))
    ways = [way for way in every if way.kind in kinds] if kinds else every[:3]
    return LineEntry(
        line=line,
        name=said(line.name),
        about=first + "." if more else first,
        ways=tuple((way, Markup(way_words(way))) for way in ways),  # noqa: S704 (made of Markup)
        mark=found_of_line(line),
    )


def _sources(gathered: Gathered) -> list[str]:
    """Whose lists name the facilities of the sheet, and from when."""
    found = gathered.resources.facilities
    as_of: date | None = found.page.as_of if isinstance(found, FacilitiesFound) else None
    facilities = [one.facility for one in gathered.facilities]
    return sources_said(facilities, as_of)
