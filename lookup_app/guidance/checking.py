"""What a person must check among the lines, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lookup_app.guidance.guidance import Guidance
from lookup_app.guidance.line import ALWAYS_SHOWN, Line

Reason = Literal[
    "expired", "held", "weak source", "old source", "watch", "never checked", "expires"
]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to check.

    ``subject`` is a line's or a watch's id, ``place`` "US" or a state's code, ``how`` the number to
    call or the page to open for it.
    """

    due: date
    subject: str
    place: str
    reason: Reason
    detail: str
    how: str = ""


def check_guidance(guidance: Guidance, today: date) -> tuple[Check, ...]:
    """Everything to check, the most urgent first. Pass the whole guidance, not what is shown."""
    checks = [_check(line, today) for line in guidance.every_line()]
    checks += [Check(w.due, w.id, "US", "watch", w.why) for w in guidance.watches]
    return tuple(sorted(checks, key=lambda check: (check.due, check.place, check.subject)))


def overdue(checks: tuple[Check, ...], today: date) -> Iterator[Check]:
    """The checks that are late: an expiry or a watch before today."""
    late = ("expired", "watch")
    return (check for check in checks if check.due < today and check.reason in late)


def _check(line: Line, today: date) -> Check:
    """The most urgent reason to look at a line: every line has at least its expiry."""
    reason, detail = _reason(line, today)
    due = (
        today if reason in ("held", "weak source", "old source", "never checked") else line.expires
    )
    how = ", ".join(filter(None, (line.contacts[0].display, line.source_url)))
    return Check(min(due, line.expires), line.id, line.place, reason, detail, how)


def _reason(line: Line, today: date) -> tuple[Reason, str]:
    if today > line.expires:
        still = "still shown" if line.id in ALWAYS_SHOWN else "hidden"
        return "expired", f"{still}, last day {line.expires}"
    if line.held:
        return "held", f"hidden: {line.held}"
    if not line.well_sourced:
        return "weak source", f"hidden: graded {line.certainty}, {line.source.text('en')}"
    if line.is_crisis_line_of_old(today):
        return (
            "old source",
            f"hidden: a crisis line listed {line.source_date}: {line.source.text('en')}",
        )
    if not line.checked_on:
        return "never checked", f"listed {line.source_date}: {line.source.text('en')}"
    return "expires", f"checked {line.checked_on} by {line.checked_by_person}"
