"""A hand-out: what a counselor gives to somebody, chosen from all that a place has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from itertools import chain, islice
from typing import Literal

from lookup_app.facilities.filters import Arguments
from lookup_app.guidance.line import Line
from lookup_app.library.pages import Topic
from lookup_app.resources import Resources

MOST_FACILITIES = 10
MOST_LINES = 12
MOST_PARTS = 20
USUAL_FACILITIES = 5
NOTE_LETTERS = 600
APPOINTMENT_LETTERS = 120
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)

NOTHING = "none"
"""Stands for "nothing of this kind": a form sends it along, so that no tick is a choice as well."""

PresetName = Literal["medicaid", "lines", "young", "family"]
Paper = Literal["letter", "a4"]
Problem = Literal["note", "appointment", "day", "time", "no-day"]
"""What is wrong with what was written: too long, no day, no time, or a day that is missing."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A usual hand-out: how many of which facilities, which lines and parts. None: the usual."""

    filters: Mapping[str, list[str]] = field(default_factory=dict)
    facilities: int = USUAL_FACILITIES
    lines: tuple[str, ...] | None = None
    parts: tuple[str, ...] = ("you-ask",)


USUAL = Preset()
PRESETS: Mapping[PresetName, Preset] = {
    "medicaid": Preset({"pay": ["medicaid"]}, 3, parts=("you-ask", "pay")),
    "lines": Preset(facilities=0, parts=()),
    "young": Preset(
        {"age": ["children", "young-adults"]},
        3,
        ("crisis-text-line", "trevor", "love-is-respect", "childhelp", "samhsa-helpline"),
        ("you-ask", "young"),
    ),
    "family": Preset(
        facilities=3, lines=("nami", "samhsa-helpline", "211"), parts=("you-ask", "helping")
    ),
}


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment as somebody wrote it down; ``starts`` is by the clock of where it is."""

    words: str = ""
    day: date | None = None
    starts: time | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.day)


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose. None of a kind: the usual of the preset.

    ``facilities_cut`` and ``lines_cut``: how many more were chosen than a hand-out holds.
    ``places_code``: the code on the sheet leads to the results of the place, and so names it, and
    not to the article. ``paper`` is what a PDF is made for. The note and the appointment are only
    ever in the body of a POST.
    """

    facilities: tuple[str, ...] | None = None
    lines: tuple[str, ...] | None = None
    parts: tuple[str, ...] | None = None
    facilities_cut: int = 0
    lines_cut: int = 0
    preset: PresetName | None = None
    large_print: bool = False
    places_code: bool = False
    paper: Paper = "letter"
    note: str = ""
    appointment: Appointment = Appointment()
    problem: Problem | None = None

    @classmethod
    def parse(cls, asked: Arguments) -> "Choices":
        """The choices of an address: without what somebody wrote, whatever it says."""
        return cls(
            facilities=_chosen(asked.getlist("facility"), MOST_FACILITIES),
            lines=_chosen(asked.getlist("line"), MOST_LINES),
            parts=_chosen(asked.getlist("part"), MOST_PARTS),
            facilities_cut=_cut(asked.getlist("facility"), MOST_FACILITIES),
            lines_cut=_cut(asked.getlist("line"), MOST_LINES),
            preset=next((one for one in PRESETS if one in asked.getlist("preset")), None),
            large_print="yes" in asked.getlist("large"),
            places_code="place" in asked.getlist("code"),
            paper="a4" if "a4" in asked.getlist("paper") else "letter",
        )

    @property
    def usual(self) -> Preset:
        """What there is where nothing was chosen."""
        return PRESETS[self.preset] if self.preset else USUAL

    def arguments(self) -> dict[str, list[str]]:
        """The choices as an address has them, without what somebody wrote."""
        kinds = {"facility": self.facilities, "line": self.lines, "part": self.parts}
        chosen = {kind: list(ids) or [NOTHING] for kind, ids in kinds.items() if ids is not None}
        flags = {"preset": self.preset or "", "large": "yes" * self.large_print}
        flags["code"] = "place" * self.places_code
        flags["paper"] = self.paper if self.paper != "letter" else ""
        return chosen | {name: [value] for name, value in flags.items() if value}


@dataclass(frozen=True, slots=True)
class LinesToChoose:
    """The lines that a hand-out can have. ``lifeline`` and ``danger`` are on every one.

    Both are None where US numbers are not known to work.
    """

    lifeline: Line | None
    danger: Line | None
    usual: tuple[Line, ...]
    others: tuple[Line, ...]

    def chosen(self, choices: Choices) -> tuple[Line, ...]:
        """The lines of a hand-out, in the order they are offered."""
        ids = choices.usual.lines if choices.lines is None else choices.lines
        if ids is None:
            return tuple(line for line in self.usual if not (line.mark and line.mark.is_closed))
        every = (line for line in chain(self.usual, self.others) if line.id in ids)
        return tuple(islice(every, MOST_LINES))

    def missing(self, choices: Choices) -> int:
        """How many of the lines that somebody chose it cannot have."""
        every = (self.lifeline, self.danger, *self.usual, *self.others)
        return len(set(choices.lines or ()) - {line.id for line in every if line})


def lines_to_choose(
    resources: Resources, lifeline_id: str, kept: Iterable[str] = ()
) -> LinesToChoose:
    """What a hand-out for a place can have of the lines that may be shown today.

    ``kept`` are ids of lines that somebody chose, maybe elsewhere: it can have those, too.
    """
    near, guidance = resources.lines, resources.guidance
    if resources.state and not resources.state.has_988:
        return LinesToChoose(None, None, near.right_now if near else (), ())
    always = {lifeline_id, "911"}
    own = (*near.right_now, *near.treatment, *near.company) if near else ()
    usual = _each_once(own or guidance.national(), always)[:MOST_LINES]
    ways = near.other_ways if near else ()
    from_elsewhere = filter(None, map(guidance.line, kept))
    others = _each_once(
        (*ways, *guidance.national(), *from_elsewhere), always | {one.id for one in usual}
    )
    return LinesToChoose(
        guidance.line(lifeline_id), guidance.line("911"), tuple(usual), tuple(others)
    )


def parts_chosen(topics: Iterable[Topic], choices: Choices) -> tuple[Topic, ...]:
    """The parts of the call sheet that a hand-out has, in their order."""
    ids = choices.usual.parts if choices.parts is None else choices.parts
    return tuple(topic for topic in topics if topic.id in ids)


def _chosen(values: list[str], most: int) -> tuple[str, ...] | None:
    """The first of the ids that were chosen; None where nothing is said of this kind."""
    ids = dict.fromkeys(one for one in values if one != NOTHING)
    return tuple(islice(ids, most)) if values else None


def _cut(values: list[str], most: int) -> int:
    """How many more ids were chosen than there is room for."""
    return max(len(set(values) - {NOTHING}) - most, 0)


def _each_once(lines: Iterable[Line], without: set[str]) -> list[Line]:
    return list({line.id: line for line in lines if line.id not in without}.values())
