"""A reply to the article, from its writer to what everybody reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

FEWEST = 10
MOST = 3_000
LONGEST_NAME = 60
# Of any text of somebody in danger, which has no fewest either.
MOST_IN_DANGER = 20_000

# ``care`` replies speak of self-harm, abuse or an overdose: they are never published.
Lane = Literal["ordinary", "care"]
State = Literal["pending", "approved", "rejected"]
# Why a moderator did not publish a reply.
Reason = Literal["care", "personal", "method", "selling", "hate", "off_topic", "spam", "other"]
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    """A reply as it was sent, under the reference that its writer gets."""

    reference: str
    language: str
    name: str
    body: str
    lane: Lane


@dataclass(frozen=True, slots=True)
class PublicReply:
    """A reply as everybody reads it."""

    id: int
    language: str
    name: str
    text: str
    sent_at: datetime
    approved_at: datetime


@dataclass(frozen=True, slots=True)
class ReplyState:
    """What the private reference shows: never the words.

    Whoever was met with care reads of that for good, whatever moderators sort the reply under.
    """

    state: State
    lane: Lane
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """It is on the disk; ``again`` where it was there before: a form was sent twice."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """The same words came a short while ago, and wait or are published."""


@dataclass(frozen=True, slots=True)
class OtherWords:
    """The same form came before with other words, which stay; these are not kept."""
