"""A name that a state has no town of is asked about or refused, never bent into another town."""

import random
import sqlite3
from contextlib import closing

import pytest

from lookup_app.folding import key
from lookup_app.geocoding.outcomes import Ambiguous, Found
from lookup_app.states import STATES_AND_DC

SAMPLE = 400
MANY = 6_000
MOST_WRONG = 0.02


@pytest.fixture(scope="module")
def unknown(gazetteer, instance):
    """Towns, each with a state that has nothing of its name; the draw is seeded."""
    (path,) = instance.glob("gazetteer-*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        names = database.execute(
            "SELECT name FROM places WHERE kind = 'city' ORDER BY id"
        ).fetchall()
        filed = set(database.execute("SELECT filed, state FROM names"))
    chance = random.Random(16)
    states = sorted(STATES_AND_DC)
    drawn = ((chance.choice(names)[0], chance.choice(states)) for _ in range(2 * MANY))
    return [(name, state) for name, state in drawn if (key(name), state) not in filed]


def bent(gazetteer, pairs):
    """The queries that were answered by a town or county of another name."""
    return [
        (name, state, outcome.place.id)
        for name, state in pairs
        if isinstance(outcome := gazetteer.geocode(f"{name}, {state}"), Found)
        and outcome.place.kind in ("city", "county", "neighborhood")
    ]


def test_a_sample_is_not_bent(gazetteer, unknown):
    wrong = bent(gazetteer, unknown[:SAMPLE])
    assert len(wrong) / SAMPLE <= MOST_WRONG, wrong


@pytest.mark.slow
def test_many_are_not_bent(gazetteer, unknown):
    wrong = bent(gazetteer, unknown[:MANY])
    assert len(wrong) / MANY <= MOST_WRONG, wrong


def test_the_state_and_the_nearest_spellings_are_offered(gazetteer):
    outcome = gazetteer.geocode("Bartow, MI")
    assert isinstance(outcome, Ambiguous)
    assert [place.id for place in outcome.candidates] == ["mi", "mi/burton"]
