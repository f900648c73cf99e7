"""An appointment as a calendar entry (RFC 5545)."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

from lookup_app.web.handouts.content_lines import escaped, folded


def calendar_entry(title: str, words: str, day: date, starts: time | None, now: datetime) -> str:
    """The appointment, of the whole day where nobody wrote a time.

    Its time is "floating": ten o'clock by whatever clock the telephone shows, as it was said on the
    phone. A zone would be a guess, and its rules half the file. No alarm: a locked telephone would
    show it to everybody. ``title`` says nothing; what was written is in the description.
    """
    digits = day.isoformat().replace("-", "")  # "%Y" leaves out the zeros of an early year
    begins = f"DTSTART:{digits}T{starts:%H%M%S}" if starts else f"DTSTART;VALUE=DATE:{digits}"
    return folded(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Belonging and Care//Hand-out//EN",
        "BEGIN:VEVENT",
        f"UID:{uuid4()}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        begins,
        f"SUMMARY:{escaped(title)}",
        *([f"DESCRIPTION:{escaped(words)}"] if words else []),
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    )
