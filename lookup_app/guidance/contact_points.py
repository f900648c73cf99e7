"""Help lines as schema.org JSON-LD, for search engines and other programs."""

from collections.abc import Iterator
from typing import Any

from lookup_app.guidance.hours import AlwaysOpen, DaySpan, Hours, HoursNotConfirmed, WeeklyHours
from lookup_app.guidance.line import Contact, Line

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def contact_points(lines: tuple[Line, ...], language: str) -> dict[str, Any]:
    """An ItemList of the lines' ContactPoints, as a value ready for json.dumps.

    Without the lines that have a mark, which no ContactPoint can carry.
    """
    points = [point for line in lines if not line.mark for point in _points(line, language)]
    return {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "item": point}
            for place, point in enumerate(points, start=1)
        ],
    }


def _points(line: Line, language: str) -> Iterator[dict[str, Any]]:
    """A ContactPoint for each number one can call and for each page one can chat on."""
    for contact in line.contacts:
        match contact.kind:
            case "call" | "tty" | "videophone" | "chat":
                yield _point(line, contact, language)
            case "text" | "web":
                pass  # schema.org has no word for a number that takes texts only


def _point(line: Line, contact: Contact, language: str) -> dict[str, Any]:
    point: dict[str, Any] = {
        "@type": "ContactPoint",
        "name": line.name.text(language),
        "description": line.about.text(language),
        "contactType": line.kind,
        "areaServed": "US" if line.place == "US" else f"US-{line.place}",
        "availableLanguage": [contact.language] if contact.language else list(line.languages),
    }
    if contact.href.startswith("https:"):
        point["url"] = contact.href
    else:
        point["telephone"] = contact.href.removeprefix("tel:")
    if contact.kind in ("tty", "videophone"):
        point["contactOption"] = "https://schema.org/HearingImpairedSupported"
    if opening := _opening(line.hours):
        point["hoursAvailable"] = opening
    return point


def _opening(hours: Hours) -> list[dict[str, Any]]:
    match hours:
        case AlwaysOpen():
            return [_specification(_DAYS, "00:00", "23:59")]
        case WeeklyHours(spans=spans):
            return [_of_span(span) for span in spans]
        case HoursNotConfirmed():
            return []


def _of_span(span: DaySpan) -> dict[str, Any]:
    days = tuple(_DAYS[day] for day in span.days)
    return _specification(days, f"{span.opens:%H:%M}", f"{span.closes:%H:%M}")


def _specification(days: tuple[str, ...], opens: str, closes: str) -> dict[str, Any]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{day}" for day in days],
        "opens": opens,
        "closes": closes,
    }
