"""What a report is about, by the name that its writer and a moderator know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Facility
from lookup_app.guidance.line import Line
from lookup_app.replies.marks import Subject
from lookup_app.web.app import collaborators
from lookup_app.web.i18n import said
from lookup_app.web.pages.facility_address import facility_address
from lookup_app.web.words.lines import way_words


@dataclass(frozen=True, slots=True)
class Reported:
    """A line or a facility: its name, what is listed of how to reach it, and its page, or ""."""

    name: Markup
    reached: tuple[str, ...]
    address: str


def reported(subject: Subject) -> Reported | None:
    """None for what has no name, is not there, or is another host's to know."""
    kind, name = subject
    match kind:
        case "line":
            line = collaborators().guidance.line(name)
            return _line(line) if line else None
        case "facility":
            facility = _facility(name)
            return _listed(facility) if isinstance(facility, Facility) else None
        case "reply" | "page" | "search":
            return None


def is_gone(subject: Subject) -> bool:
    """Whether it is known that there is no such line or facility, or none any more."""
    kind, name = subject
    match kind:
        case "line":
            return collaborators().guidance.line(name) is None
        case "facility":
            return _facility(name) == "gone"
        case "reply" | "page" | "search":
            return False


def all_reported(subjects: Iterable[Subject]) -> Mapping[Subject, Reported]:
    """Each that has a name."""
    found = {subject: reported(subject) for subject in subjects}
    return {subject: one for subject, one in found.items() if one}


def _line(line: Line) -> Reported:
    return Reported(said(line.name), tuple(map(way_words, line.contacts)), "")


def _facility(facility_id: str) -> Facility | Literal["gone", "unknown"]:
    """The facility; ``unknown`` where nobody can say now, or another host would have to."""
    directory = collaborators().directory
    if directory.asks_elsewhere:
        return "unknown"
    try:
        return directory.facility(facility_id) or "gone"
    except DirectoryUnavailable:
        return "unknown"


def _listed(facility: Facility) -> Reported:
    name = ", ".join(filter(None, (facility.name, facility.street, facility.city)))
    return Reported(
        Markup.escape(name),
        tuple(phone.text for phone in facility.phones),
        facility_address(facility),
    )
