"""A hand-out as plain text to paste into a text message: numbers first, each entry short."""

import re
from collections.abc import Callable, Iterable, Iterator
from textwrap import wrap
from typing import TypeVar, assert_never

from flask_babel import gettext as _

from lookup_app.guidance.line import Contact
from lookup_app.web.handouts.blocks import blocks_of
from lookup_app.web.handouts.sheet import FacilityEntry, LineEntry, Sheet, abroad_words

_Entry = TypeVar("_Entry", FacilityEntry, LineEntry)

_BETWEEN_SENTENCES = re.compile(r"(?<=[.?!”])\s+(?=[^\W\d_a-záéíóúñü]|[¿¡“])")
ENTRY_LETTERS = 159
"""What one text message carries is 160."""


def plain_text(sheet: Sheet) -> str:
    """The hand-out, an entry a line and an empty line between its parts."""
    parts = (
        [f"{sheet.title}. {sheet.day}"],
        _people(sheet),
        _entries(facility_text, sheet.facilities),
        _entries(line_text, sheet.lines),
        _written(sheet),
        *([part.heading, *(block.text for block in blocks_of(part.body))] for part in sheet.parts),
        _standing(sheet),
    )
    written = ("\n".join(_short_lines(part)) for part in parts)
    return "\n\n".join(filter(None, written)) + "\n"


def _entries(say: Callable[[_Entry], str], entries: Iterable[_Entry]) -> Iterator[str]:
    """Each entry, and below it what a moderator found of it."""
    for entry in entries:
        yield say(entry)
        if entry.mark:
            yield f"({entry.mark})"


def facility_text(one: FacilityEntry) -> str:
    """One entry: its number, its name, where it is; a name that is too long is cut."""
    before = f"{one.phones[0].text}: " if one.phones else _("No telephone number is listed.") + " "
    behind = f", {one.address}" + (f" ({one.distance})" if one.distance else "")
    return _with_short_name(before, one.name, behind)


def line_text(entry: LineEntry) -> str:
    """One entry: its numbers, then whose they are."""
    every = [way for way, _words in entry.ways]
    ways = [way for way in every if way.kind in ("call", "text")] or every
    numbers = " / ".join(dict.fromkeys(map(_number_first, ways[:2])))
    return _with_short_name(f"{numbers}: ", entry.name.striptags(), "")


def _number_first(way: Contact) -> str:
    match way.kind:
        case "call" | "tty" | "videophone" if way.press:
            return str(_("%(number)s, then press %(key)s", number=way.display, key=way.press))
        case "text" if way.keyword:
            return str(_("%(number)s (text %(word)s)", number=way.display, word=way.keyword))
        case "text":
            return str(_("%(number)s (text)", number=way.display))
        case "call" | "tty" | "videophone" | "chat" | "web":
            return way.display
        case unknown:
            assert_never(unknown)


def _people(sheet: Sheet) -> Iterator[str]:
    if sheet.lifeline is None:
        yield abroad_words()
    for entry in (sheet.lifeline, sheet.danger):
        if entry:
            yield line_text(entry)


def _written(sheet: Sheet) -> Iterator[str]:
    appointment = sheet.choices.appointment
    if appointment:
        yield _("Appointment:") + " " + ", ".join(filter(None, (sheet.when, appointment.words)))
    yield from sheet.choices.note.splitlines()


def _standing(sheet: Sheet) -> Iterator[str]:
    if sheet.call_first:
        yield _(
            "Call first: details change, and being listed says nothing about how good the care is."
        )
    yield _("FindTreatment.gov has more: type “%(place)s” there.", place=sheet.search)
    yield from (source.striptags() for source in sheet.sources)
    yield _("Information only.") + " " + _("Ask a health professional before you act on it.")
    yield sheet.code


def _with_short_name(before: str, name: str, behind: str) -> str:
    room = ENTRY_LETTERS - len(before) - len(behind)
    if len(name) <= room:
        return f"{before}{name}{behind}"
    return f"{before}{name[: max(room - 1, 8)].rstrip()}…{behind}"[:ENTRY_LETTERS]


def _short_lines(entries: Iterable[str]) -> Iterator[str]:
    for entry in entries:
        for line in _whole_sentences(" ".join(entry.split())):
            yield from wrap(line, ENTRY_LETTERS, break_on_hyphens=False)


def _whole_sentences(text: str) -> Iterator[str]:
    """As many sentences as one message carries; only a longer one is broken within."""
    line, *sentences = _BETWEEN_SENTENCES.split(text)
    for sentence in sentences:
        if len(line) + 1 + len(sentence) > ENTRY_LETTERS:
            yield line
            line = sentence
        else:
            line = f"{line} {sentence}"
    yield line
