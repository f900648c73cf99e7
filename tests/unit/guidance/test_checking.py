from dataclasses import replace
from datetime import date, timedelta

from lookup_app.guidance.checking import check_guidance, overdue
from lookup_app.guidance.guidance import Guidance

TODAY = date(2026, 11, 24)


def by_subject(guidance: Guidance, today: date = TODAY) -> dict:
    return {check.subject: check for check in check_guidance(guidance, today)}


def test_every_line_and_every_watch_is_listed_once_the_most_urgent_first(
    guidance: Guidance,
) -> None:
    checks = check_guidance(guidance, TODAY)
    subjects = [check.subject for check in checks]
    assert sorted(subjects) == sorted(
        [line.id for line in guidance.every_line()] + [watch.id for watch in guidance.watches]
    )
    assert [check.due for check in checks] == sorted(check.due for check in checks)


def test_the_return_of_press_3_is_watched(guidance: Guidance) -> None:
    check = by_subject(guidance)["988-press-3"]
    assert (check.due, check.reason) == (date(2026, 12, 15), "watch")


def test_hidden_lines_say_why(guidance: Guidance) -> None:
    checks = by_subject(guidance)
    assert checks["ca-calhope"].reason == "held"
    assert checks["il-warm-line"].reason == "weak source"
    assert "graded C" in checks["il-warm-line"].detail


def test_an_expired_line_warns_and_988_says_that_it_still_shows(guidance: Guidance) -> None:
    checks = by_subject(guidance, date(2028, 1, 1))
    assert checks["988"].detail == "still shown, last day 2027-11-24"
    assert checks["nami"].detail == "hidden, last day 2027-05-24"
    assert checks["nami"].due == date(2027, 5, 24)


def test_a_checked_line_comes_back_when_it_expires(guidance: Guidance) -> None:
    line = replace(
        guidance.line("nami"),
        checked_by_person="A. B.",
        checked_on=TODAY,
        expires=TODAY + timedelta(days=365),
    )
    (check,) = (
        check
        for check in check_guidance(replace(guidance, lines=(line,)), TODAY)
        if check.subject == "nami"
    )
    assert (check.reason, check.due) == ("expires", line.expires)
    assert check.detail == "checked 2026-11-24 by A. B."


def test_only_expiries_and_watches_can_be_overdue(guidance: Guidance) -> None:
    assert not list(overdue(check_guidance(guidance, TODAY), TODAY))
    later = date(2026, 12, 16)
    late = list(overdue(check_guidance(guidance, later), later))
    assert [check.subject for check in late] == ["988-press-3"]
