"""The builder and the page to print: what is chosen is what stands there, and nobody forges it."""

import re
import statistics
import time
from html import unescape

import pytest

from tests.fakes import BrokenDirectory
from tests.integration.web.handouts.conftest import TEN, WRITTEN

HANDOUT = "/near/74103/handout"


def sheet_of(answer):
    """The sheet of a page as text, and the facilities on it."""
    (sheet,) = re.findall(r'<article class="handout.*?</article>', answer.text, re.DOTALL)
    names = re.findall(r'<li data-facility="([^"]+)"', sheet)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", sheet)).split()), names


def ticked(answer, name):
    return re.findall(rf'name="{name}" value="([^"]+)" checked', answer.text)


def test_the_builder_offers_the_list_with_five_ticked(stocked):
    answer = stocked.get(HANDOUT)
    assert re.findall(r'name="facility" value="(house\d)"', answer.text) == [one.id for one in TEN]
    assert ticked(answer, "facility") == [one.id for one in TEN[:5]]
    assert sheet_of(answer)[1] == ticked(answer, "facility")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_results_and_facilities_lead_to_it_with_filters(stocked):
    results = stocked.get("/near/74103?pay=medicaid").text
    assert 'href="/near/74103/handout?pay=medicaid"' in results
    assert ticked(stocked.get(f"{HANDOUT}?pay=medicaid"), "facility") == [
        "house0",
        "house3",
        "house6",
        "house9",
    ]
    assert (
        'href="/near/74103/handout?facility=house4"'
        in stocked.get("/near/74103/facilities/house4").text
    )
    assert ticked(stocked.get(f"{HANDOUT}?facility=house4"), "facility") == ["house4"]


def test_the_page_to_print_has_what_was_chosen(stocked):
    chosen = {"facility": ["none", "house7", "house2"], "line": ["none", "nami"], "part": ["pay"]}
    answer = stocked.post(HANDOUT, data=chosen | WRITTEN)
    text, names = sheet_of(answer)
    assert names == ["house7", "house2"]
    assert "(918) 555-0007" in text
    assert "care7.example" in text
    assert "NAMI HelpLine: Call 1-800-950-6264" in text
    assert "SAMHSA National Helpline" not in text
    assert "How to pay" in text
    assert "What to ask" not in text
    assert "Appointment: Thursday, December 3, 2026, 10 AM, Care House, ask for Ana" in text
    assert "Ana calls on Friday." in text
    assert "Source: SAMHSA, National Directory" in text
    assert "Information only." in text
    assert text.startswith("988 Suicide & Crisis Lifeline: Call 988")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_call_first_only_where_there_is_a_number(stocked):
    first = "Call first"
    assert first in sheet_of(stocked.post(HANDOUT, data={"facility": "house1"}))[0]
    assert first not in sheet_of(stocked.post(HANDOUT, data={"facility": "house0"}))[0]
    assert first not in sheet_of(stocked.post(HANDOUT, data={"facility": "none"}))[0]


@pytest.mark.parametrize(
    ("preset", "facilities", "words"),
    [
        ("medicaid", ["house0", "house3", "house6"], "How to pay"),
        ("lines", [], "SAMHSA National Helpline"),
        ("young", ["house1", "house2", "house4"], "Crisis Text Line"),
        ("family", ["house0", "house1", "house2"], "If you are helping someone else"),
    ],
)
def test_presets_are_plain_links(stocked, preset, facilities, words):
    assert f'href="/near/74103/handout?preset={preset}"' in stocked.get(HANDOUT).text
    text, names = sheet_of(stocked.get(f"{HANDOUT}?preset={preset}"))
    assert names == facilities
    assert words in text


def test_the_sheet_may_be_in_the_other_language(stocked):
    answer = stocked.post(HANDOUT, data=WRITTEN | {"lang": "es"})
    assert (answer.status_code, answer.location) == (307, f"/es{HANDOUT}")
    text, _names = sheet_of(stocked.post(answer.location, data=WRITTEN | {"lang": "es"}))
    assert text.startswith("988 en español: Llame al 988")
    assert "jueves, 3 de diciembre de 2026" in text


def test_a_link_to_pass_on_has_all_but_what_was_written(stocked):
    answer = stocked.post(HANDOUT, data={"facility": "house2", "large": "yes"} | WRITTEN)
    link = unescape(re.search(r'data-copy="([^"]+)"', answer.text)[1])
    assert link.startswith("http://localhost/near/74103/handout?")
    assert "Ana" not in link
    text, names = sheet_of(stocked.get(link.removeprefix("http://localhost")))
    assert names == ["house2"]
    assert "Ana" not in text
    assert "handout--large" in stocked.get(link.removeprefix("http://localhost")).text


