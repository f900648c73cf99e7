"""Words of distress in the box: people first, 911 where life is at risk, and nothing repeated."""

from typing import get_args

import pytest

from config import ROOT
from lookup_app.distress.concerns import Concern
from lookup_app.geocoding.outcomes import GeocoderUnavailable
from tests.fakes import FailingGeocoder

PAGES = {
    "I want to die": ("dying", "You do not have to be alone with this"),
    "quiero morir": ("dying", "You do not have to be alone with this"),
    "feels like I am dying": ("dying", "If it feels like you are dying"),
    "i took too many pills": ("act", "Call 911 now"),
    "no respira": ("act", "Call 911 now"),
    "my son is suicidal": ("someone", "When you are worried about someone"),
    "help": ("help", "You can reach someone now"),
    "he hits me": ("help", "Someone to talk with"),
    "i want to hurt my baby": ("help", "You can talk about this"),
    "kill my husband": ("help", "You can talk about this"),
}
SPANISH = {"quiero morir", "no respira"}


def test_each_concern_has_its_page():
    pages = {file.stem for file in (ROOT / "templates" / "distress").glob("*.html")}
    assert set(get_args(Concern)) == pages


def answer_to(client, query: str, prefix: str = ""):
    """The answer; a browser sends a form on by itself where it is told to (307)."""
    answer = client.post(f"{prefix}/find", data={"query": query})
    if answer.status_code != 307:
        return answer
    return client.post(answer.location, data={"query": query})


def main_of(client, query: str, prefix: str = "") -> str:
    return answer_to(client, query, prefix).get_data(as_text=True).partition("<main")[2]


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize("query", PAGES)
def test_each_kind_has_a_page_of_its_own(client, query, prefix):
    answer = answer_to(client, query, prefix)
    assert answer.status_code == 422
    assert answer.headers["Cache-Control"] == "private, no-store"
    main = answer.get_data(as_text=True).partition("<main")[2]
    outcome, heading = PAGES[query]
    assert f'data-outcome="{outcome}"' in main
    prefix = "/es" if query in SPANISH else prefix
    assert prefix or heading in main
    text_988 = "sms:988?&amp;body=AYUDA" if prefix else "sms:988"
    for way in ('href="tel:988"', f'href="{text_988}"', "https://chat.988lifeline.org"):
        assert main.index(way) < main.index('id="query"')
    assert 'href="tel:911"' in main
    assert f'href="{prefix}/help-now"' in main


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize("query", PAGES)
def test_nothing_typed_is_repeated_and_nothing_was_wrong(client, query, prefix):
    page = answer_to(client, query, prefix).get_data(as_text=True)
    main = page.partition("<main")[2]
    assert 'id="query" name="query" type="text" value=""' in main
    assert 'aria-invalid="true"' not in main
    assert 'role="alert"' not in main
    if query not in {"help", "no respira"}:  # the page's own words, too
        assert query.lower() not in page.lower()


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize("query", ["i took too many pills", "feels like I am dying", "no respira"])
def test_where_life_is_at_risk_911_comes_first(client, query, prefix):
    main = main_of(client, query, prefix)
    assert main.index('href="tel:911"') < main.index('href="tel:988"')
    assert main.index('href="tel:911"') < main.index("<h2")


@pytest.mark.parametrize(
    ("address", "box", "query", "sent_on"),
    [
        ("/find", "query", "mi hijo no respira", "/es/find"),
        ("/near/74103", "name", "quiero morir", "/es/near/74103"),
        ("/es/find", "query", "i want to die", ""),  # whoever chose a language stays there
        ("/find", "query", "help ayuda", ""),
        ("/find", "query", "my son is not breathing", ""),
    ],
)
def test_who_writes_spanish_on_an_english_page_is_answered_in_spanish(
    client, address, box, query, sent_on
):
    answer = client.post(address, data={box: query})
    assert answer.status_code == (307 if sent_on else 422)
    assert answer.headers.get("Location", "") == sent_on
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_an_overdose_says_what_to_do_until_help_comes(client):
    main = main_of(client, "i took too many pills")
    for words in ("naloxone", "on their side", "Stay until help", 'href="tel:+18002221222"'):
        assert words in main
    assert main.index('href="tel:911"') < main.index('href="tel:+18002221222"')
    assert main.index("on their side") < main.index('href="tel:988"')


@pytest.mark.parametrize(
    ("query", "way"),
    [
        ("my son is od'ing", "tel:911"),
        ("gave him narcan and hes still out", "tel:911"),
        ("le di narcan", "tel:911"),
        ("im scared im going to use tonight", "tel:+18009720590"),
        ("ganas de consumir", "tel:+18009720590"),
    ],
)
def test_an_overdose_and_a_craving_are_met_with_whom_to_call(client, query, way):
    assert f'href="{way}"' in main_of(client, query)


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize("query", ["my son uses fentanyl", "mi hijo usa fentanilo", "help me"])
def test_the_family_is_shown_the_call_sheet_where_no_place_was_named(client, query, prefix):
    assert f'href="{prefix}/call-sheet#helping"' in main_of(client, query, prefix)


