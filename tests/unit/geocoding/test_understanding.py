"""What people type, kind by kind, as a table, and what must hold for any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lookup_app.geocoding.data.said_words import SAID
from lookup_app.geocoding.outcomes import Ambiguous, Found, Military, NotFound, OutsideUS
from lookup_app.places import canonical_place_id
from lookup_app.web.api.place_json import outcome_as_json

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("cases.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]

SAID_WORDS = sorted(frozenset().union(*SAID.values()))
OUTCOMES = (Found, Ambiguous, NotFound, OutsideUS, Military)


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES])
def test_each_kind_of_query(gazetteer, case):
    _, query, expected, *match = case
    outcome = gazetteer.geocode(query)
    if expected.startswith("ask: "):
        assert isinstance(outcome, Ambiguous), outcome
        ids = [candidate.id for candidate in outcome.candidates]
        assert set(expected.removeprefix("ask: ").split()) <= set(ids)
        assert 2 <= len(ids) == len(set(ids)) <= 10
    elif expected in ("not_found", "outside_us", "military"):
        assert outcome_as_json(outcome)["outcome"] == expected
    else:
        assert isinstance(outcome, Found), outcome
        assert outcome.place.id == expected
        if match:
            assert outcome.match == match[0]


@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("rehab near me", NotFound("near_me")),
        ("the midwest", NotFound("too_vague")),
        ("asdfghjkl", NotFound("unknown")),
        ("", NotFound("unknown")),
        ("Toronto, Canada", OutsideUS("CA")),
        ("Paris, France", OutsideUS("FR")),
        ("51.5, -0.12", OutsideUS(None)),
        ("APO AE 09012", Military("09012")),
        ("Ramstein", Military()),
        ("camp humphreys", Military()),
    ],
)
def test_refusals_say_why(gazetteer, query, outcome):
    assert gazetteer.geocode(query) == outcome


@pytest.mark.slow
@pytest.mark.parametrize("behind", ["hospital", "county", "township", "or", "de", "94601", "tx"])
def test_any_two_words_said_around_a_place_give_an_outcome(gazetteer, behind):
    for word in SAID_WORDS:
        for before in ("", "in ", "my "):
            assert isinstance(gazetteer.geocode(f"{before}{word} {behind}"), OUTCOMES)
            assert isinstance(gazetteer.geocode(f"{behind}, {before}{word}"), OUTCOMES)


def test_candidates_come_largest_first(gazetteer):
    candidates = gazetteer.geocode("Springfield").candidates
    people = [place.population for place in candidates if place.kind == "city"]
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("query", ["Jackson", "Greenville", "my dad in Burlington needs a detox"])
def test_counties_come_behind_the_towns_of_their_name(gazetteer, query):
    candidates = gazetteer.geocode(query).candidates
    kinds = [place.kind for place in candidates if place.kind != "zip"]  # of a township
    assert {"city", "county"} == set(kinds)
    assert kinds == sorted(kinds)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=220) | st.lists(st.sampled_from(SAID_WORDS), max_size=6).map(" ".join))
def test_any_text_gives_an_outcome(gazetteer, text):
    outcome = gazetteer.geocode(text)
    assert isinstance(outcome, OUTCOMES)
    if isinstance(outcome, Found):
        assert canonical_place_id(outcome.place.id) == outcome.place.id


PIECES = st.sampled_from(
    [
        "tulsa",
        "ok",
        "74103",
        "near",
        "me",
        "county",
        "st",
        ".",
        ",",
        "/",
        "(",
        "36.15",
        "-95.99",
        "°",
        "'",
        '"',
        "box",
        "12",
        "apt",
        "main",
        "street",
        "rehab",
        "in",
        "texas",
        "new",
        "york",
        "usa",
        "paris",
        "canada",
        "va",
        "clinic",
        "the",
        "north",
        "fort",
        "saint",
        "&",
        "emoji",
        "💛",
        "ñ",
        "é",
        "00000",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_any_jumble_of_likely_words_gives_an_outcome(gazetteer, text):
    assert isinstance(gazetteer.geocode(text), OUTCOMES)


def test_json_has_the_shape_of_the_contract(gazetteer):
    found = outcome_as_json(gazetteer.geocode("Tulsa, OK"))
    assert found["outcome"] == "found"
    assert found["match"] == "exact"
    assert found["candidates"] == []
    assert set(found["place"]) == {
        "id", "name", "kind", "county", "state", "latitude", "longitude", "approximate", "population",
    }  # fmt: skip
    asked = outcome_as_json(gazetteer.geocode("Springfield"))
    assert asked["place"] is None
    assert asked["match"] is None
    assert len(asked["candidates"]) == 10
