"""Each state's code and name is read in each usual order, for its largest towns."""

import sqlite3

import pytest

from lookup_app.geocoding.outcomes import Found, places_of
from lookup_app.states import BY_CODE

MOST_CALLED_LIKE_PERSONS = 6
FORMS = (
    "{town}, {code}",
    "{town} {code}",
    "{town}, {state}",
    "{town} {code} {zip}",
    "{zip} {town}, {code}",
    "12 Main Street, {town}, {code}",
    "12 Main St NE, {town}, {code} {zip}",
    "12 Lincoln Avenue NE, {zip}",
    "Hope Counseling Center, {town}, {code}",
)
LARGEST = """
    SELECT p.name, z.id FROM places p JOIN places z
    ON z.kind = 'zip' AND z.city = p.name AND z.state = p.state AND z.population > 0
    WHERE p.kind = 'city' AND p.state = ? GROUP BY p.id ORDER BY p.population DESC LIMIT 3
"""


@pytest.fixture(scope="module")
def rows(gazetteer, instance):
    (path,) = instance.glob("gazetteer-*.sqlite")
    connection = sqlite3.connect(path)
    yield lambda state: connection.execute(LARGEST, (state,)).fetchall()
    connection.close()


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_the_largest_towns_in_every_usual_form(gazetteer, rows, code):
    astray = []
    for town, zip_code in rows(code):
        for form in FORMS:
            query = form.format(town=town, code=code, state=BY_CODE[code].name, zip=zip_code)
            outcome = gazetteer.geocode(query)
            if not (
                isinstance(outcome, Found) and town in {outcome.place.name, outcome.place.city}
            ):
                astray.append((query, outcome))
    assert astray == []


@pytest.mark.parametrize(
    "form",
    ["statewide {}", "{} statewide", "western part of {}", "the state of {}", "{} residents only"],
)
def test_every_state_among_the_words_said_of_one(gazetteer, form):
    # Two are large cities, too, which are asked about.
    codes = BY_CODE.keys() - {"NY", "WA"}
    found = {code: gazetteer.geocode(form.format(BY_CODE[code].name)) for code in codes}
    assert {
        code: outcome
        for code, outcome in found.items()
        if not (isinstance(outcome, Found) and outcome.place.id == code.lower())
    } == {}


@pytest.mark.parametrize(
    "sentence", ["I moved to {} last year", "does {} have any", "just {}", "the whole state of {}"]
)
def test_a_state_is_found_in_a_sentence(gazetteer, sentence):
    asked = {code: gazetteer.geocode(sentence.format(BY_CODE[code].name)) for code in BY_CODE}
    lost = [
        code
        for code, outcome in asked.items()
        if code.lower() not in {place.id for place in places_of(outcome)}
    ]
    # Who may be called Georgia, Virginia or Carolina is no state without a link.
    assert len(lost) <= MOST_CALLED_LIKE_PERSONS, lost
