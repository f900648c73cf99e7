"""Towns named like something larger: a state, a country, a city abroad, a landmark, a region."""

import sqlite3

import pytest

from lookup_app.folding import key
from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.shipped import TABLES
from lookup_app.geocoding.outcomes import Found, OutsideUS, places_of
from lookup_app.states import SPELLINGS
from tests.unit.geocoding.test_sweeps import is_meant, query_for

EVERY = 8
KNOWN_PEOPLE = 3_000
LARGE_ABROAD = 300_000
MOST_ASTRAY = 0.01
WITH_STATE = (
    "{n} {s}",
    "{l} {S} rehab",
    "need detox in {n} {S} tonight",
    "{n}, {s} drug rehab",
    "my son is in {l}, {o}",
)
ABROAD = ("{n}, {c}", "{n} {c}", "{c} {n}", "rehab in {n} {c}")
TOWNS = "SELECT id, name, state FROM places WHERE kind = 'city' AND coalesce(population, 0) >= ? ORDER BY id"


@pytest.fixture(scope="module")
def database(instance, gazetteer):
    (path,) = instance.glob("gazetteer-*.sqlite")
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def filed(database, sql):
    return {name for (name,) in database.execute(sql)}


def like_a_country(database):
    """Towns that a state, a country or a large city abroad is called like."""
    names = filed(database, "SELECT filed FROM phrases WHERE kind = 'country'")
    names |= filed(database, f"SELECT filed FROM foreign_towns WHERE population >= {LARGE_ABROAD}")
    names |= set(SPELLINGS)
    return [row for row in database.execute(TOWNS, (0,)) if key(row[1]) in names]


def like_a_landmark(database):
    """Towns of some size that a nickname, a region or a landmark is called like."""
    names = filed(
        database, "SELECT filed FROM phrases WHERE kind IN ('exact', 'region', 'approximate')"
    )
    return [row for row in database.execute(TOWNS, (KNOWN_PEOPLE,)) if key(row[1]) in names]


def astray(gazetteer, template, towns):
    queries = [(query_for(template, *town[1:]), town) for town in towns]
    return [
        query
        for query, town in queries
        if not any(is_meant(place, *town) for place in places_of(gazetteer.geocode(query)))
    ]


@pytest.mark.parametrize("kind", [like_a_country, like_a_landmark])
@pytest.mark.parametrize("template", WITH_STATE)
def test_a_town_with_its_state_is_the_town(gazetteer, database, template, kind):
    towns = kind(database)[::EVERY]
    lost = astray(gazetteer, template, towns)
    assert len(lost) <= max(1, MOST_ASTRAY * len(towns)), lost


@pytest.mark.slow
@pytest.mark.parametrize("kind", [like_a_country, like_a_landmark])
@pytest.mark.parametrize("template", WITH_STATE)
def test_every_town_with_its_state_is_the_town(gazetteer, database, template, kind):
    towns = kind(database)
    lost = astray(gazetteer, template, towns)
    assert len(lost) <= MOST_ASTRAY * len(towns), lost


@pytest.mark.slow
@pytest.mark.parametrize("template", ABROAD)
def test_a_city_abroad_with_its_country_is_not_here(gazetteer, database, template):
    countries = {
        code: names.split("|")[0] for names, code in read_table(TABLES / "countries.tsv", 2)
    }
    cities = database.execute("SELECT filed, country FROM foreign_towns ORDER BY filed").fetchall()
    here = [
        query
        for name, code in cities[:: EVERY * 5]
        if code in countries
        and isinstance(
            gazetteer.geocode(query := template.format(n=name, c=countries[code])), Found
        )
    ]
    assert len(here) <= MOST_ASTRAY * len(cities) / (EVERY * 5), here


@pytest.mark.parametrize(
    ("query", "country", "first"),
    [("Yukon", "CA", "ok/yukon"), ("Toronto", "CA", "oh/toronto"), ("Toronto, Canada", "CA", None)],
)
def test_a_refusal_names_the_places_here_of_that_name(gazetteer, query, country, first):
    outcome = gazetteer.geocode(query)
    assert isinstance(outcome, OutsideUS)
    assert outcome.country == country
    assert next((place.id for place in outcome.namesakes), None) == first


SHORT_CODES = {"in", "or", "me", "hi", "de", "la", "co", "al", "pa", "ma"}


@pytest.mark.parametrize(
    "template", ["my son in {n} needs detox", "rehab in {n}", "{l} drug rehab"]
)
def test_a_code_in_the_middle_of_a_name_is_no_state(gazetteer, database, template):
    """ "Lake in the Hills" is not Lake in Indiana."""
    towns = [
        (place_id, name, state)
        for place_id, name, state in database.execute(TOWNS, (5_000,))
        if SHORT_CODES & set(key(name).split()[1:-1])
    ]
    assert towns
    lost = [
        query for query in astray(gazetteer, template, towns) if places_of(gazetteer.geocode(query))
    ]
    assert lost == []


@pytest.mark.parametrize("place_id", ["gu", "dc"])
def test_what_is_its_own_county_is_no_namesake_of_itself(gazetteer, place_id):
    assert gazetteer.others_meant(gazetteer.place(place_id)) == ()
