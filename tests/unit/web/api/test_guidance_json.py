import json
from datetime import date

from lookup_app.guidance.arranging import lines_near
from lookup_app.guidance.guidance import Guidance
from lookup_app.web.api.guidance_json import helplines_as_json, line_as_json


def test_every_line_is_plain_json(guidance: Guidance) -> None:
    for line in guidance.every_line():
        assert json.loads(json.dumps(line_as_json(line, "es")))["id"] == line.id


def test_hours_and_dates_are_said_or_null(guidance: Guidance) -> None:
    kentucky = line_as_json(guidance.line("ky-help"), "en")
    assert kentucky["hours"]["zone"] == "America/New_York"
    assert kentucky["hours"]["weekly"][1] == {
        "days": [5, 6], "opens": "08:30", "closes": "17:30",
    }  # fmt: skip
    mississippi = line_as_json(guidance.line("ms-dmh"), "en")
    assert (mississippi["hours"], mississippi["source_date"]) == (None, None)
    assert mississippi["checked_on"] is None
    assert line_as_json(guidance.line("988"), "en")["hours"] == {"always": True}


def test_lines_of_a_place_come_in_the_order_of_the_page(guidance: Guidance) -> None:
    shown = guidance.shown(date(2026, 11, 24))
    lines = helplines_as_json(lines_near(shown, shown.for_state("ME"), "en", "04101"), "en")
    assert [line["id"] for line in lines[:3]] == ["988", "911", "me-crisis"]
    headings = [line["heading"] for line in lines]
    assert list(dict.fromkeys(headings)) == ["right_now", "other_ways", "treatment", "company"]
