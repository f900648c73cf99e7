"""What a reader is told of a line or a facility that was reported, in words."""

import re
from typing import assert_never

from flask import Flask
from flask_babel import format_date
from flask_babel import gettext as _

from lookup_app.facilities.facility import Facility
from lookup_app.guidance.line import Line
from lookup_app.replies.marks import Mark
from lookup_app.web.app import collaborators


def init_app(app: Flask) -> None:
    """Let the templates say it."""
    app.jinja_env.globals.update(line_mark=line_mark, facility_mark=facility_mark)


def line_mark(line: Line) -> str:
    """What is said of a help line, or ""."""
    mark = collaborators().published.snapshot.marks.get(("line", line.id))
    return words_of(mark) if mark else ""


def facility_mark(facility: Facility) -> str:
    """What is said of a facility, or "", as also where its list says the same by now."""
    mark = collaborators().published.snapshot.marks.get(("facility", facility.id))
    return words_of(mark) if mark and not _agrees(facility, mark) else ""


def words_of(mark: Mark) -> str:
    """A mark in words, with its day."""
    day = format_date(mark.since, "long")
    match mark.state:
        case "checking":
            said = _("Somebody reported that this is wrong. It is being checked.")
        case "number":
            said = _(
                "Checked on %(day)s: the number is %(number)s now.", day=day, number=mark.value
            )
        case "closed":
            said = _("Checked on %(day)s: it has closed.", day=day)
        case "moved":
            said = _("Checked on %(day)s: it has moved to %(place)s.", day=day, place=mark.value)
        case unknown:
            assert_never(unknown)
    return str(said)


def _agrees(facility: Facility, mark: Mark) -> bool:
    match mark.state:
        case "number":
            digits = re.sub(r"\D", "", mark.value)[-10:]
            return any(re.sub(r"\D", "", phone.number)[-10:] == digits for phone in facility.phones)
        case "moved":
            return bool(facility.street) and facility.street.lower() in mark.value.lower()
        case "checking" | "closed":
            return False
        case unknown:
            assert_never(unknown)
