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
    in_one_line,
    readable,
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


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
