"""All guidance as one value: the national lines, each state's own, and what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from lookup_app.guidance.changes import Change, Watch
from lookup_app.guidance.line import Line
from lookup_app.guidance.loading import (
    load_blocked,
    load_changes,
    load_national,
    load_states,
)
from lookup_app.guidance.mark import NO_MARKS, Marks
from lookup_app.guidance.state_guidance import StateGuidance
from lookup_app.states import MILITARY, MILITARY_CODES
from lookup_app.toml_files import ContentError


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the site knows about help lines. Nothing in it depends on the day until ``shown``."""

    lines: tuple[Line, ...]
    states: Mapping[str, StateGuidance]
    changes: tuple[Change, ...]
    watches: tuple[Watch, ...]

    @classmethod
    def load(cls, folder: Path) -> "Guidance":
        """Reads a guidance folder; raises ContentError where a file must not be served."""
        blocked = load_blocked(folder)
        changes, watches = load_changes(folder, blocked)
        guidance = cls(
            lines=load_national(folder, blocked),
            states=load_states(folder, blocked),
            changes=changes,
            watches=watches,
        )
        _refuse_loose_ids(guidance, folder)
        return guidance

    def shown(self, today: date, marks: Marks = NO_MARKS) -> "Guidance":
        """The guidance that readers may see on this day: without expired and weak lines.

        Lines carry the marks that they have.
        """
        states = {code: _state_shown(one, today, marks) for code, one in self.states.items()}
        return replace(self, lines=_shown(self.lines, today, marks), states=states)

    def every_line(self) -> Iterator[Line]:
        """The national lines and then those of each place."""
        return chain(self.lines, *(state.lines for state in self.states.values()))

    def line(self, line_id: str) -> Line | None:
        """The line of this id, national or a state's own, or None."""
        return next((line for line in self.every_line() if line.id == line_id), None)

    def national(self) -> tuple[Line, ...]:
        """The national lines, in the order a distressed reader needs them."""
        return self.lines

    def for_state(self, code: str) -> StateGuidance | None:
        """What a state, territory or military "state" (AA, AE, AP) has, by its two letters."""
        code = code.upper()
        return self.states.get(MILITARY if code in MILITARY_CODES else code)

    def addresses(self) -> tuple[str, ...]:
        """Every web address that the lines and their sources lead to, each once, in order."""
        ways = chain.from_iterable(_addresses(line) for line in self.every_line())
        lifelines = (state.lifeline for state in self.states.values())
        words = (lifeline.source_url for lifeline in lifelines if lifeline)
        return tuple(dict.fromkeys(filter(None, chain(ways, words))))


def _addresses(line: Line) -> Iterator[str]:
    yield from (way.href for way in line.contacts if way.href.startswith("https:"))
    if line.source_url:
        yield line.source_url


def _state_shown(state: StateGuidance, today: date, marks: Marks) -> StateGuidance:
    lines = _shown(state.lines, today, marks)
    return state if lines == state.lines else replace(state, lines=lines)


def _shown(lines: tuple[Line, ...], today: date, marks: Marks) -> tuple[Line, ...]:
    return tuple(_marked(line, marks) for line in lines if line.shown_on(today))


def _marked(line: Line, marks: Marks) -> Line:
    mark = marks.get(line.id)
    return replace(line, mark=mark) if mark else line


def _refuse_loose_ids(guidance: Guidance, folder: Path) -> None:
    """Refuses an id used twice, and a notice about a line that is not there."""
    ids = [line.id for line in guidance.every_line()]
    faults = [f"the id {one} is used twice" for one in sorted({i for i in ids if ids.count(i) > 1})]
    mentioned = {one for change in guidance.changes for one in change.lines}
    faults += [f"changes.toml names the unknown line {one}" for one in sorted(mentioned - set(ids))]
    if faults:
        raise ContentError(folder, "ids", faults)
