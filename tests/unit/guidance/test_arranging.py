from datetime import date

import pytest

from lookup_app.guidance.arranging import NearbyLines, lines_near
from lookup_app.guidance.guidance import Guidance
from lookup_app.states import STATES_AND_DC, TERRITORIES

TODAY = date(2026, 11, 24)


def near(guidance: Guidance, code: str, language: str = "en", zip_code=None) -> NearbyLines:
    shown = guidance.shown(TODAY)
    return lines_near(shown, shown.for_state(code), language, zip_code)


def ids(lines) -> list[str]:
    return [line.id for line in lines]


def test_988_then_911_then_the_states_own_crisis_line(guidance: Guidance) -> None:
    assert ids(near(guidance, "ME").right_now) == ["988", "911", "me-crisis"]


def test_puerto_rico_begins_with_linea_pas_in_both_languages(guidance: Guidance) -> None:
    assert ids(near(guidance, "PR").right_now) == ["pr-linea-pas", "988", "911"]
    assert ids(near(guidance, "PR", "es").right_now) == ["pr-linea-pas", "988-spanish", "911"]


def test_a_spanish_page_keeps_988_in_english_within_reach(guidance: Guidance) -> None:
    lines = near(guidance, "TX", "es")
    assert ids(lines.right_now)[0] == "988-spanish"
    assert ids(lines.other_ways)[0] == "988"


def test_company_begins_with_the_states_warmlines(guidance: Guidance) -> None:
    company = ids(near(guidance, "OR").company)
    assert company[0] == "or-senior-loneliness"
    assert company[-2:] == ["nami", "211"]


def test_samhsa_by_text_needs_a_real_zip_and_carries_it(guidance: Guidance) -> None:
    assert "samhsa-help4u" not in ids(near(guidance, "OK").treatment)
    *_, line = near(guidance, "OK", zip_code="74103").treatment
    (way,) = line.contacts
    assert (way.href, way.keyword) == ("sms:435748?&body=74103", "74103")


@pytest.mark.parametrize("code", sorted(STATES_AND_DC | TERRITORIES))
def test_every_place_has_988_911_and_samhsa(code: str, guidance: Guidance) -> None:
    lines = near(guidance, code)
    assert {"988", "911"} <= set(ids(lines.right_now))
    assert "samhsa-helpline" in ids(lines.treatment)


@pytest.mark.parametrize("code", sorted(STATES_AND_DC | TERRITORIES))
def test_no_line_stands_twice_and_none_of_a_places_own_is_lost(
    code: str, guidance: Guidance
) -> None:
    lines = near(guidance, code)
    shown = ids(lines.right_now + lines.other_ways + lines.company + lines.treatment)
    assert len(shown) == len(set(shown))
    assert set(ids(guidance.shown(TODAY).for_state(code).lines)) <= set(shown)


def test_long_after_every_expiry_988_911_and_samhsa_are_left(guidance: Guidance) -> None:
    old = guidance.shown(date(2040, 1, 1))
    lines = lines_near(old, old.for_state("GA"), "en", "30303")
    assert ids(lines.right_now + lines.company + lines.treatment) == [
        "988", "911", "samhsa-helpline",
    ]  # fmt: skip


def test_on_a_spanish_page_988_in_spanish_stays_when_it_has_expired(
    guidance: Guidance,
) -> None:
    old = guidance.shown(date(2040, 1, 1))
    assert ids(lines_near(old, old.for_state("GA"), "es", None).right_now) == ["988-spanish", "911"]


def test_nothing_is_promised_where_us_numbers_may_not_answer(guidance: Guidance) -> None:
    assert near(guidance, "PW") == NearbyLines((), (), (), ())
    assert ids(near(guidance, "AE").right_now) == ["988-veterans"]
