"""When a help line answers, in words; and whether now, where a page is made for one moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from lookup_app.guidance.hours import (
    AlwaysOpen,
    DaySpan,
    HoursNotConfirmed,
    ReaderClock,
    WeeklyHours,
)
from lookup_app.guidance.line import Line
from lookup_app.web.i18n import html_words as _
from lookup_app.web.words.times import clock_time, day_name, zone_name


@dataclass(frozen=True, slots=True)
class HoursSaid:
    """The hours as a sentence, and what may be said of this moment: open, or when it opens."""

    hours: str
    open_now: bool = False
    opens: str = ""


def hours_said(line: Line, clock: ReaderClock | None = None) -> HoursSaid:
    """The line's hours; without a clock, as on a page that is kept, nothing of this moment."""
    match line.hours:
        case AlwaysOpen():
            return _always(line, clock)
        case WeeklyHours() as hours:
            return _weekly(line, hours, clock)
        case HoursNotConfirmed():
            return HoursSaid(_("Hours not confirmed."))
        case unknown:
            assert_never(unknown)


def _always(line: Line, clock: ReaderClock | None) -> HoursSaid:
    if clock and _only_listed(line, clock):
        return HoursSaid(_("Listed as open day and night."))
    open_now = clock is not None and line.kind != "emergency"
    return HoursSaid(_("24 hours a day, 7 days a week (24/7)."), open_now)


def _weekly(line: Line, hours: WeeklyHours, clock: ReaderClock | None) -> HoursSaid:
    week = _week(hours, clock)
    if clock and _only_listed(line, clock):
        return HoursSaid(_("Listed hours: %(hours)s.", hours=week))
    sentence = f"{week[:1].upper()}{week[1:]}."
    if clock is None:
        return HoursSaid(sentence)
    if hours.open_now(clock.moment):
        return HoursSaid(sentence, open_now=True)
    return HoursSaid(sentence, opens=_opens(clock.local(hours.opens_next(clock.moment), hours)))


def _only_listed(line: Line, clock: ReaderClock) -> bool:
    return not line.hours_stand(clock.moment.date())


def _opens(opening: datetime) -> str:
    day = day_name(opening.weekday())
    return _("Opens %(day)s at %(time)s.", day=day, time=clock_time(opening))


def _week(hours: WeeklyHours, clock: ReaderClock | None) -> str:
    """ "Monday to Friday, 9 AM to 9 PM (local time)": on which clock, too."""
    spans = clock.spans(hours) if clock else hours.spans
    return f"{'; '.join(map(_span, spans))} ({_whose_clock(hours, clock)})"


def _whose_clock(hours: WeeklyHours, clock: ReaderClock | None) -> str:
    if clock and clock.zone:
        return zone_name(clock.zone) if clock.zone_named else _("local time")
    return zone_name(hours.zone)


def _span(span: DaySpan) -> str:
    return _(
        "%(days)s, %(opens)s to %(closes)s",
        days=_days(span),
        opens=clock_time(span.opens),
        closes=clock_time(span.closes),
    )


def _days(span: DaySpan) -> str:
    if len(span.days) == 7:
        return _("every day")
    first, last = day_name(span.first_day), day_name(span.last_day)
    return first if first == last else _("%(first)s to %(last)s", first=first, last=last)
