"""One-edit slips of every town of some size, with its state, come back right or asked."""

import random
import sqlite3
from contextlib import closing

import pytest

from lookup_app.folding import key
from lookup_app.geocoding.data.shipped import RIGHT_WORDS
from lookup_app.geocoding.data.slip_index import SlipIndex
from lookup_app.geocoding.outcomes import Ambiguous, Found, places_of
from lookup_app.places import distance_miles
from lookup_app.states import BY_CODE, STATES_AND_DC
from tests.slips import slip

LEAST_RIGHT = 0.97
LEAST_WORDS = 1_000
# Words that are part of a place's name, too.
MOST_ASTRAY = 0.01
NEAR = 15.0
# `make test` takes every fourth town; the generator is seeded, so a failure can be run again.
EVERY = 4


def test_slips_of_towns_come_back_right_or_asked(gazetteer, instance):
    (path,) = instance.glob("gazetteer-*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        towns = database.execute(
            "SELECT id, name, state FROM places WHERE kind = 'city' AND population > 5000 ORDER BY id"
        ).fetchall()[::EVERY]
    chance = random.Random(20)
    wrong = []
    for place_id, name, state in towns:
        query = f"{slip(name.lower(), chance)}, {state}"
        match gazetteer.geocode(query):
            case Found(place=place) if place.id == place_id or place.name == name:
                pass
            case Ambiguous(candidates=candidates) if place_id in {c.id for c in candidates}:
                pass
            case outcome:
                wrong.append((query, outcome))
    assert 1 - len(wrong) / len(towns) >= LEAST_RIGHT, wrong[:20]


# States written out, that towns elsewhere are called like.
LIKE_TOWNS = ("WY", "DE", "NY", "NC", "SC", "WA", "OH", "NV", "IN", "CA")
SHORT = 4


def slips_astray(gazetteer, code, times):
    """Misspelled towns before the whole name of their state that were answered outside it."""
    chance = random.Random(21)
    state = BY_CODE[code].name
    names = [town.name.lower() for town in gazetteer.largest_towns(code) if town.name != state]
    once = [slip(name, chance) for name in names * times]
    # Two slips, as the ear makes them.
    twice = [slip(name, chance) for name in once if len(name) > SHORT]
    queries = [f"{name} {state}" for name in (*once, *twice)]
    outcomes = [(query, gazetteer.geocode(query)) for query in queries]
    return [
        (query, outcome.place.id)
        for query, outcome in outcomes
        if isinstance(outcome, Found) and outcome.place.state != code
    ]


@pytest.mark.parametrize("code", LIKE_TOWNS)
def test_a_slip_before_a_state_written_out_is_no_town_called_like_the_state(gazetteer, code):
    assert slips_astray(gazetteer, code, 3) == []


@pytest.mark.slow
@pytest.mark.parametrize("code", sorted(STATES_AND_DC))
def test_no_slip_before_any_state_is_a_town_called_like_it(gazetteer, code):
    assert slips_astray(gazetteer, code, 20) == []


# Letters in the wrong place make another word of few names.
MOST_MOVED = 0.05
# Words of a name before its last in which a slip is told.
LONG_WORD = 4


def longer_names_astray(gazetteer, instance, every, misspelled):
    """Towns of several words, their first misspelled, that are refused or answered far away."""
    (path,) = instance.glob("gazetteer-*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        names = database.execute(
            "SELECT id, name FROM places WHERE kind = 'city' AND population > 30000"
            " AND name LIKE '% %' ORDER BY id"
        ).fetchall()[::every]
    chance = random.Random(22)
    asked, refused, astray = 0, [], []
    for place_id, name in names:
        first, *rest = name.lower().split()
        meant = gazetteer.geocode(name)
        if len(first) < LONG_WORD or not isinstance(meant, Found) or meant.place.id != place_id:
            continue
        query, asked = " ".join((misspelled(first, chance), *rest)), asked + 1
        found = places_of(gazetteer.geocode(query))
        if not found:
            refused.append(query)
        elif not any(distance_miles(p.point, meant.place.point) < NEAR for p in found):
            astray.append((query, found[0].id))
    return len(astray) / asked, len(refused) / asked, [*astray, *refused]


def moved(word, chance):
    """The word with a letter two places further to the front: "souix"."""
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 2] + word[at : at + 2] + word[at + 3 :]


def test_a_slip_within_a_longer_name_is_not_the_town_that_it_ends_in(gazetteer, instance):
    share, _, astray = longer_names_astray(gazetteer, instance, EVERY, slip)
    assert share <= MOST_ASTRAY, astray


@pytest.mark.slow
def test_no_slip_within_a_longer_name_is_the_town_that_it_ends_in(gazetteer, instance):
    share, _, astray = longer_names_astray(gazetteer, instance, 1, slip)
    assert share <= MOST_ASTRAY, astray


@pytest.mark.parametrize("every", [EVERY, pytest.param(1, marks=pytest.mark.slow)])
def test_letters_in_another_order_are_no_other_word(gazetteer, instance, every):
    share, refused, few = longer_names_astray(gazetteer, instance, every, moved)
    assert share <= MOST_ASTRAY, few
    assert refused <= MOST_MOVED, few


def test_words_that_are_spelled_right_are_slips_for_no_place(gazetteer):
    lines = RIGHT_WORDS.read_text("ascii").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    astray = [
        query
        for word in words
        for query in (word, f"drug {word}")
        if any(key(word) != key(p.name) for p in places_of(gazetteer.geocode(query)))
    ]
    assert len(words) > LEAST_WORDS
    assert len(astray) <= len(words) * MOST_ASTRAY, astray


class Spellings:
    """A store of thirty small towns, each one slip from "bartown", and then a large one."""

    def spellings(self, _state):
        letters = "abcdefghijklmnopqrstuvwxyz0123"
        return [(f"bar{one}town", f"bar{one}town", 10) for one in letters] + [
            ("bartow", "bartow", 800_000),
        ]


def test_the_largest_of_many_equally_near_names_is_kept():
    assert SlipIndex(Spellings()).in_state("bartown", "XX")[0].filed == "bartow"
