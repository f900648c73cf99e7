"""Help lines on the pages: in the order a distressed reader needs, and true at that moment."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask, render_template_string

from lookup_app.guidance.guidance import Guidance
from lookup_app.guidance.hours import ReaderClock
from lookup_app.guidance.line import Line
from lookup_app.states import FREELY_ASSOCIATED, STATES_AND_DC, TERRITORIES
from lookup_app.web.app import Collaborators
from tests.fakes import facility
from tests.integration.facilities.test_page import CatalogDirectory

CARD = '{% from "macros/lines.html" import line_card %}{{ line_card(line, clock) }}'
TUESDAY = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # noon in New York
CHECKED = {"checked_by_person": "A. B.", "checked_on": date(2026, 11, 1)}
SUNDAY = datetime(2026, 11, 29, 17, 0, tzinfo=UTC)


@pytest.fixture
def card(app: Flask):
    """Renders one line's card as text, in English or Spanish, for a moment and a zone."""

    def render(
        line_id: str, path: str = "/", clock: ReaderClock | None = None, **changed: object
    ) -> str:
        known: Collaborators = app.extensions["lookup_app"]
        line = known.guidance.line(line_id)
        if changed:  # another id, since parts of a card are kept by it
            line = replace(line, id=f"{line_id}-changed", **changed)
        with app.test_request_context(path):
            html = render_template_string(CARD, line=line, clock=clock)
        # Links stay in their sentence; every other tag ends one.
        return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"</?a\b[^>]*>", "", html)).split())

    return render


