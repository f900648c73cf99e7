"""Help lines in the JSON shape of the public contract."""

from typing import Any

from lookup_app.guidance.arranging import NearbyLines
from lookup_app.guidance.hours import AlwaysOpen, DaySpan, Hours, HoursNotConfirmed, WeeklyHours
from lookup_app.guidance.line import Contact, Line
from lookup_app.guidance.mark import Mark


def helplines_as_json(lines: NearbyLines | None, language: str) -> list[dict[str, Any]]:
    """The lines of a place in the order to show them, each with the heading it stands under."""
    if lines is None:
        return []
    headings = {
        "right_now": lines.right_now,
        "other_ways": lines.other_ways,
        "treatment": lines.treatment,
        "company": lines.company,
    }
    return [
        {"heading": heading} | line_as_json(line, language)
        for heading, under_it in headings.items()
        for line in under_it
    ]


def line_as_json(line: Line, language: str) -> dict[str, Any]:
    """One line with its words in one language, its source and when a person last checked it."""
    return {
        "id": line.id,
        "name": line.name.text(language),
        "about": line.about.text(language),
        "kind": line.kind,
        "audience": line.audience,
        "place": line.place,
        "contacts": [_contact(contact) for contact in line.contacts],
        "hours": _hours(line.hours),
        "languages": list(line.languages),
        "source": line.source.text(language),
        "source_url": line.source_url,
        "source_date": None if line.source_date.year is None else str(line.source_date),
        "certainty": line.certainty,
        "checked_on": line.checked_on and line.checked_on.isoformat(),
        "expires": line.expires.isoformat(),
        "mark": mark_as_json(line.mark),
    }


def mark_as_json(mark: Mark | None) -> dict[str, str] | None:
    """What a moderator found of a line or a facility, and on which day; None for nothing."""
    if mark is None:
        return None
    return {"state": mark.state, "value": mark.value, "since": mark.since.date().isoformat()}


def _contact(contact: Contact) -> dict[str, str | None]:
    return {
        "kind": contact.kind,
        "display": contact.display,
        "href": contact.href,
        "press": contact.press,
        "keyword": contact.keyword,
        "language": contact.language,
    }


def _hours(hours: Hours) -> dict[str, Any] | None:
    """Weekly hours on the clock of ``zone``, always open as such, and None where not confirmed."""
    match hours:
        case AlwaysOpen():
            return {"always": True}
        case WeeklyHours(zone=zone, spans=spans):
            return {"always": False, "zone": zone, "weekly": [_span(span) for span in spans]}
        case HoursNotConfirmed():
            return None


def _span(span: DaySpan) -> dict[str, Any]:
    """``days`` count from Monday, 0; ``closes`` may be on the next day."""
    return {
        "days": list(span.days),
        "opens": f"{span.opens:%H:%M}",
        "closes": f"{span.closes:%H:%M}",
    }
