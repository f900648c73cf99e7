"""Every town of the gazetteer, in the ways people write one with its state."""

import sqlite3
from contextlib import closing

import pytest

from lookup_app.folding import key
from lookup_app.geocoding.data.everyday_words import may_be_persons
from lookup_app.geocoding.outcomes import Ambiguous, Found, places_of
from lookup_app.states import BY_CODE

# `make test` takes a fixed sample, `make check` every town.
EVERY = 300
MOST_WRONG = 0.002
MOST_REFUSED = 0.01
# One of the sample.
MOST_WRONG_OF_FEW = 0.0085
# {n} the town, {l} in lower case, {u} in capitals, {g} without spaces; {s} the code of its state, {o}, {S} its name.
TEMPLATES = (
    "{n} in {S}",
    "{n} in {s}",
    "{n}, in {S}",
    "{n} en {S}",
    "rehab in {n} in {S}",
    "I live in {n} in {S}",
    "{n}, {s}",
    "{n} {S}",
    "{l} {o}",
    "{l} in {o}",
    "{u} {s}",
    "{S}, {n}",
    "{n}, {s}, USA",
    "{n} ({S})",
    "cerca de {n}, {s}",
    "vivo en {n} {S}",
    "clínica en {n}, {S}",
    "rehab near {l} {o}",
    "moving to {n} {s}",
    "my son is in {n}, {s}",
    "need detox in {l} {o} tonight",
    "{l} {o} no insurance",
    "{g}{o}",
    "looking for help near {n}, {S}",
    "{l} {o} rehab",
    "moving to {l}, {o} soon",
    "{l} {o} thx",
    "{l} {o} (the north side)",
    "im in {l} {o}, my mom too",
    "vivo en {n}, {o}",
    "City: {n} State: {s}",
    "state={S}&city={n}",
    '{{"city": "{n}", "state": "{s}"}}',
    "Address: 12 Oak St City: {n} State: {s} Country: USA",
    "Ciudad: {n} Estado: {S}",
    "USA - {S} - {n}",
    "USA {S} {n}",
    "United States > {S} > {n}",
    "{n} area, {S}",
    "my address is 12 oak st {l} {o} apt 3",
    "{n} {s} va hospital",
    "{n} which is in {S}",
    "{l} up in {o}",
    "{n}, northern {S}",
    "{n} in southern {S}",
    "12 Oak St, {n}, {s} #3",
    "12 Oak St, {n}, {s} (upstairs)",
    "{n} (the one in {S})",
    "{n}, {s}, 25 mile radius",
)
COUNTY_TEMPLATES = (
    "{n} in {S}",
    "vivo en {n}, {s}",
    "{l}, {o}",
    "{n} {S}",
    "services for {n} {S} residents",
    "my county is {n} in {S}",
    "the county is {n}, {s}",
    "mi condado es {n}, {S}",
)
# As the Census writes a town in a table: {c} its county.
CENSUS_TEMPLATES = (
    "{n} city, {c}, {S}",
    "{n} town, {c}, {S}",
    "{n} CDP, {c}, {S}",
    "{n} village, {c}, {s}",
    "city of {n}, {c}, {S}",
    "{n} borough, {c}, {S}",
    "{n} {s} in {c}",
    "vivo en {l} {o}, en {c}",
)
# The same without the state: several counties of one name are asked about.
COUNTY_ONLY_TEMPLATES = (
    "{n}, {c}",
    "{n} {c}",
    "{n} city, {c}",
    "rehab in {n} {c}",
)
# Behind "West Valley City's" and "St. Louis's" there are others.
MOST_LOST_OF_TOWNS = 0.07
WITH_COUNTY = """
    SELECT id, name, state, county FROM places
    WHERE kind = 'city' AND county LIKE '% County' ORDER BY id
"""
LARGE_TOWNS = "SELECT name FROM places WHERE kind = 'city' AND population >= 100000"
PLACES = "SELECT id, name, state FROM places WHERE kind = ? ORDER BY id"


