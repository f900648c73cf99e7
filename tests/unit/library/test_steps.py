"""The bridge from a point of the article to the place a reader named."""

from datetime import date

import pytest

from lookup_app.guidance.arranging import lifeline_id
from lookup_app.guidance.guidance import Guidance
from lookup_app.library.article import STEP_KEYS
from lookup_app.library.steps import load_step_words, steps_near
from lookup_app.places import Place
from lookup_app.states import STATES_AND_DC, TERRITORIES
from lookup_app.toml_files import ContentError

from .conftest import CONTENT


def town(state: str) -> Place:
    return Place("xx/anytown", "Anytown", "city", state, 40.0, -90.0)


def by_key(place, guidance, edition):
    return {step.key: step for step in steps_near(place, guidance, edition.steps)}


@pytest.mark.parametrize("state", sorted(STATES_AND_DC | TERRITORIES))
def test_every_state_and_territory_has_all_nine_steps(state, guidance, edition):
    steps = steps_near(town(state), guidance, edition.steps)
    assert tuple(step.key for step in steps) == STEP_KEYS
    assert all("{" not in step.text for step in steps)


def test_a_state_with_a_warmline_offers_it_and_another_says_there_is_none(guidance, edition):
    oregon = by_key(town("OR"), guidance, edition)["warmline"]
    assert oregon.scope == "state"
    assert "or-warmline" in {line.id for line in oregon.lines}
    texas = by_key(town("TX"), guidance, edition)["warmline"]
    assert texas.scope == "national"
    assert [line.id for line in texas.lines] == [lifeline_id(edition.language)]
    assert "Anytown, TX" in texas.text


def test_puerto_rico_offers_its_own_line_first(guidance, edition):
    step = by_key(town("PR"), guidance, edition)["someone-to-call"]
    assert step.scope == "state"
    assert step.lines[0].id == "pr-linea-pas"


def test_meeting_finders_are_plain_links_that_carry_no_place(guidance, edition):
    step = by_key(town("OR"), guidance, edition)["mutual-help"]
    assert [link.key for link in step.links] == ["aa", "na", "smart", "al-anon"]
    assert all("?" not in link.address and "Anytown" not in link.address for link in step.links)


def test_national_steps_say_that_they_are(guidance, edition):
    for step in steps_near(town("TX"), guidance, edition.steps):
        if step.scope == "national":
            assert any(word in step.text for word in ("national", "nacional"))


@pytest.mark.parametrize("state", ["PW", "FM", "MH", "AE"])
def test_where_988_does_not_answer_no_step_leans_on_it(state, guidance, edition):
    steps = steps_near(town(state), guidance, edition.steps)
    assert {step.key for step in steps} == {"weak-ties", "lend-a-hand", "learn-together"}
    assert not any(step.lines for step in steps)


def test_an_expired_warmline_is_not_offered(guidance: Guidance, edition):
    later = guidance.shown(date(2099, 1, 1))
    assert by_key(town("OR"), later, edition)["warmline"].scope == "national"


def test_a_step_without_words_is_refused(tmp_path, library):
    file = tmp_path / "steps.toml"
    words = (CONTENT / "en" / "steps.toml").read_text(encoding="utf-8")
    file.write_text(words.replace("[find-care]\nnational", "[find-care]\nplace"), encoding="utf-8")
    with pytest.raises(ContentError, match=r"find-care.*national"):
        load_step_words(file, library.links)


def test_in_spanish_988_is_the_line_that_answers_in_spanish(guidance, library):
    steps = by_key(town("TX"), guidance, library.editions["es"])
    assert [line.id for line in steps["warmline"].lines] == ["988-spanish"]
