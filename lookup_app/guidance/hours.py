"""When a line answers: in its own time zone, seen from the reader's, and right now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

DAY = 24 * 60
WEEK = 7 * DAY
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_SPAN = re.compile(r"(daily|[A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? (\d\d):(\d\d)-(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The same hours on a run of weekdays: Monday is 0, and a run may go over Sunday.

    ``minutes`` is how long the line stays open from ``opens`` on, so that ten in the morning to
    two at night is 960 minutes on the day it begins.
    """

    first_day: int
    last_day: int
    opens: time
    minutes: int

    @property
    def closes(self) -> time:
        """The closing time, on the next day where it is not later than ``opens``."""
        return _clock((_minute(self.opens) + self.minutes) % DAY)

    @property
    def days(self) -> tuple[int, ...]:
        """The weekdays of the run, Monday 0, in order."""
        count = (self.last_day - self.first_day) % 7 + 1
        return tuple((self.first_day + step) % 7 for step in range(count))


@dataclass(frozen=True, slots=True)
class AlwaysOpen:
    """Day and night, every day."""

    kind: ClassVar[Literal["always"]] = "always"

    def open_now(self, _moment: datetime) -> bool:
        """True at any moment."""
        return True


@dataclass(frozen=True, slots=True)
class HoursNotConfirmed:
    """Nobody published hours that we could trust, so the page says that instead of hours."""

    kind: ClassVar[Literal["not-confirmed"]] = "not-confirmed"

    def open_now(self, _moment: datetime) -> None:
        """None: whether the line is open is not known."""
        return


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Hours that repeat each week, on the clock of ``zone`` (an IANA name)."""

    kind: ClassVar[Literal["weekly"]] = "weekly"
    zone: str
    spans: tuple[DaySpan, ...]

    def open_now(self, moment: datetime) -> bool:
        """Whether somebody answers at this aware moment, by the wall clock of the line's zone."""
        local = moment.astimezone(ZoneInfo(self.zone))
        now = local.weekday() * DAY + _minute(local.time())
        return any((now - start) % WEEK < minutes for start, minutes in self._openings())

    def opens_next(self, moment: datetime) -> datetime:
        """The next opening after this aware moment, in UTC."""
        local = moment.astimezone(ZoneInfo(self.zone))
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        monday = midnight - timedelta(days=local.weekday())
        starts = (
            # Wall-clock arithmetic first, the zone after: a day with a clock change stays right.
            (monday + timedelta(minutes=start + week)).replace(tzinfo=ZoneInfo(self.zone))
            for start, _ in self._openings()
            for week in (0, WEEK)
        )
        return min(start for start in map(_in_utc, starts) if start > moment)

    def seen_from(self, zone: str, moment: datetime) -> tuple[DaySpan, ...]:
        """The same hours on the reader's clock, as the two clocks stand at this aware moment."""
        shift = _offset(zone, moment) - _offset(self.zone, moment)
        return _runs(((start + shift) % WEEK, minutes) for start, minutes in self._openings())

    def _openings(self) -> Iterator[tuple[int, int]]:
        """Each opening of a week: its start in minutes after Monday midnight, and its minutes."""
        for span in self.spans:
            for day in span.days:
                yield day * DAY + _minute(span.opens), span.minutes


Hours = AlwaysOpen | WeeklyHours | HoursNotConfirmed


@dataclass(frozen=True, slots=True)
class ReaderClock:
    """A moment (aware) and the IANA time zone of the reader's place, None where it is not known.

    ``zone_named``: the page names the zone, since the reader may be in another one, as in a whole
    state.
    """

    moment: datetime
    zone: str | None
    zone_named: bool = False

    def spans(self, hours: WeeklyHours) -> tuple[DaySpan, ...]:
        """The hours on the reader's clock, or on the line's own where the reader's is not known."""
        return hours.seen_from(self.zone, self.moment) if self.zone else hours.spans

    def local(self, moment: datetime, hours: WeeklyHours) -> datetime:
        """A moment on the same clock as ``spans``."""
        return moment.astimezone(ZoneInfo(self.zone or hours.zone))


def parse_span(text: str) -> DaySpan:
    """Reads "Mon-Fri 10:00-22:00", "Sat 09:00-14:00" or "daily 10:00-02:00" (past midnight).

    Raises ValueError for anything else.
    """
    if not (found := _SPAN.fullmatch(text)):
        raise ValueError(f"hours {text!r} are not like 'Mon-Fri 10:00-22:00'")
    first, last = _days(found[1], found[2])
    opens, closes = _read_clock(found[3], found[4]), _read_clock(found[5], found[6])
    if opens == DAY:
        raise ValueError(f"hours {text!r} open at 24:00: write 00:00 of the next day")
    return DaySpan(first, last, _clock(opens), (closes - opens - 1) % DAY + 1)


def _days(first: str, last: str | None) -> tuple[int, int]:
    if first == "daily" and last is None:
        return 0, 6
    if first not in WEEKDAYS or (last or first) not in WEEKDAYS:
        raise ValueError(f"{first}-{last} are not days like Mon-Fri")
    return WEEKDAYS.index(first), WEEKDAYS.index(last or first)


def _read_clock(hour: str, minute: str) -> int:
    minutes = int(hour) * 60 + int(minute)
    if int(minute) > 59 or minutes > DAY:
        raise ValueError(f"{hour}:{minute} is no time of day")
    return minutes


def _runs(openings: Iterator[tuple[int, int]]) -> tuple[DaySpan, ...]:
    """Openings put together into runs of days that share their hours, in the week's order."""
    days_by_hours: dict[tuple[int, int], set[int]] = {}
    for start, minutes in openings:
        days_by_hours.setdefault((start % DAY, minutes), set()).add(start // DAY)
    spans = (
        DaySpan(first, last, _clock(opens), minutes)
        for (opens, minutes), days in days_by_hours.items()
        for first, last in _consecutive(days)
    )
    return tuple(sorted(spans, key=lambda span: (span.first_day, span.opens)))


def _consecutive(days: set[int]) -> Iterator[tuple[int, int]]:
    """The runs of neighboring weekdays in a set: Sunday neighbors Monday."""
    if len(days) == 7:
        yield 0, 6
        return
    for first in sorted(day for day in days if (day - 1) % 7 not in days):
        last = first
        while (last + 1) % 7 in days:
            last = (last + 1) % 7
        yield first, last


def _offset(zone: str, moment: datetime) -> int:
    """Minutes that the zone's clock is ahead of UTC at this moment."""
    offset = moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return int(offset.total_seconds()) // 60


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(minute: int) -> time:
    return time(minute // 60, minute % 60)
