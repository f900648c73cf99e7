"""What a person may be in when they write of no place: a closed set, matched exhaustively."""

from dataclasses import dataclass, field
from typing import Literal, get_args

# In the order in which they are answered where several are heard: an act under way before all.
# ``act``: an act or an overdose under way, somebody not breathing or not waking. ``body``: it
# feels like dying, which may be the heart or panic. ``someone``: worry that another person may
# end their life. ``dying``: thoughts of dying or of hurting oneself. ``violence``: the writer is
# hurt, or a child is by somebody else. ``harm_child``, ``harm``: fear of hurting a child or
# somebody else oneself. ``help``: asking for it.
Concern = Literal["act", "body", "someone", "dying", "violence", "harm_child", "harm", "help"]

PRECEDENCE: tuple[Concern, ...] = get_args(Concern)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard, and what else was written, where a place may be: "in Tulsa".

    ``language`` is that of the rules which heard it; "" where those of several did.
    """

    concern: Concern
    rest: str
    language: str = field(default="", compare=False)
