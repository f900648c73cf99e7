"""Reads the guidance files and refuses what must not be served."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import cattrs

from lookup_app.guidance.changes import Change, Watch
from lookup_app.guidance.hours import (
    AlwaysOpen,
    Hours,
    HoursNotConfirmed,
    WeeklyHours,
    parse_span,
)
from lookup_app.guidance.line import Line, LineKind
from lookup_app.guidance.refusals import Blocked, line_faults, source_faults, words_faults
from lookup_app.guidance.state_guidance import Lifeline, StateGuidance
from lookup_app.states import BY_CODE, MILITARY
from lookup_app.toml_files import (
    ContentError,
    only_keys,
    read_toml,
    strict_converter,
    structure,
    tables,
)
from lookup_app.words import Words

T = TypeVar("T")

# Who can be reached for a person in danger comes first, offices last.
_ORDER: tuple[LineKind, ...] = (
    "emergency", "crisis", "warmline", "support", "referral", "safety", "clinic",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _StateHead:
    """The top of a state's file, before its lines."""

    code: str
    name: Words
    lifeline: Lifeline | None = None
    note: Words | None = None
    own_line_first: bool = False
    in_a_sentence: Words | None = None


def load_blocked(folder: Path) -> Blocked:
    """The numbers, keywords and sites that must not be printed."""
    file = folder / "blocked.toml"
    return structure(read_toml(file), Blocked, file, "the file")


def load_national(folder: Path, blocked: Blocked) -> tuple[Line, ...]:
    """The national lines, in the order of their file."""
    file = folder / "national.toml"
    table = read_toml(file)
    only_keys(table, {"line"}, file)
    return tuple(_lines(table, "US", file, blocked))


def load_states(folder: Path, blocked: Blocked) -> dict[str, StateGuidance]:
    """Each place by its code; raises ContentError where one is missing or has no business here."""
    files = sorted((folder / "states").glob("*.toml"))
    states = {state.code: state for state in (_state(file, blocked) for file in files)}
    places = BY_CODE.keys() | {MILITARY}
    if states.keys() != places:
        faults = [f"{code} is missing or unknown" for code in sorted(places ^ states.keys())]
        raise ContentError(folder / "states", "the folder", faults)
    return states


def load_changes(folder: Path, blocked: Blocked) -> tuple[tuple[Change, ...], tuple[Watch, ...]]:
    """The notices, newest first, and what to look at again."""
    file = folder / "changes.toml"
    only_keys(read_toml(file), {"change", "watch"}, file)
    changes = sorted(_entries(file, "change", Change), key=lambda change: change.on, reverse=True)
    for change in changes:
        _refuse(file, f"change {change.id}", [*source_faults(change.source, None, blocked)])
        _refuse(file, f"change {change.id}", [*words_faults(change.text, "US", blocked)])
    return tuple(changes), tuple(_entries(file, "watch", Watch))


def _entries(file: Path, key: str, kind: type[T]) -> Iterator[T]:
    for table in tables(read_toml(file), key, file):
        yield structure(table, kind, file, f"{key} {table.get('id', '?')}")


def _state(file: Path, blocked: Blocked) -> StateGuidance:
    table = read_toml(file)
    head = structure({k: v for k, v in table.items() if k != "line"}, _StateHead, file, "the head")
    if head.code.lower() != file.stem:
        raise ContentError(file, "the head", [f"the code {head.code} belongs in another file"])
    _refuse(file, "the head", [*_head_faults(head, blocked)])
    lines = sorted(
        _lines(table, head.code, file, blocked), key=lambda line: _ORDER.index(line.kind)
    )
    return StateGuidance(
        code=head.code,
        name=head.name,
        lines=tuple(lines),
        lifeline=head.lifeline,
        note=head.note,
        own_line_first=head.own_line_first,
        in_a_sentence=head.in_a_sentence,
    )


def _head_faults(head: _StateHead, blocked: Blocked) -> Iterator[str]:
    if head.note:
        yield from words_faults(head.note, head.code, blocked)
    if lifeline := head.lifeline:
        yield from source_faults(lifeline.source, lifeline.source_url, blocked)
        if lifeline.note:
            yield from words_faults(lifeline.note, head.code, blocked)


def _lines(table: dict[str, Any], place: str, file: Path, blocked: Blocked) -> Iterator[Line]:
    for entry in tables(table, "line", file):
        name = f"line {entry.get('id', '?')}"
        _refuse(file, name, ["its file says its place"] if "place" in entry else [])
        line = structure({**entry, "place": place}, Line, file, name, _WITH_HOURS)
        _refuse(file, name, [*line_faults(line, blocked)])
        yield line


def _refuse(file: Path, entry: str, faults: list[str]) -> None:
    if faults:
        raise ContentError(file, entry, faults)


def _hours(value: object, _kind: object) -> Hours:
    """Reads "24/7", "unknown" or {zone = "America/New_York", weekly = ["Mon-Fri 10:00-22:00"]}."""
    match value:
        case "24/7":
            return AlwaysOpen()
        case "unknown":
            return HoursNotConfirmed()
        case {"zone": str(zone), "weekly": [*spans], **rest} if spans and not rest:
            return WeeklyHours(ZoneInfo(zone).key, tuple(parse_span(str(span)) for span in spans))
        case _:
            raise ValueError(f"hours {value!r} are neither 24/7, unknown nor a zone and a week")


def _with_hours() -> cattrs.Converter:
    converter = strict_converter()
    converter.register_structure_hook_func(lambda kind: kind == Hours, _hours)
    return converter


_WITH_HOURS = _with_hours()