@pytest.fixture(scope="module")
def places(gazetteer, instance):
    (path,) = instance.glob("gazetteer-*.sqlite")
    connection = sqlite3.connect(path)
    yield lambda kind: connection.execute(PLACES, (kind,)).fetchall()
    connection.close()


def query_for(template, name, state):
    """The template about one place."""
    return template.format(
        n=name,
        l=name.lower(),
        u=name.upper(),
        g=name.lower().replace(" ", ""),
        s=state,
        o=state.lower(),
        S=BY_CODE[state].name,
    )


def is_meant(place, place_id, name, state):
    """Whether it is the place that was named, or one that shares its name and state."""
    return place.id == place_id or (name in (place.name, place.city) and place.state == state)


def share_astray(gazetteer, template, places):
    """How many gave another place or the state alone, how many none, and the first of them."""
    wrong, refused = [], []
    for named in places:
        query = query_for(template, *named[1:])
        found = places_of(gazetteer.geocode(query))
        if not found:
            refused.append(query)
        elif not any(is_meant(place, *named) for place in found):
            wrong.append((query, [place.id for place in found]))
    few = wrong[:20], refused[:20]
    return len(wrong) / len(places), len(refused) / len(places), few


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_sample_of_towns_is_understood(gazetteer, places, template):
    wrong, refused, few = share_astray(gazetteer, template, places("city")[::EVERY])
    assert wrong <= MOST_WRONG_OF_FEW, few
    assert refused <= MOST_REFUSED, few


