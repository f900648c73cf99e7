"""What a state, a territory or another place of its own has: its lines and its word on 988."""

from dataclasses import dataclass

from lookup_app.guidance.line import Certainty, Line, LineKind, SourceKind
from lookup_app.states import PlaceGroup, group_of
from lookup_app.words import SourceDate, Words


@dataclass(frozen=True, slots=True)
class Lifeline:
    """What a place's own authority says of 988.

    ``is_own_line``: it presents 988 as the place's line, so that no other number is needed.
    """

    is_own_line: bool
    source: Words
    source_kind: SourceKind
    source_date: SourceDate
    certainty: Certainty
    note: Words | None = None
    source_url: str | None = None

    @property
    def well_sourced(self) -> bool:
        """Whether the authority's own words, or a press report quoting it, were read."""
        return self.certainty[0] in "AB"


@dataclass(frozen=True, slots=True)
class StateGuidance:
    """A place's own lines in the order a distressed reader needs them, and its word on 988.

    ``code`` is the two letters of the post office, or "military". ``own_line_first``: the place's
    own crisis line comes before 988, because it answers in the place's language.
    ``in_a_sentence``: the name with its article.
    """

    code: str
    name: Words
    lines: tuple[Line, ...] = ()
    lifeline: Lifeline | None = None
    note: Words | None = None
    own_line_first: bool = False
    in_a_sentence: Words | None = None

    @property
    def called(self) -> Words:
        """The name as it stands in a sentence: with its article where it has one."""
        return self.in_a_sentence or self.name

    @property
    def group(self) -> PlaceGroup:
        """Whether it is a state, a territory, a freely associated state or military post."""
        return group_of(self.code)

    @property
    def is_a_state(self) -> bool:
        """Whether it is one of the fifty: people do not call the District or Guam a state."""
        return self.group == "state" and self.code != "DC"

    @property
    def has_988(self) -> bool:
        """Whether 988 and the other national lines are known to serve the place."""
        return self.group in ("state", "territory")

    @property
    def names_988(self) -> bool:
        """Whether the place's own authority presents 988 as its line, by a source worth trust."""
        return bool(self.lifeline and self.lifeline.is_own_line and self.lifeline.well_sourced)

    def of_kind(self, *kinds: LineKind) -> tuple[Line, ...]:
        """The place's lines of these kinds."""
        return tuple(line for line in self.lines if line.kind in kinds)
