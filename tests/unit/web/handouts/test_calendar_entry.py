"""The day of a calendar entry has eight digits, whatever its year."""

from datetime import UTC, date, datetime, time

import pytest

from lookup_app.web.handouts.calendar_entry import calendar_entry

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts", "begins"),
    [(None, "DTSTART;VALUE=DATE:00261203"), (time(9, 5), "DTSTART:00261203T090500")],
)
def test_a_year_has_four_digits(starts, begins):
    entry = calendar_entry("Appointment", "", date(26, 12, 3), starts, NOW)
    assert begins in entry.split("\r\n")