@pytest.fixture(scope="module")
def large_towns(instance):
    (path,) = instance.glob("gazetteer-*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        names = [name for (name,) in database.execute(LARGE_TOWNS)]
    assert len(names) > 300
    return names


def test_the_hospital_of_a_large_town_is_there(gazetteer, large_towns):
    lost = [name for name in large_towns if not places_of(gazetteer.geocode(f"{name} hospital"))]
    assert lost == ["Paradise"]  # no place by that word alone


@pytest.mark.parametrize("building", ["rescue mission", "police station", "mcdonalds"])
def test_what_every_large_town_has_is_there(gazetteer, large_towns, building):
    found = {name: places_of(gazetteer.geocode(f"{name} {building}")) for name in large_towns}
    lost = {name for name in large_towns if name not in {place.name for place in found[name]}}
    assert lost <= {"Paradise", "Tri-Cities", "Lexington-Fayette"}


@pytest.mark.parametrize(
    "template", ["{}'s best rehab", "{}\u2019s east side", "{} eastside", "{} sandhills"]
)
def test_what_a_large_town_has_is_there(gazetteer, large_towns, template):
    names = [name for name in large_towns if not may_be_persons(key(name))]
    asked = {name: places_of(gazetteer.geocode(template.format(name))) for name in names[::4]}
    lost = [
        name
        for name, found in asked.items()
        if not any(name in (one.name, one.city) for one in found)
    ]
    assert len(lost) / len(asked) <= MOST_LOST_OF_TOWNS, lost


@pytest.mark.slow
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_town_is_understood(gazetteer, places, template):
    wrong, refused, few = share_astray(gazetteer, template, places("city"))
    assert wrong <= MOST_WRONG, few
    assert refused <= MOST_REFUSED, few


# Suffolk is a county elsewhere, too.
MOST_LIKE_COUNTIES = 0.03
ONLY_THERE = """
    SELECT id, name, state FROM places WHERE kind = 'city' AND population > 15000
    AND state IN ('AL', 'CO', 'DE', 'ID', 'IN', 'LA', 'MA', 'ME', 'MI', 'OH', 'OK', 'OR', 'PA', 'VA')
    AND name IN (SELECT name FROM places GROUP BY name HAVING count(DISTINCT state) = 1) ORDER BY id
"""


@pytest.mark.parametrize("template", ["{l} {o} im lost", "{l} {o} my mom lives here"])
def test_a_code_that_is_a_word_counts_behind_a_town_of_that_state_alone(
    gazetteer, instance, template
):
    (path,) = instance.glob("gazetteer-*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        towns = database.execute(ONLY_THERE).fetchall()[::5]
    wrong, refused, few = share_astray(gazetteer, template, towns)
    assert (wrong, refused <= MOST_LIKE_COUNTIES) == (0, True), few


# {z} the ZIP code, {s}, {S} its state.
ZIP_TEMPLATES = (
    "{z}-1234, {S}",
    "{z}-1234 {s}",
    "{z}-1234 ({S})",
    "{z} {S}",
    "{S} {z}-1234",
    "{z} {s} need detox",
    "rehab in {S} {z}",
    "my zip is {z}-1234 in {S}",
)


@pytest.mark.parametrize("template", ZIP_TEMPLATES)
def test_a_sample_of_zip_codes_with_their_state_are_understood(gazetteer, places, template):
    zips = [(code, state) for code, _, state in places("zip")[:: EVERY // 3]]
    asked = [
        (code, template.format(z=code, s=state, S=BY_CODE[state].name)) for code, state in zips
    ]
    assert len(asked) > 400
    outcomes = [(code, query, gazetteer.geocode(query)) for code, query in asked]
    assert [
        query
        for code, query, one in outcomes
        if not (isinstance(one, Found) and one.place.id == code)
    ] == []


def census_astray(gazetteer, template, towns):
    """How many towns with their county give another place, and the first of them."""
    astray = []
    for *named, county in towns:
        query = query_for(template.replace("{c}", county), *named[1:])
        if not any(is_meant(place, *named) for place in places_of(gazetteer.geocode(query))):
            astray.append(query)
    return len(astray) / len(towns), astray[:20]


@pytest.fixture(scope="module")
def with_county(gazetteer, instance):
    (path,) = instance.glob("gazetteer-*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        return database.execute(WITH_COUNTY).fetchall()


@pytest.mark.parametrize("template", [*CENSUS_TEMPLATES, *COUNTY_ONLY_TEMPLATES])
def test_a_sample_of_towns_with_their_county_is_the_town(gazetteer, with_county, template):
    share, few = census_astray(gazetteer, template, with_county[:: EVERY // 2])
    assert share <= MOST_REFUSED, few


@pytest.mark.slow
@pytest.mark.parametrize("template", [*CENSUS_TEMPLATES, *COUNTY_ONLY_TEMPLATES])
def test_every_town_with_its_county_is_the_town(gazetteer, with_county, template):
    share, few = census_astray(gazetteer, template, with_county[::10])
    assert share <= MOST_REFUSED, few


@pytest.mark.parametrize("template", COUNTY_TEMPLATES)
def test_every_county_is_understood(gazetteer, places, template):
    wrong, refused, few = share_astray(gazetteer, template, places("county")[:: EVERY // 10])
    assert wrong <= MOST_WRONG_OF_FEW, few
    assert refused <= MOST_REFUSED, few


def test_a_county_of_another_state_is_no_slip_for_one_of_this(gazetteer, places):
    counties = [row for row in places("county") if row[1].endswith(" County")][::20]
    named = {(name, state) for _, name, state in places("county")}
    states = sorted({state for _, _, state in counties})
    asked = [(name, states[at % len(states)]) for at, (_, name, _) in enumerate(counties)]
    unknown = [f"{name}, {state}" for name, state in asked if (name, state) not in named]
    outcomes = [(query, gazetteer.geocode(query)) for query in unknown]
    astray = [query for query, one in outcomes if any(p.kind == "county" for p in found(one))]
    # "King County, CA" is a slip for Kings County still.
    assert len(astray) / len(unknown) <= 2 * MOST_REFUSED, astray


def found(outcome):
    """The place that was found, and none where one is to choose."""
    return [outcome.place] if isinstance(outcome, Found) else []


def zips_astray(gazetteer, places, every):
    """How many ZIP codes are not found behind their post office, and the first of them."""
    zips = [place for _, name, _ in places("zip")[::every] if (place := gazetteer.place(name))]
    queries = [(f"{place.city} {place.id}", place.id) for place in zips if place.city]
    astray = [
        query
        for query, zip_code in queries
        if [place.id for place in places_of(gazetteer.geocode(query))] != [zip_code]
    ]
    return len(astray) / len(queries), astray[:20]


def test_a_sample_of_zips_is_found_behind_its_post_office(gazetteer, places):
    assert zips_astray(gazetteer, places, EVERY) == (0, [])


@pytest.mark.parametrize(
    "template",
    [
        "{} nearest rehab",
        "{} within 50 miles",
        "{} open 24 hours",
        "{} that takes aetna",
        "{} near bus line",
        "{} my mom is an alcoholic",
        "{} no insurance",
        "{}.0",
        "Hope-{}",
    ],
)
def test_a_sample_of_zips_is_found_among_any_words(gazetteer, places, template):
    zips = [zip_code for zip_code, *_ in places("zip")[::EVERY]]
    outcomes = {zip_code: gazetteer.geocode(template.format(zip_code)) for zip_code in zips}
    astray = [one for one, got in outcomes.items() if one not in {p.id for p in places_of(got)}]
    assert astray == []


@pytest.mark.slow
def test_every_zip_is_found_behind_its_post_office(gazetteer, places):
    share, few = zips_astray(gazetteer, places, 1)
    assert share <= MOST_WRONG / 2, few


@pytest.mark.parametrize(
    ("ending", "written"), [("borough", "boro"), ("boro", "borough"), (" Island", " Is")]
)
def test_the_endings_of_names_are_written_in_two_ways(gazetteer, places, ending, written):
    towns = [row for row in places("city") if row[1].endswith(ending)][::3]
    queries = [(row, f"{row[1].removesuffix(ending)}{written}, {row[2]}") for row in towns]
    outcomes = [(row, query, places_of(gazetteer.geocode(query))) for row, query in queries]
    astray = [query for row, query, found in outcomes if not any(is_meant(p, *row) for p in found)]
    # "Foxboro" and "Foxborough" are both in Massachusetts.
    assert len(astray) / len(towns) <= 0.1, astray


NAMES = "SELECT DISTINCT name FROM places WHERE kind IN ('city', 'county', 'neighborhood')"


@pytest.mark.slow
def test_no_name_asks_about_one_place_twice(gazetteer, instance):
    (path,) = instance.glob("gazetteer-*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        asked = {name: gazetteer.geocode(name) for (name,) in database.execute(NAMES)}
    for name, outcome in asked.items():
        if isinstance(outcome, Ambiguous):
            ids = [place.id for place in outcome.candidates]
            assert 2 <= len(ids) == len(set(ids)), name


LARGE_COUNTIES = """
    SELECT id, replace(replace(name, ' County', ''), ' Parish', '') FROM places
    WHERE kind = 'county' AND population > 250000 ORDER BY population DESC
"""
# No places by that word alone, and known by the town or the base of their name.
NOT_ASKED = {
    "King",
    "Lake",
    "Ocean",
    "Will",
    "Dakota",
    "Lehigh",
    "Kitsap",
    "St. Joseph",
    "St. Clair",
}


def test_a_large_county_is_known_by_its_bare_name(gazetteer, instance):
    (path,) = instance.glob("gazetteer-*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        counties = database.execute(LARGE_COUNTIES).fetchall()
    lost = set()
    for county_id, name in counties:
        found = places_of(gazetteer.geocode(name))
        if not any(place.id == county_id or place.name == name for place in found):
            lost.add(name)
    assert lost <= NOT_ASKED