def expired(guidance: Guidance) -> Guidance:
    """The same guidance, long past its last day."""

    def old(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(replace(line, expires=date(2020, 1, 1)) for line in lines)

    states = {
        code: replace(state, lines=old(state.lines)) for code, state in guidance.states.items()
    }
    return replace(guidance, lines=old(guidance.lines), states=states)


def text_of(client, path: str) -> str:
    return client.get(path).get_data(as_text=True)


def order(page: str, *line_ids: str) -> list[int]:
    return [page.index(f'id="line-{line_id}"') for line_id in line_ids]


def test_a_card_says_when_a_line_answers_on_the_readers_clock(card) -> None:
    tulsa = card("nami", clock=ReaderClock(TUESDAY, "America/Chicago"), **CHECKED)
    assert "Open now. Monday to Friday, 9 AM to 9 PM (local time)." in tulsa
    guam = card("nami", clock=ReaderClock(TUESDAY, "Pacific/Guam"), **CHECKED)
    assert "Tuesday to Saturday, 1 AM to 1 PM (local time)." in guam


def test_a_closed_line_says_when_it_opens(card) -> None:
    text = card("nami", clock=ReaderClock(SUNDAY, "America/Phoenix"), **CHECKED)
    assert "Closed now. Opens Monday at 8 AM. Monday to Friday, 8 AM to 8 PM" in text


def test_an_old_unchecked_source_says_nothing_of_this_moment(card) -> None:
    tulsa = ReaderClock(TUESDAY, "America/Chicago")
    assert "Listed hours: Monday to Friday, 9 AM to 9 PM (local time)." in card("nami", clock=tulsa)
    assert "Listed as open day and night." in card("childhelp", clock=tulsa)
    spanish = card("nami", "/es/", tulsa), card("childhelp", "/es/", tulsa)
    assert "Horario según su fuente: de lunes a viernes, de 9 a.m. a 9 p.m. (hora" in spanish[0]
    assert "Según su fuente, atiende de día y de noche." in spanish[1]
    for text in (*spanish, card("nami", clock=ReaderClock(SUNDAY, "America/Chicago"))):
        assert not re.search("Open now|Closed now|Atiende ahora|No atiende ahora", text)


def test_the_lines_that_never_hide_are_open_now(card) -> None:
    tulsa = ReaderClock(TUESDAY, "America/Chicago")
    for line_id in ("988", "988-spanish", "samhsa-helpline"):
        assert "Open now. 24 hours a day, 7 days a week (24/7)." in card(line_id, clock=tulsa)


def test_a_whole_state_may_have_two_zones_so_the_zone_is_named(client) -> None:
    assert "(Central Time)" in text_of(client, "/near/tn")
    assert "(hora del centro)" in text_of(client, "/es/near/tn")
    assert "(local time)" not in text_of(client, "/near/tn")
    assert "(local time)" in text_of(client, "/near/tn/nashville")
    assert "(Eastern Time)" in text_of(client, "/near/in")


def test_a_line_never_sends_its_callers_to_itself(card) -> None:
    assert "No answer? Call 211." in card("wa-native-strong")
    assert "No answer? Call 988." in card("nh-doorway")
    assert "No answer? Call 988." in card("211")


def test_a_card_on_a_kept_page_names_the_zone_and_never_says_open(card) -> None:
    text = card("nami")
    assert "Monday to Friday, 10 AM to 10 PM (Eastern Time)." in text
    assert "Open now" not in text


def test_hours_in_spanish(card) -> None:
    text = card("nami", "/es/", ReaderClock(SUNDAY, "America/Chicago"), **CHECKED)
    assert (
        "No atiende ahora. Abre el lunes (9 a.m.). De lunes a viernes, de 9 a.m. a 9 p.m." in text
    )
    kentucky = card("ky-help", "/es/")
    assert "De lunes a viernes, de 8:30 a.m. a 10 p.m.; de sábado a domingo" in kentucky
    assert "(hora del este)" in kentucky


def test_night_hours_and_unknown_hours(card) -> None:
    assert "Every day, 10 AM to 2 AM (Eastern Time)." in card("mi-warmline")
    assert "Hours not confirmed." in card("lgbt-national")
    assert "Horario no confirmado." in card("lgbt-national", "/es/")


def test_freshness_is_said_in_plain_words(card) -> None:
    assert "Listed by the state in 2019; not re-checked. No answer? Call 988 or 211." in card(
        "tn-redline"
    )
    assert "Listed by the state, without a date; not re-checked." in card("ms-dmh")
    assert "Publicada por el estado en julio de 2022" not in card("tn-redline", "/es/")
    assert "¿No contestan? Llame al 988 o al 211." in card("tn-redline", "/es/")
    assert "No answer?" not in card("988")


def test_a_card_has_each_way_to_reach_the_line(card, app: Flask) -> None:
    text = card("988-veterans")
    assert "Call 988, then press 1" in text
    assert "Text 838255" in text
    assert "Chat at veteranscrisisline.net" in text
    assert "TTY or relay: 711, then 988" in card("988-deaf")
    assert "Text HOLA to 741741 for Spanish" in card("crisis-text-line")


@pytest.mark.parametrize(
    ("prefix", "first", "second"), [("", "HOME", "HOLA"), ("/es", "HOLA", "HOME")]
)
@pytest.mark.parametrize("path", ["/help-now", "/call-sheet"])
def test_a_way_in_the_language_of_the_page_comes_first(client, prefix, path, first, second):
    page = text_of(client, prefix + path)
    ways = [page.index(f"sms:741741?&amp;body={word}") for word in (first, second)]
    assert ways == sorted(ways)


@pytest.mark.parametrize(
    ("path", "line", "before"),
    [
        ("/help-now", "nami", "Monday to Friday"),
        ("/es/near/74103", "nami", "de lunes a viernes"),
        ("/help-now", "crisis-text-line", ""),
    ],
)
def test_a_line_that_closes_says_when_before_one_calls(client, path, line, before):
    page = text_of(client, path)
    row = page[page.index(f'id="line-{line}"') :].partition("<details")
    hours = 'class="line__hours'
    assert row[0].count(hours) == bool(before)
    assert before in row[0]
    assert (hours in row[2].partition("</details>")[0]) != bool(before)


def test_a_spanish_word_in_a_spanish_sentence_needs_no_more(client):
    page = text_of(client, "/es/help-now")
    assert "al 741741</a>" in page
    assert "al 741741 (en español)" not in page
    assert "oprima 2 (en español)" in page


@pytest.mark.parametrize(("prefix", "only"), [("", "in English only."), ("/es", "solo en inglés.")])
def test_who_answers_in_english_alone_is_said_before_one_writes(client, prefix, only):
    page = text_of(client, f"{prefix}/near/74103")
    line = page[page.index('id="line-samhsa-help4u"') :]
    assert only in line[: line.index("sms:435748")]


def test_results_show_crisis_then_treatment_then_company(client) -> None:
    page = text_of(client, "/near/me")
    places = order(page, "988", "911", "me-crisis", "samhsa-helpline", "me-peer", "nami")
    assert places == sorted(places)
    assert "Open now." in page


def test_puerto_rico_in_spanish_begins_with_linea_pas(client) -> None:
    page = text_of(client, "/es/near/pr/ponce")
    assert order(page, "pr-linea-pas", "988-spanish") == sorted(
        order(page, "pr-linea-pas", "988-spanish")
    )
    assert 'Llame al <span class="whole">1-800-981-0023</span>' in page


def test_where_the_state_names_988_the_page_says_so_with_its_source(client) -> None:
    page = text_of(client, "/near/ok/tulsa")
    assert "In Oklahoma, 988 is the state’s crisis line." in page
    assert 'href="https://988oklahoma.com/what-is-988" rel="noreferrer"' in page
    spanish = text_of(client, "/es/near/ok/tulsa")
    assert "En Oklahoma, el 988 es la línea de crisis del estado." in spanish


def test_a_zip_can_be_texted_to_samhsa_and_a_city_cannot(client) -> None:
    assert 'href="sms:435748?&amp;body=74103"' in text_of(client, "/near/74103")
    assert "sms:435748" not in text_of(client, "/near/ok/tulsa")


def test_pennsylvania_and_samhsa_share_one_number_shown_once(client) -> None:
    main = text_of(client, "/near/pa").partition("<main")[2].partition("</main>")[0]
    assert main.count('href="tel:+18006624357"') == 1


def test_a_military_address_has_the_veterans_line_in_both_languages(client) -> None:
    page = text_of(client, "/near/09012")
    assert 'id="line-988-veterans"' in page
    assert "Here is what may help where you are posted." in page
    assert "serve you wherever" not in page
    spanish = text_of(client, "/es/near/09012")
    assert "Línea de Crisis para Veteranos" in spanish
    assert "personas civiles" in spanish


def test_expired_lines_are_gone_and_988_stays(app: Flask, make_client) -> None:
    known: Collaborators = app.extensions["lookup_app"]
    page = text_of(make_client(guidance=expired(known.guidance)), "/near/me")
    assert 'id="line-988"' in page
    assert 'id="line-samhsa-helpline"' in page
    assert "me-crisis" not in page


@pytest.mark.parametrize("path", ["/near/", pytest.param("/es/near/", marks=pytest.mark.slow)])
def test_every_state_and_territory_has_its_page_part(client, app: Flask, path: str) -> None:
    known: Collaborators = app.extensions["lookup_app"]
    for code in sorted(STATES_AND_DC | TERRITORIES):
        page = text_of(client, f"{path}{code.lower()}")
        state = known.guidance.shown(known.clock().date()).for_state(code)
        for line in state.lines:
            assert f'id="line-{line.id}"' in page, (code, line.id)
        if state.names_988:
            said = "el 988 es la línea" if path.startswith("/es") else "988 is the"
            assert said in page, code


@pytest.mark.parametrize("code", sorted(FREELY_ASSOCIATED))
def test_where_us_numbers_may_not_answer_the_page_says_what_to_do(client, code: str) -> None:
    page = text_of(client, f"/near/{code.lower()}")
    assert "findahelpline.com" in page.partition("<main")[2]
    assert "may not work here" in page.partition("<main")[0]
    assert "tel:988" not in page
    assert "How to pay here" not in page
    assert "Opioid Treatment Program" not in page
    assert "quizá no funcionen aquí" in text_of(client, f"/es/near/{code.lower()}")


@pytest.mark.parametrize(
    ("place", "longitude", "shown"), [("96941", 158.2, True), ("96941", 144.75, False),
                                      ("74103", 144.75, True)]
)  # fmt: skip
def test_abroad_facilities_are_listed_only_within_reach(
    make_client, place: str, longitude: float, shown: bool
) -> None:
    clinic = facility("Clinic", 6.9, longitude, city="Kolonia", state="FM", zip="96941")
    page = text_of(make_client(directory=CatalogDirectory(clinic)), f"/near/{place}")
    assert ('id="facilities"' in page) == shown


def test_abroad_no_empty_list_of_facilities_is_shown(client) -> None:
    assert 'id="facilities"' not in text_of(client, "/near/fm")


def test_what_is_kept_of_a_card_never_holds_a_readers_zip_or_another_language(client) -> None:
    first, second = (text_of(client, f"/near/{code}") for code in ("74103", "74104"))
    assert "body=74103" in first
    assert "body=74103" not in second
    assert "Quién contesta" in text_of(client, "/es/near/74103")
    assert "Quién contesta" not in text_of(client, "/near/74103")


@pytest.mark.parametrize("path", ["/help-now", "/es/help-now"])
def test_every_national_line_stands_on_the_help_page(client, app: Flask, path: str) -> None:
    known: Collaborators = app.extensions["lookup_app"]
    page = text_of(client, path)
    today = known.clock().date()
    for line in known.guidance.national():
        assert (line.needs_zip or not line.shown_on(today)) != (f'id="line-{line.id}"' in page), (
            line.id
        )


@pytest.mark.parametrize("state", ["HI", "MD", "UT", "WA", "OR"])
def test_no_line_says_that_its_languages_are_not_stated(client, state: str) -> None:
    for prefix, words in (("", "Not stated. You can"), ("/es", "No se indica. Puede")):
        assert words not in text_of(client, f"{prefix}/near/{state.lower()}")


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_lines_of_their_own_are_one_press_from_results(client, prefix: str) -> None:
    page = text_of(client, f"{prefix}/near/ok")
    help_page = text_of(client, f"{prefix}/help-now")
    for anchor in ("violence", "young", "parents", "older", "native"):
        assert f'href="{prefix}/help-now#{anchor}"' in page
        assert f'id="{anchor}"' in help_page


def test_where_us_numbers_may_not_answer_no_line_of_ours_is_offered(client) -> None:
    assert "/help-now#violence" not in text_of(client, "/near/pw")


def test_nobody_is_shown_the_zip_that_another_reader_asked_for(client):
    """Parts of a row are kept for everybody; the line that takes a ZIP by text is not."""
    for zip_code in ("74103", "10001"):
        ways = re.findall(r"sms:435748\?&amp;body=(\d+)", client.get(f"/near/{zip_code}").text)
        assert ways == [zip_code]
