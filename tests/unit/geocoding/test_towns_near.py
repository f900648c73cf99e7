"""A small town told by the city near it, which most people of small towns do."""

import sqlite3
from contextlib import closing
from itertools import islice

import pytest

from lookup_app.folding import key
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.outcomes import places_of
from lookup_app.places import Point, distance_miles

TEMPLATES = (
    "{town} near {city}",
    "{town}, outside of {city}",
    "i live in {town}, it's just north of {city}",
    "rehab in {town} by {city}",
    "{town} (20 miles from {city})",
    "{town} about 40 min west of {city}",
    "vivo en {town}, cerca de {city}",
    "{town}, a 30 millas de {city}",
    "{town}, a suburb of {city}",
)
TOWNS = """
    SELECT id, name, latitude, longitude, population FROM places
    WHERE kind = 'city' AND population >= 2000 ORDER BY id
"""
CITY_PEOPLE = 100_000
# `make test` takes every so many of the cities.
EVERY = 6
NEAREST_MILES, FURTHEST_MILES = 4, 40
FURTHEST_DEGREES = 0.5
# Of two cities of a name both may have such a town near them; then it is asked.
MOST_ASTRAY = 0.01


@pytest.fixture(scope="module")
def towns(instance, gazetteer):
    """All but the smallest: id, name, point and people."""
    (path,) = instance.glob("gazetteer-*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(TOWNS).fetchall()
    return [(one, name, Point(*point), people) for one, name, *point, people in rows]


def pairs_of(towns, every):
    """For each city a smaller town not far from it, whose name is no everyday word."""
    cities = [town for town in towns if town[3] >= CITY_PEOPLE]
    return [(town, city) for city in cities[::every] for town in islice(around(city, towns), 1)]


def around(city, towns):
    """The smaller towns around a city whose names are no everyday words."""
    for town in towns:
        if abs(town[2].latitude - city[2].latitude) > FURTHEST_DEGREES:
            continue
        is_near = NEAREST_MILES <= distance_miles(town[2], city[2]) <= FURTHEST_MILES
        if is_near and town[3] < city[3] / 2 and not all_everyday(key(town[1]).split()):
            yield town


def astray(gazetteer, template, pairs):
    """How many were not understood, and the first of them."""
    queries = [(template.format(town=one[1], city=other[1]), one[0]) for one, other in pairs]
    answers = [
        (query, meant, [place.id for place in places_of(gazetteer.geocode(query))])
        for query, meant in queries
    ]
    lost = [(query, found[:3]) for query, meant, found in answers if meant not in found]
    return len(lost) / len(pairs), lost[:20]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_town_told_by_a_city_is_the_town(gazetteer, towns, template):
    pairs = pairs_of(towns, EVERY)
    assert len(pairs) > 50
    assert astray(gazetteer, template, pairs) == (0, [])


@pytest.mark.slow
@pytest.mark.parametrize("template", TEMPLATES)
def test_each_town_told_by_a_city_is_the_town(gazetteer, towns, template):
    share, few = astray(gazetteer, template, pairs_of(towns, 1))
    assert share <= MOST_ASTRAY, few


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Salem near Boston", ["ma/salem"]),
        ("Springfield outside of Eugene", ["or/springfield"]),
        ("Lakewood, near Cleveland", ["oh/lakewood"]),
        ("Boston near Buffalo", ["ny/boston"]),
        ("my son lives in Coweta near Tulsa, need rehab", ["ok/coweta"]),
        ("psych ward near Abbeville LA", ["la/abbeville"]),
        ("crisis center near Tulsa", ["ok/tulsa"]),
        ("rehab near Tulsa", ["ok/tulsa"]),
        ("Portland near Miami", ["fl/miami"]),
        ("estoy cerca de Tulsa", ["ok/tulsa"]),
    ],
)
def test_what_is_near_what(gazetteer, query, meant):
    assert [place.id for place in places_of(gazetteer.geocode(query))] == meant
