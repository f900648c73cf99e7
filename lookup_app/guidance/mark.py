"""What everybody is told of a line or a facility that was reported: it is checked, or corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Literal, get_args

MarkState = Literal["checking", "number", "closed", "moved"]
MARK_STATES: tuple[MarkState, ...] = get_args(MarkState)


@dataclass(frozen=True, slots=True)
class Mark:
    """``value`` is the new number or address that a moderator found, or ""."""

    state: MarkState
    value: str
    since: datetime

    @property
    def is_closed(self) -> bool:
        """Whether nobody answers there any more."""
        return self.state == "closed"


Marks = Mapping[str, Mark]
"""Marks by the id of what they are about: of lines, or of facilities."""
NO_MARKS: Marks = MappingProxyType({})
