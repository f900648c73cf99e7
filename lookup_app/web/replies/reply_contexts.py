"""What the pages of replies get to show, passed as ``page``."""

from collections.abc import Mapping
from dataclasses import dataclass

from wtforms import Field

from lookup_app.distress.concerns import Concern
from lookup_app.guidance.line import Line
from lookup_app.replies.reply import PublicReply, ReplyState
from lookup_app.replies.reply_store import Order
from lookup_app.web.replies.reply_form import OwnForm, ReplyForm
from lookup_app.web.replies.writing import Closed


@dataclass(frozen=True, slots=True)
class RepliesPage:
    """One page of what was approved. ``closed``: why nobody can write one."""

    replies: tuple[PublicReply, ...]
    number: int
    more: bool
    order: Order
    closed: Closed | None = None

    @property
    def away(self) -> bool:
        """Whether the replies cannot be shown now."""
        return self.closed == "for_now"


@dataclass(frozen=True, slots=True)
class NewReplyPage:
    """The form, what is wrong with it, and why it is closed where it is."""

    form: ReplyForm
    problem: str = ""
    closed: Closed | None = None

    @property
    def closed_for_now(self) -> bool:
        """Whether it opens again by itself."""
        return self.closed == "for_now"


@dataclass(frozen=True, slots=True)
class CarePage:
    """People first, for whoever writes of danger; what was written is not kept yet.

    ``sent`` is every field of the form, to be sent again by the writer's own choice; what was
    written is in ``boxes`` instead where there is a problem.
    """

    concern: Concern
    lines: Mapping[str, Line]
    action: str
    sent: Mapping[str, str]
    problem: str = ""
    boxes: tuple[Field, ...] = ()
    quick_exit: str = ""

    @property
    def danger_now(self) -> bool:
        """Whether 911 comes first."""
        return self.concern in ("act", "body")

    @property
    def violence(self) -> bool:
        """Whether somebody hurts the writer."""
        return self.concern == "violence"


@dataclass(frozen=True, slots=True)
class NotKeptPage:
    """What was written is gone; people are still there."""

    lines: Mapping[str, Line]
    quick_exit: str = ""


@dataclass(frozen=True, slots=True)
class OwnReplyPage:
    """How it stands with one's own reply; None where there is none any more."""

    reply: ReplyState | None
    form: OwnForm
    reference: str
    lines: Mapping[str, Line]
    deleted: bool = False
    problem: str = ""

    @property
    def words(self) -> str:
        """Which of the states to tell of."""
        if self.reply is None:
            return "gone"
        return "care" if self.reply.lane == "care" else self.reply.state
