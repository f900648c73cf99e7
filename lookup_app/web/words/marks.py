"""What a reader is told of a line or a facility that was reported, in words."""

from collections.abc import Iterable
from typing import assert_never

from flask_babel import format_date
from flask_babel import gettext as _

from lookup_app.facilities.facility import Facility, Phone
from lookup_app.facilities.importing.cleaning import clean_phone
from lookup_app.guidance.line import Contact, Line
from lookup_app.guidance.mark import Mark


def mark_words(mark: Mark | None) -> str:
    """A mark in words, with its day; "" where there is none."""
    if mark is None:
        return ""
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


def mark_phone(mark: Mark) -> Phone | None:
    """The number to call now; None where none was found or what was written is none."""
    return clean_phone(mark.value) if mark.state == "number" else None


def numbers_now(facility: Facility) -> tuple[Phone, ...]:
    """What a hand-out gives to call: the number that was found, alone, or those of the list."""
    found = facility.mark and mark_phone(facility.mark)
    return (found,) if found else facility.phones


def ways_now(line: Line) -> tuple[Contact, ...]:
    """The ways to a line: a number that was found stands for those to call, and first."""
    found = line.mark and mark_phone(line.mark)
    if not found:
        return line.contacts
    others = (way for way in line.contacts if way.kind != "call")
    return (Contact("call", found.text, found.uri), *others)


def _found(mark: Mark | None, listed: Iterable[str]) -> str:
    """A mark in words, and the listed numbers where a hand-out gives another in their place."""
    old = ", ".join(dict.fromkeys(listed))
    if mark is None or not mark_phone(mark) or not old:
        return mark_words(mark)
    was = _("It was listed with %(numbers)s.", numbers=old)
    return f"{mark_words(mark)} {was}"


def found_of_facility(facility: Facility) -> str:
    """What was found of a facility, as a hand-out says it."""
    return _found(facility.mark, (phone.text for phone in facility.phones))


def found_of_line(line: Line) -> str:
    """What was found of a line, as a hand-out says it."""
    return _found(line.mark, (way.display for way in line.contacts if way.kind == "call"))
