"""A report of what is wrong: which part of what, and words if one likes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from lookup_app.guidance.mark import Mark
from lookup_app.replies.marks import Subject, may_be_marked
from lookup_app.replies.reply import Lane

MOST_WORDS = 1_000

Part = Literal[
    "number", "no_answer", "hours", "address", "closed", "harmful", "barrier", "place", "other"
]
PARTS: tuple[Part, ...] = get_args(Part)
ReportState = Literal["open", "confirmed", "dismissed"]


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """A report as it was sent, under the reference that its writer gets."""

    reference: str
    language: str
    subject: Subject
    part: Part
    words: str
    lane: Lane


@dataclass(frozen=True, slots=True)
class OwnReport:
    """What the private reference shows: never the words."""

    state: ReportState
    lane: Lane


@dataclass(frozen=True, slots=True)
class Matter:
    """All open reports of one thing: how many, of which parts, since when, and what was written.

    Words are masked until a moderator asks, and ``masked`` says that some are. ``care`` says that
    some speak of danger.
    """

    subject: Subject
    count: int
    parts: tuple[Part, ...]
    oldest: datetime
    words: tuple[str, ...]
    masked: bool
    care: bool
    mark: Mark | None

    @property
    def can_be_marked(self) -> bool:
        """Whether readers can be told of it."""
        return may_be_marked(self.subject)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on the reports of one thing, which can be taken back."""

    subject: Subject
    state: ReportState
    decided_at: datetime
