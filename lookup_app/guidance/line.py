"""A help line: how to reach it, when it answers, what happens then, and how we know."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from lookup_app.guidance.hours import Hours
from lookup_app.guidance.mark import Mark
from lookup_app.words import SourceDate, Words

ContactKind = Literal["call", "text", "chat", "tty", "videophone", "web"]
LineKind = Literal["emergency", "crisis", "warmline", "support", "referral", "safety", "clinic"]
Audience = Literal[
    "everyone",
    "spanish-speakers",
    "veterans",
    "deaf",
    "young-people",
    "lgbtq",
    "parents",
    "older-adults",
    "native",
    "violence",
    "substance-use",
    "disaster",
    "gambling",
]
Cost = Literal["free", "toll-free", "not-stated"]
SourceKind = Literal["state", "local", "federal", "operator", "press", "directory"]
Certainty = Literal["A", "A-", "B+", "B", "B-", "C+", "C", "D"]

# Shown whatever their dates say: an expiry of these warns the operator, never the reader.
ALWAYS_SHOWN = frozenset({"911", "988", "988-spanish", "samhsa-helpline"})
# A crisis line that no source of the last four years names may be gone, and nobody in danger
# should find that out. Other lines of that age show with their year, and 988 and 211 beside them.
_CRISIS_SOURCE_DAYS = 4 * 365 + 1
# Hours that nobody checked are taken for today's only from a source younger than this.
_HOURS_STAND_DAYS = 2 * 365


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a line.

    ``href`` is a tel:, sms: or https: link; ``press`` the keys to press after the greeting (or,
    by relay, the number to ask for); ``keyword`` the word to send by text; ``language`` the code
    of the language spoken where it is not English.
    """

    kind: ContactKind
    display: str
    href: str
    press: str | None = None
    keyword: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A person opened the operator's page, or called, on this day."""

    on: date


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody listed the line at some time, and nobody of ours has checked it since."""

    by: SourceKind
    when: SourceDate


Freshness = Checked | Listed


@dataclass(frozen=True, slots=True)
class Line:
    """One help line.

    ``place`` is "US" or a state's code. ``certainty`` grades whose words were read, A to D, as
    docs/guidance.md explains. ``expires`` is the last day on which the entry may be shown without
    a new check; ``held`` says why a graded line is not shown yet; ``mark`` is what a moderator
    found of it. No ``languages`` means that no source names any.
    """

    id: str
    name: Words
    kind: LineKind
    audience: Audience
    contacts: tuple[Contact, ...]
    hours: Hours
    languages: tuple[str, ...]
    cost: Cost
    about: Words
    source: Words
    source_kind: SourceKind
    source_date: SourceDate
    certainty: Certainty
    expires: date
    place: str = "US"
    interpreters: bool = False
    needs_zip: bool = False
    who_answers: Words | None = None
    what_happens: Words | None = None
    police: Words | None = None
    note: Words | None = None
    hours_note: Words | None = None
    source_url: str | None = None
    checked_by_person: str = ""
    checked_on: date | None = None
    held: str = ""
    mark: Mark | None = None

    @property
    def freshness(self) -> Freshness:
        """Who vouches for the entry, and since when."""
        if self.checked_on:
            return Checked(self.checked_on)
        return Listed(self.source_kind, self.source_date)

    @property
    def keeps_hours(self) -> bool:
        """Whether it is closed at some hours, which is said before anybody calls."""
        return self.hours.kind == "weekly"

    @property
    def well_sourced(self) -> bool:
        """Whether the words of the agency or operator, or of a dated check, were read."""
        return self.certainty[0] in "AB"

    def shown_on(self, today: date) -> bool:
        """Whether readers may see the line: well and lately sourced, not expired, not held back."""
        if self.id in ALWAYS_SHOWN:
            return True
        if self.held or self.is_crisis_line_of_old(today):
            return False
        return self.well_sourced and today <= self.expires

    def is_crisis_line_of_old(self, today: date) -> bool:
        """Whether it is a crisis line with no source younger than four years."""
        if self.kind != "crisis":
            return False
        named = self.checked_on or self.source_date.latest
        return named is None or (today - named).days > _CRISIS_SOURCE_DAYS

    def hours_stand(self, today: date) -> bool:
        """Whether the page may say that the line is open or closed at this moment.

        Not by a source without a date, or older than two years, that nobody has checked since.
        """
        if self.checked_on or self.id in ALWAYS_SHOWN:
            return True
        said = self.source_date.earliest
        return said is not None and (today - said).days <= _HOURS_STAND_DAYS

    def is_called_at(self, number: str) -> bool:
        """Whether this number, such as "988", is one that the line itself is called at."""
        return any(way.href == f"tel:{number}" for way in self.ways("call"))

    def ways(self, *kinds: ContactKind) -> tuple[Contact, ...]:
        """The line's contacts of these kinds, in its order."""
        return tuple(contact for contact in self.contacts if contact.kind in kinds)
