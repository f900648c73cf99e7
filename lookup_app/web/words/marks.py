"""What a reader is told of a line or a facility that was reported, in words."""

from typing import assert_never

from flask_babel import format_date
from flask_babel import gettext as _

from lookup_app.facilities.facility import Phone
from lookup_app.facilities.importing.cleaning import clean_phone
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
