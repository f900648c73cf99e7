"""The shipped guidance, held to what a reader may rely on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lookup_app.guidance.guidance import Guidance
from lookup_app.guidance.line import ALWAYS_SHOWN, Checked, Listed
from lookup_app.guidance.phones import bare_digits
from lookup_app.states import STATES_AND_DC, TERRITORIES
from lookup_app.words import SourceDate
from tests.unit.guidance.state_numbers import OWN_NUMBERS, STATE_SAYS_988

TODAY = date(2026, 11, 24)
FAR = date(2040, 1, 1)


@pytest.fixture(scope="module")
def shown(guidance: Guidance) -> Guidance:
    return guidance.shown(TODAY)


def test_all_fifty_six_places_and_those_beside_them(guidance: Guidance) -> None:
    assert len(STATES_AND_DC | TERRITORIES) == 56
    for code in STATES_AND_DC | TERRITORIES | {"FM", "MH", "PW"}:
        assert guidance.for_state(code).code == code
    assert {guidance.for_state(code).code for code in ("AA", "AE", "AP")} == {"military"}
    assert guidance.for_state("ok").code == "OK"
    assert guidance.for_state("ZZ") is None


@pytest.mark.parametrize(("code", "digits"), OWN_NUMBERS.items())
def test_each_place_shows_its_own_number(code: str, digits: str, shown: Guidance) -> None:
    dialed = {
        bare_digits(way.href.partition(":")[2].partition("?")[0])
        for line in shown.for_state(code).lines
        for way in line.ways("call", "text")
    }
    assert set(digits.split()) <= dialed


@pytest.mark.parametrize("code", STATE_SAYS_988.split())
def test_where_the_state_names_988_the_page_may_say_so(code: str, shown: Guidance) -> None:
    assert shown.for_state(code).names_988


def test_only_where_every_line_waits_for_a_check_is_there_neither(shown: Guidance) -> None:
    neither = {
        code
        for code in STATES_AND_DC | TERRITORIES
        if not shown.for_state(code).lines and not shown.for_state(code).names_988
    }
    assert neither == {"AK", "AR", "ID", "MP", "OH", "RI", "SC"}


@pytest.mark.parametrize("code", ["FM", "MH", "PW"])
def test_988_is_not_promised_where_it_may_not_answer(code: str, shown: Guidance) -> None:
    place = shown.for_state(code)
    assert not place.has_988
    assert not place.lines
    assert "findahelpline.com" in place.note.text("es")


def test_a_name_that_takes_an_article_has_it_in_a_sentence(guidance: Guidance) -> None:
    assert guidance.for_state("DC").called.text("en") == "the District of Columbia"
    assert guidance.for_state("MH").called.text("es") == "las Islas Marshall"
    assert guidance.for_state("OH").called == guidance.for_state("OH").name


def test_puerto_rico_has_linea_pas_first_in_spanish(shown: Guidance) -> None:
    first = shown.for_state("PR").lines[0]
    assert first.id == "pr-linea-pas"
    assert first.languages == ("es",)


def test_pennsylvania_shows_the_shared_number_once(shown: Guidance) -> None:
    lines = (*shown.national(), *shown.for_state("PA").lines)
    calls = [way.href for line in lines for way in line.ways("call")]
    assert calls.count("tel:+18006624357") == 1


def test_a_state_puts_people_in_danger_first_and_offices_last(guidance: Guidance) -> None:
    order = ("crisis", "warmline", "support", "referral", "safety", "clinic")
    for place in guidance.states.values():
        kinds = [order.index(line.kind) for line in place.lines]
        assert kinds == sorted(kinds)


def test_988_comes_before_911_and_both_before_all_else(shown: Guidance) -> None:
    assert [line.id for line in shown.national()[:2]] == ["988", "911"]


def test_samhsas_helpline_is_for_referral_and_says_so(shown: Guidance) -> None:
    line = shown.line("samhsa-helpline")
    assert line.kind == "referral"
    assert "not a crisis line" in line.about.text("en")
    assert "No es una línea de crisis" in line.about.text("es")


HIDDEN = (
    "ca-calhope il-warm-line mn-warmline mp-chcc ar-support oh-careline never-use-alone "
    "vi-st-croix vi-st-thomas vi-st-john me-teen-text ak-careline ct-action ga-gcal ri-bh-link"
)


@pytest.mark.parametrize("hidden", HIDDEN.split())
def test_weak_and_held_lines_are_known_but_hidden(
    hidden: str, guidance: Guidance, shown: Guidance
) -> None:
    assert guidance.line(hidden)
    assert shown.line(hidden) is None


def test_long_after_every_expiry_only_three_lines_are_left(guidance: Guidance) -> None:
    assert {line.id for line in guidance.shown(FAR).every_line()} == ALWAYS_SHOWN


def test_a_line_shows_on_its_last_day_and_hides_on_the_next(guidance: Guidance) -> None:
    line = guidance.line("nami")
    assert line.shown_on(line.expires)
    assert not line.shown_on(line.expires + timedelta(days=1))


def test_a_line_nobody_checked_says_who_listed_it_and_when(guidance: Guidance) -> None:
    line = guidance.line("tn-redline")
    assert line.freshness == Listed("state", SourceDate(2019))
    checked = replace(line, checked_by_person="A. B.", checked_on=TODAY)
    assert checked.freshness == Checked(TODAY)


def test_a_crisis_line_of_old_hides_and_any_other_line_shows_with_its_year(
    guidance: Guidance,
) -> None:
    old = SourceDate(2022, 11, 24)
    crisis = replace(guidance.line("tn-redline"), kind="crisis", source_date=old, expires=FAR)
    assert crisis.shown_on(date(2026, 11, 24))
    assert not crisis.shown_on(date(2026, 11, 25))
    assert not replace(crisis, source_date=SourceDate()).shown_on(TODAY)
    assert replace(crisis, source_date=SourceDate(2022)).shown_on(date(2026, 12, 31))
    assert replace(crisis, kind="referral", source_date=SourceDate(2010)).shown_on(TODAY)
    checked = replace(crisis, checked_by_person="A. B.", checked_on=date(2026, 11, 25))
    assert checked.shown_on(date(2027, 11, 1))


def test_988_speaks_truly_of_police_and_spanish_readers_keep_its_chat(shown: Guidance) -> None:
    assert "fewer than 2%" in shown.line("988").police.text("en")
    assert "menos del 2%" in shown.line("988").police.text("es")
    assert [way.display for way in shown.line("988-spanish").ways("chat")]


def test_hours_stand_by_a_check_or_a_young_source(guidance: Guidance) -> None:
    line = guidance.line("tn-redline")
    assert not line.hours_stand(TODAY)
    assert replace(line, source_date=SourceDate(2024, 11, 30)).hours_stand(TODAY)
    assert not replace(line, source_date=SourceDate(2024, 11, 1)).hours_stand(TODAY)
    assert not replace(line, source_date=SourceDate()).hours_stand(TODAY)
    assert replace(line, checked_by_person="A. B.", checked_on=TODAY).hours_stand(TODAY)
    assert all(guidance.line(one).hours_stand(FAR) for one in ALWAYS_SHOWN)


def test_every_national_line_says_how_to_reach_it_and_what_for(guidance: Guidance) -> None:
    for line in guidance.national():
        assert line.contacts
        assert line.about.text("en") != line.about.text("es")


def test_words_fall_back_to_english_and_know_regions(guidance: Guidance) -> None:
    name = guidance.line("988-spanish").name
    assert name.text("es_PR") == "988 en español"
    assert name.text("fr") == "988 in Spanish"


def test_addresses_are_each_once_and_all_encrypted(guidance: Guidance) -> None:
    addresses = guidance.addresses()
    assert len(set(addresses)) == len(addresses) > 40
    assert all(address.startswith("https://") for address in addresses)
    assert "https://988.utah.gov/faqs" in addresses


def test_a_state_is_not_said_to_name_988_on_weak_evidence(guidance: Guidance) -> None:
    texas = guidance.for_state("TX")
    weak = replace(texas, lifeline=replace(texas.lifeline, certainty="C"))
    assert not weak.names_988
