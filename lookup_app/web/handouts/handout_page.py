"""What the builder and the page to print get to show, passed as ``page``."""

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from flask_babel import gettext as _

from lookup_app.handout import (
    APPOINTMENT_LETTERS,
    FIRST_DAY,
    LAST_DAY,
    MOST_FACILITIES,
    MOST_LINES,
    NOTE_LETTERS,
    PRESETS,
    PresetName,
    Problem,
)
from lookup_app.places import Place
from lookup_app.web.handouts.gathering import Gathered
from lookup_app.web.handouts.sheet import Sheet, make_sheet
from lookup_app.web.i18n import page_url
from lookup_app.web.near import called, naming_arguments, search_arguments


@dataclass(frozen=True, slots=True)
class PresetLink:
    """A usual hand-out, one press away."""

    name: PresetName
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class HandoutPage:
    """The builder, or the page to print. ``problem`` is what is wrong with what was written.

    ``called`` is the place under the name that led to it. ``action`` is where the form goes;
    ``link`` leads others to the same sheet, without the note.
    """

    gathered: Gathered
    called: Place
    sheet: Sheet
    presets: tuple[PresetLink, ...]
    action: str
    link: str
    problem: str = ""
    problem_at: str = ""
    note_letters: int = NOTE_LETTERS
    appointment_letters: int = APPOINTMENT_LETTERS
    first_day: date = FIRST_DAY
    last_day: date = LAST_DAY
    most_facilities: int = MOST_FACILITIES
    most_lines: int = MOST_LINES

    @property
    def code_image(self) -> str:
        """The picture of the code: of the place's results where that was chosen."""
        if self.gathered.choices.places_code:
            place = self.gathered.place
            return page_url("near_code", place_id=place.id, **naming_arguments(place))
        return page_url("article_code")

    def address_of(self, kind: str) -> str:
        """Where the form goes for a file: "pdf", "txt", "vcf", "ics"."""
        return _address(f"handout_{kind}", self.gathered.place)


def handout_page(gathered: Gathered, problem: Problem | None = None) -> HandoutPage:
    """What the builder and the page to print get to show."""
    place = gathered.place
    words, at = _problem_words(problem) if problem else ("", "")
    shown = search_arguments() | gathered.choices.arguments() | {"show": ["page"]}
    return HandoutPage(
        gathered=gathered,
        called=called(place),
        sheet=make_sheet(gathered),
        presets=tuple(_preset_link(name, place) for name in PRESETS),
        action=_address("handout", place),
        link=page_url("handout", place_id=place.id, _external=True, **shown),
        problem=words,
        problem_at=at,
    )


def _address(page: str, place: Place) -> str:
    return page_url(page, place_id=place.id, **search_arguments())


def _preset_link(name: PresetName, place: Place) -> PresetLink:
    address = page_url("handout", place_id=place.id, preset=name)
    return PresetLink(name, _preset_words(name), address)


def _preset_words(name: PresetName) -> str:
    match name:
        case "medicaid":
            return str(_("Three nearest with Medicaid"))
        case "lines":
            return str(_("Lines only"))
        case "young":
            return str(_("For a young person"))
        case "family":
            return str(_("For a family member"))
        case unknown:
            assert_never(unknown)


def _problem_words(problem: Problem) -> tuple[str, str]:
    """What is wrong, and at which box."""
    match problem:
        case "note":
            text = _("The note is too long: %(letters)s characters at most.", letters=NOTE_LETTERS)
            return text, "note"
        case "appointment":
            text = _(
                "The appointment is too long: %(letters)s characters at most.",
                letters=APPOINTMENT_LETTERS,
            )
            return text, "appointment"
        case "day":
            return _("Please write the day as year-month-day, such as 2026-12-03."), "day"
        case "time":
            return _("Please write the time as hours and minutes, such as 14:30."), "time"
        case "no-day":
            return _("The appointment needs its day."), "day"
        case unknown:
            assert_never(unknown)