def test_thoughts_of_dying_are_told_what_happens_and_of_another_way(client):
    main = main_of(client, "I want to die")
    for words in (
        "You only need to get through the next minutes",
        "What happens at 988",
        "fewer than 2 of 100 calls",
        'href="sms:741741?&amp;body=HOME"',
        'href="sms:838255"',
        "deaf-hard-of-hearing",
        'href="tel:+18664887386"',
    ):
        assert words in main


def test_further_ways_speak_the_readers_language_and_sign(client):
    main = main_of(client, "quiero morir", "/es")
    for words in ("sms:741741?&amp;body=HOLA", "deaf-hard-of-hearing", "sms:988?&amp;body=AYUDA"):
        assert words in main
    assert "body=HOME" not in main


def test_fear_of_hurting_a_baby_is_met_calmly(client):
    main = main_of(client, "i want to hurt my baby")
    lines = [main.index(f'href="tel:{number}"') for number in ("988", "+18338526262", "911")]
    assert lines == sorted(lines)
    assert "+18338526262" not in main_of(client, "kill my husband")


@pytest.mark.parametrize(
    ("prefix", "title"), [("", "Someone to talk with"), ("/es", "Alguien con quien hablar")]
)
def test_a_page_on_violence_gives_nothing_away(client, prefix, title):
    page = answer_to(client, "he hits me", prefix).get_data(as_text=True)
    assert f"<title>{title} – " in page
    assert 'href="tel:+18007997233"' in page
    assert ("history" if not prefix else "historial") in page


@pytest.mark.parametrize(
    ("query", "link"),
    [
        ("I want to die in Tulsa", '<a href="/near/ok/tulsa">Care near Tulsa, OK</a>'),
        ("quiero morirme en Miami", '<a href="/es/near/fl/miami">Atención cerca de Miami, FL</a>'),
        (
            "I want to die in Hamilton Township NJ",
            '<a href="/near/08619?match=approximate&amp;as=hamilton">Care near Hamilton, NJ</a>',
        ),
        ("suicidal 74103", '<a href="/near/74103">Care near Tulsa, OK 74103</a>'),
        ("suicidal springfield", '<a href="/choose?place='),
        ("hopeless in Hamilton, NJ", '<a href="/near/08619?match=approximate&amp;as=hamilton">'),
        ("hopeless in Tulsa", '<a href="/near/ok/tulsa">Care near Tulsa, OK</a>'),
        ("sobredosis El Paso", '<a href="/es/near/tx/el-paso">Atención cerca de El Paso, TX</a>'),
        ("he hits me in Tulsa", '<a href="/near/ok/tulsa">Care near Tulsa, OK</a>'),
    ],
)
def test_a_place_beside_the_words_is_the_next_link(client, query, link):
    main = main_of(client, query)
    assert main.index('href="tel:') < main.index(link) < main.index('id="query"')


# A hangover is no slip for one of ten towns called Hanover.
@pytest.mark.parametrize(
    "query",
    [
        *("i want to die", "help me", "i give up", "no puedo mas"),
        "I feel like dying from this hangover",
    ],
)
def test_words_without_a_place_lead_to_none(client, query):
    assert 'class="next"' not in main_of(client, query)


def test_a_long_text_is_heard_before_it_is_too_long_for_a_place(client):
    long = "nothing went right this year and I told nobody about it. " * 6 + "I want to die"
    assert 'data-outcome="dying"' in main_of(client, long)


def test_a_facility_of_such_a_name_keeps_its_place(client):
    answer = answer_to(client, "suicide prevention center Los Angeles")
    assert answer.status_code == 303
    assert answer.location.startswith("/near/ca/los-angeles")


def test_such_words_reach_no_online_geocoder(make_client):
    asked = FailingGeocoder(AssertionError)
    answer = answer_to(make_client(geocoder=asked), "I want to die at 12 Main St, Tulsa, OK")
    assert answer.status_code == 422


def test_they_are_met_where_no_place_can_be_looked_up(make_client):
    gone = make_client(gazetteer=FailingGeocoder(GeocoderUnavailable))
    assert 'data-outcome="dying"' in main_of(gone, "I want to die in Tulsa")


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("asdfghjkl", "not_found"),
        ("", "not_found"),
        ("Toronto", "outside_us"),
        ("usa", "not_found"),
    ],
)
def test_every_other_answer_without_a_place_puts_people_first(client, query, outcome, prefix):
    main = main_of(client, query, prefix)
    assert f'data-outcome="{outcome}"' in main
    assert main.index('href="tel:988"') < main.index('class="summary"') < main.index('id="query"')
    assert 'aria-invalid="true"' in main
