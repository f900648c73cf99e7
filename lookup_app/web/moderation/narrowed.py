"""What of the queue a moderator asks to see."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from werkzeug.datastructures import MultiDict

from lookup_app.replies.reply import Lane, State

_STATES: tuple[State, ...] = ("pending", "approved", "rejected")
_LANES: tuple[Lane, ...] = ("care", "ordinary")
_AGES = {"a day": timedelta(days=1), "a week": timedelta(weeks=1)}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A state, a lane, an age ("" is any), and which page of all that."""

    state: State
    lane: Lane | None
    older: str
    page: int

    @classmethod
    def of(cls, asked: MultiDict[str, str]) -> Self:
        """What an address asks for; what it gets wrong narrows nothing."""
        return cls(
            state=next((one for one in _STATES if one == asked.get("state")), _STATES[0]),
            lane=next((one for one in _LANES if one == asked.get("lane")), None),
            older=next((one for one in _AGES if one == asked.get("older")), ""),
            page=asked.get("page", 1, whole_number) or 1,
        )

    def sent_by(self, now: datetime) -> datetime | None:
        """Before when a reply was sent, where it must be of some age."""
        return now - _AGES[self.older] if self.older else None

    def address(self, page: int = 0) -> dict[str, Any]:
        """What the address of this page asks for, or of another."""
        page = page or self.page
        return {
            "state": self.state if self.state != _STATES[0] else None,
            "lane": self.lane,
            "older": self.older or None,
            "page": page if page > 1 else None,
        }


def whole_number(asked: str) -> int:
    """The number of a reply or a page; 0, which none has, for what cannot be one."""
    return int(asked) if re.fullmatch(r"[0-9]{1,9}", asked) else 0
