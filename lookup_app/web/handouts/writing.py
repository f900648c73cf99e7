"""What somebody wrote for a hand-out. It is only ever in a POST, and in the answer to it."""

import re
from dataclasses import replace
from datetime import date, time

from werkzeug.datastructures import MultiDict

from lookup_app.handout import (
    APPOINTMENT_LETTERS,
    FIRST_DAY,
    LAST_DAY,
    NOTE_LETTERS,
    Appointment,
    Choices,
    Problem,
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BLANK = re.compile(r"[^\S\n]")
_MORE_LINES = re.compile(r"\n{3,}")
# What no sheet can show: control characters, halves of pairs, and what turns the way of writing.
# What joins letters or keeps them apart (U+200C, U+200D) is spelling in Persian, Hindi and others.
_UNSEEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def written_choices(form: MultiDict[str, str]) -> Choices:
    """The choices of the builder's form, with what was written and what is wrong with it."""
    note, words = readable(form.get("note", "")), in_one_line(form.get("appointment", ""))
    day, starts = _day(form.get("day", "")), _time(form.get("time", ""))
    return replace(
        Choices.parse(form),
        note=note,
        appointment=Appointment(words, day, starts),
        problem=_problem(form, note, words, day, starts),
    )


def readable(text: str) -> str:
    """What somebody wrote, in lines, without what no sheet can show."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _MORE_LINES.sub("\n\n", _UNSEEN.sub("", _BLANK.sub(" ", lines))).strip()


def in_one_line(text: str) -> str:
    """The same without line ends."""
    return " ".join(readable(text).split())


def _problem(
    form: MultiDict[str, str], note: str, words: str, day: date | None, starts: time | None
) -> Problem | None:
    if len(note) > NOTE_LETTERS:
        return "note"
    if len(words) > APPOINTMENT_LETTERS:
        return "appointment"
    if form.get("day") and day is None:
        return "day"
    if form.get("time") and starts is None:
        return "time"
    return "no-day" if starts and day is None else None


def _day(text: str) -> date | None:
    """A day as a form sends it, if it is one of this century."""
    if not _DAY.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def _time(text: str) -> time | None:
    """A time of day to the minute, whatever zone a program may have put behind it."""
    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None
