"""Hours on the line's clock and the reader's, with real zones and each day of the year."""

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.guidance.hours import (
    AlwaysOpen,
    DaySpan,
    HoursNotConfirmed,
    WeeklyHours,
    parse_span,
)

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Phoenix",
    "America/Denver",
    "America/Indiana/Knox",
    "America/Indiana/Indianapolis",
    "America/Los_Angeles",
    "America/Puerto_Rico",
    "Pacific/Guam",
    "Pacific/Honolulu",
    "Pacific/Pago_Pago",
)
NAMI = WeeklyHours("America/New_York", (parse_span("Mon-Fri 10:00-22:00"),))
WINTER = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # a Tuesday
SUMMER = datetime(2026, 7, 14, 17, 0, tzinfo=UTC)  # a Tuesday

moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
zones = st.sampled_from(ZONES)
days = st.integers(0, 6)
times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
spans = st.builds(DaySpan, days, days, times, st.integers(1, 1440))
weeks = st.builds(WeeklyHours, zones, st.lists(spans, min_size=1, max_size=3).map(tuple))


def at(zone: str, *when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at("America/New_York", 2026, 11, 24, 9, 59), False),
        (at("America/New_York", 2026, 11, 24, 10, 0), True),
        (at("America/New_York", 2026, 11, 24, 21, 59), True),
        (at("America/New_York", 2026, 11, 24, 22, 0), False),
        (at("America/New_York", 2026, 11, 28, 12, 0), False),  # Saturday
        (at("America/Los_Angeles", 2026, 11, 24, 6, 59), False),
        (at("America/Los_Angeles", 2026, 11, 24, 7, 0), True),
        (at("Pacific/Guam", 2026, 11, 28, 1, 30), True),  # Friday 10:30 in New York
        (at("Pacific/Guam", 2026, 11, 24, 14, 0), False),
    ],
)
def test_open_by_the_clock_of_the_line(moment: datetime, is_open: bool) -> None:
    assert NAMI.open_now(moment) is is_open


def test_past_midnight_belongs_to_the_day_it_began() -> None:
    michigan = WeeklyHours("America/Detroit", (parse_span("Fri 10:00-02:00"),))
    assert michigan.open_now(at("America/Detroit", 2026, 11, 28, 1, 59))  # Saturday morning
    assert not michigan.open_now(at("America/Detroit", 2026, 11, 27, 1, 59))


@pytest.mark.parametrize(
    ("zone", "moment", "opens"),
    [
        ("America/Chicago", WINTER, time(9)),
        ("America/Phoenix", WINTER, time(8)),  # two hours behind New York in winter,
        ("America/Phoenix", SUMMER, time(7)),  # three in summer: Arizona keeps its clocks
        ("America/Denver", SUMMER, time(8)),
        ("America/Indiana/Indianapolis", WINTER, time(10)),
        ("America/Indiana/Knox", WINTER, time(9)),
        ("America/Puerto_Rico", WINTER, time(11)),
        ("America/Puerto_Rico", SUMMER, time(10)),
        ("Pacific/Honolulu", SUMMER, time(4)),
    ],
)
def test_seen_from_the_reader(zone: str, moment: datetime, opens: time) -> None:
    assert NAMI.seen_from(zone, moment) == (DaySpan(0, 4, opens, 720),)


def test_seen_from_guam_the_days_move_on() -> None:
    assert NAMI.seen_from("Pacific/Guam", WINTER) == (DaySpan(1, 5, time(1), 720),)


def test_a_run_of_days_may_go_over_sunday() -> None:
    late = WeeklyHours("Pacific/Guam", (parse_span("Mon-Fri 08:00-17:00"),))
    (seen,) = late.seen_from("America/New_York", WINTER)
    assert (seen.first_day, seen.last_day, seen.opens) == (6, 3, time(17))
    assert seen.days == (6, 0, 1, 2, 3)


def test_the_next_opening_is_over_the_weekend() -> None:
    friday_night = at("America/New_York", 2026, 11, 27, 23, 0)
    assert NAMI.opens_next(friday_night) == at("America/New_York", 2026, 11, 30, 10, 0)


def test_the_next_opening_keeps_its_clock_over_a_change_of_clocks() -> None:
    saturday = at("America/New_York", 2026, 10, 31, 12, 0)  # clocks go back on Sunday
    assert NAMI.opens_next(saturday) == at("America/New_York", 2026, 11, 2, 10, 0)


def test_always_and_not_confirmed() -> None:
    assert AlwaysOpen().open_now(WINTER) is True
    assert HoursNotConfirmed().open_now(WINTER) is None


@given(weeks, zones, moments)
def test_the_readers_clock_agrees_with_the_lines(
    hours: WeeklyHours, zone: str, moment: datetime
) -> None:
    here = WeeklyHours(zone, hours.seen_from(zone, moment))
    assert here.open_now(moment) == hours.open_now(moment)


@given(weeks, moments)
def test_open_as_counted_minute_by_minute(hours: WeeklyHours, moment: datetime) -> None:
    local = moment.astimezone(ZoneInfo(hours.zone)).replace(tzinfo=None)
    counted = any(
        start <= local < start + timedelta(minutes=span.minutes)
        for span in hours.spans
        for back in range(8)
        if (day := local.date() - timedelta(days=back)).weekday() in span.days
        for start in [datetime.combine(day, span.opens)]
    )
    assert hours.open_now(moment) == counted


# A shorter opening may fall whole into the hour that the spring change of clocks leaves out.
long_weeks = st.builds(
    WeeklyHours, zones, st.tuples(st.builds(DaySpan, days, days, times, st.integers(61, 1440)))
)


@given(long_weeks, moments)
def test_the_line_is_open_when_it_opens_next(hours: WeeklyHours, moment: datetime) -> None:
    following = hours.opens_next(moment)
    assert moment < following <= moment + timedelta(days=7, hours=1)
    assert hours.open_now(following)


@given(spans)
def test_a_span_is_read_back_as_written(span: DaySpan) -> None:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    written = (
        f"{names[span.first_day]}-{names[span.last_day]} {span.opens:%H:%M}-{span.closes:%H:%M}"
    )
    assert parse_span(written) == span


@given(st.text(max_size=30))
def test_any_text_is_hours_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert parse_span(text).minutes > 0


def test_midnight_may_be_written_as_the_end_of_the_day() -> None:
    assert parse_span("daily 00:00-24:00") == DaySpan(0, 6, time(0), 1440)
    with pytest.raises(ValueError, match="24:00"):
        parse_span("Mon 24:00-09:00")


def test_at_the_very_moment_it_opens_the_next_opening_is_tomorrow() -> None:
    opening = at("America/New_York", 2026, 11, 24, 10, 0)
    assert NAMI.opens_next(opening) == at("America/New_York", 2026, 11, 25, 10, 0)