def test_change_something_leads_back_with_all_that_was_written(stocked):
    answer = stocked.post(HANDOUT, data={"facility": "house2", "change": "yes"} | WRITTEN)
    assert ticked(answer, "facility") == ["house2"]
    assert "Ana calls on Friday." in re.search(r"<textarea.*?</textarea>", answer.text, re.S)[0]
    assert 'value="2026-12-03"' in answer.text
    assert 'value="10:00"' in answer.text


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"note": "x" * 601}, "The note is too long: 600 characters at most."),
        ({"appointment": "x" * 121}, "The appointment is too long"),
        ({"day": "tomorrow"}, "Please write the day as"),
        ({"day": "2026-12-03", "time": "ten"}, "Please write the time as"),
        ({"time": "10:00"}, "The appointment needs its day."),
    ],
)
@pytest.mark.parametrize("kind", ["", ".pdf", ".txt", ".vcf", ".ics"])
def test_what_cannot_be_used_is_asked_again(stocked, written, words, kind):
    answer = stocked.post(f"{HANDOUT}{kind}", data=written)
    assert answer.status_code == 422
    assert words in answer.text


def test_a_facility_that_is_gone_is_said(stocked):
    answer = stocked.post(HANDOUT, data={"facility": ["house2", "gone12345"]})
    assert "1 facility that was chosen is no longer listed." in answer.text
    assert sheet_of(answer)[1] == ["house2"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://forger.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[broken"}, 403),
        ({"Referer": "http://localhost/near/74103/handout"}, 200),
        ({"Referer": "https://forger.example/localhost"}, 403),
    ],
)
@pytest.mark.parametrize("kind", ["", ".pdf", ".txt", ".vcf", ".ics"])
def test_no_other_site_writes_on_this_letterhead(stocked, headers, status, kind):
    forged = {"note": "Call 900 number", "day": "2026-12-03"}
    assert stocked.post(f"{HANDOUT}{kind}", data=forged, headers=headers).status_code == status


def test_a_link_of_another_site_is_a_link(stocked):
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert stocked.get(HANDOUT, headers=elsewhere).status_code == 200


def test_without_a_directory_there_are_lines(make_client):
    for directory in (None, BrokenDirectory()):
        answer = make_client(directory=directory).get(f"{HANDOUT}?facility=house1")
        text, names = sheet_of(answer)
        assert names == []
        assert "SAMHSA National Helpline" in text


def test_where_us_numbers_do_not_answer_none_is_given(client):
    answer = client.get("/near/fm/handout")
    text, _names = sheet_of(answer)
    assert "findahelpline.com" in text
    assert "988" not in text


def test_places_have_one_spelling_and_what_is_none_has_no_hand_out(client):
    spelled = client.post("/near/74103-1234/handout", data=WRITTEN)
    assert (spelled.status_code, spelled.location) == (308, HANDOUT)
    assert client.get("/near/zz/nowhere/handout").status_code == 404
    assert client.get("/near/09012/handout").location == "/near/09012"
    assert client.get("/near/ok/tulsa/handout").status_code == 200


@pytest.mark.slow
def test_a_hand_out_is_made_as_fast_as_results(stocked):
    """By turns in one run, so that a busy machine is busy for both."""
    taken = {"/near/74103": [], HANDOUT: []}
    for _turn in range(40):
        for path, times in taken.items():
            started = time.perf_counter()
            stocked.get(path)
            times.append(time.perf_counter() - started)
    assert statistics.median(taken[HANDOUT]) <= statistics.median(taken["/near/74103"])


@pytest.mark.parametrize("language", ["", "/es"])
@pytest.mark.parametrize("shown", ["change", "show"], ids=["builder", "sheet"])
def test_a_line_kept_in_another_state_is_there_and_one_that_is_gone_is_counted(
    stocked, language, shown
):
    chosen = {"facility": "none", "line": ["ca-warm-line", "988", "911", "no-such"], shown: "yes"}
    page = stocked.post(f"{language}{HANDOUT}", data=chosen).text
    assert 'value="ca-warm-line"' in page
    assert ("1 línea de ayuda elegida" if language else "1 chosen help line is not") in page
    palau = stocked.post(f"{language}/near/pw/handout", data=chosen).text
    assert ("líneas de ayuda elegidas" if language else "chosen help lines are not") in palau
