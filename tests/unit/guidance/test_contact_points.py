import json
from datetime import UTC, date, datetime

from lookup_app.guidance.contact_points import contact_points
from lookup_app.guidance.guidance import Guidance
from lookup_app.guidance.mark import Mark


def points(guidance: Guidance, line_id: str, language: str = "en") -> list[dict]:
    listed = contact_points((guidance.line(line_id),), language)
    return [element["item"] for element in listed["itemListElement"]]


def test_all_lines_make_valid_json_with_the_words_schema_org_knows(guidance: Guidance) -> None:
    listed = json.loads(json.dumps(contact_points(tuple(guidance.every_line()), "es")))
    assert listed["@type"] == "ItemList"
    known = {
        "@type", "name", "description", "contactType", "areaServed", "availableLanguage",
        "url", "telephone", "contactOption", "hoursAvailable",
    }  # fmt: skip
    for place, element in enumerate(listed["itemListElement"], start=1):
        point = element["item"]
        assert element["position"] == place
        assert point["@type"] == "ContactPoint"
        assert point.keys() <= known
        assert ("telephone" in point) != ("url" in point)


def test_988_answers_day_and_night(guidance: Guidance) -> None:
    call, chat = points(guidance, "988")
    assert call["telephone"] == "988"
    assert chat["url"] == "https://chat.988lifeline.org"
    (hours,) = call["hoursAvailable"]
    assert (len(hours["dayOfWeek"]), hours["opens"], hours["closes"]) == (7, "00:00", "23:59")


def test_weekly_hours_unknown_hours_and_places(guidance: Guidance) -> None:
    (kentucky,) = points(guidance, "ky-help", "es")
    assert kentucky["areaServed"] == "US-KY"
    assert [hours["opens"] for hours in kentucky["hoursAvailable"]] == ["08:30", "08:30"]
    assert [len(hours["dayOfWeek"]) for hours in kentucky["hoursAvailable"]] == [5, 2]
    (mississippi,) = points(guidance, "ms-dmh")
    assert "hoursAvailable" not in mississippi


def test_languages_of_one_contact_and_help_for_deaf_people(guidance: Guidance) -> None:
    assert all(point["availableLanguage"] == ["es"] for point in points(guidance, "988-spanish"))
    video, tty = points(guidance, "988-deaf")
    assert video["contactOption"] == tty["contactOption"]
    assert video["contactOption"] == "https://schema.org/HearingImpairedSupported"


def test_a_line_that_was_found_wrong_is_told_to_no_search_engine(guidance: Guidance) -> None:
    mark = Mark("checking", "", datetime(2026, 11, 26, tzinfo=UTC))
    marked = guidance.shown(date(2026, 11, 26), {"nami": mark}).line("nami")
    assert marked
    assert contact_points((marked,), "en")["itemListElement"] == []
