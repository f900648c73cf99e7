"""The hand-made table of neighborhoods, held to the places it points at."""

from collections import Counter

import pytest

from lookup_app.folding import key, slug
from lookup_app.geocoding.build.rows import km
from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.shipped import TABLES
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.geocoding.outcomes import places_of
from lookup_app.places import Place

LEAST_ROWS = 4_000
EVERY = 12
MOST_ASTRAY = 0.05
FARTHEST_KM = 35
FARTHEST_IN_LARGE_CITY_KM = 60
LARGE_CITY_PEOPLE = 250_000


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, ...]]:
    return list(read_table(TABLES / "neighborhoods.tsv", 4))


def test_enough_neighborhoods_of_many_cities(rows: list[tuple[str, ...]]) -> None:
    assert len(rows) >= LEAST_ROWS
    assert len({(city, state) for _, city, state, _ in rows}) >= 100


def test_each_city_exists_by_this_very_name(
    rows: list[tuple[str, ...]], gazetteer: Gazetteer
) -> None:
    cities = {(city, state) for _, city, state, _ in rows}
    assert [pair for pair in cities if _city(gazetteer, *pair).name != pair[0]] == []


def test_each_zip_exists_in_the_state_of_the_row(
    rows: list[tuple[str, ...]], gazetteer: Gazetteer
) -> None:
    wrong = []
    for names, _, state, zip_code in rows:
        place = gazetteer.place_for_zip(zip_code)
        if place is None or place.state != state:
            wrong.append((names, state, zip_code))
    assert wrong == []


def test_each_zip_is_near_its_city(rows: list[tuple[str, ...]], gazetteer: Gazetteer) -> None:
    far = [row for row in rows if _too_far(gazetteer, *row[1:])]
    assert far == []


def test_no_name_stands_twice_in_a_city(rows: list[tuple[str, ...]]) -> None:
    filed = Counter(
        (key(name), city, state) for names, city, state, _ in rows for name in names.split("|")
    )
    assert [name for name, times in filed.items() if times > 1] == []


def test_no_two_neighborhoods_would_share_an_id(rows: list[tuple[str, ...]]) -> None:
    ids = Counter((slug(names.split("|")[0]), city, state) for names, city, state, _ in rows)
    assert [place for place, times in ids.items() if times > 1] == []


def test_rows_stand_in_order(rows: list[tuple[str, ...]]) -> None:
    order = [(state, key(city), key(names.split("|")[0])) for names, city, state, _ in rows]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("name", "city", "state", "zip_codes"),
    [
        ("Capitol Hill", "Seattle", "WA", {"98102", "98112", "98122"}),
        ("Pigtown", "Baltimore", "MD", {"21223", "21230"}),
        ("Over-the-Rhine", "Cincinnati", "OH", {"45202"}),
        ("Lower Ninth Ward", "New Orleans", "LA", {"70117"}),
        ("Tenderloin", "San Francisco", "CA", {"94102", "94109"}),
        ("Bedford-Stuyvesant", "Brooklyn", "NY", {"11216", "11221", "11233"}),
        ("Santurce", "San Juan", "PR", {"00907", "00908", "00909", "00911", "00912"}),
        ("Soulard", "St. Louis", "MO", {"63104"}),
    ],
)
def test_well_known_neighborhoods_have_the_zip_of_their_middle(
    name: str, city: str, state: str, zip_codes: set[str], rows: list[tuple[str, ...]]
) -> None:
    found = [row[3] for row in rows if row[1:3] == (city, state) and name in row[0].split("|")]
    assert len(found) == 1
    assert found[0] in zip_codes


def _city(gazetteer: Gazetteer, city: str, state: str) -> Place:
    towns = gazetteer.towns_named(city, state)
    assert towns, f"no such city: {city}, {state}"
    return towns[0]


def _too_far(gazetteer: Gazetteer, city: str, state: str, zip_code: str) -> bool:
    town = _city(gazetteer, city, state)
    middle = gazetteer.place_for_zip(zip_code)
    assert middle is not None
    large = (town.population or 0) >= LARGE_CITY_PEOPLE
    distance = km((town.latitude, town.longitude), (middle.latitude, middle.longitude))
    return distance > (FARTHEST_IN_LARGE_CITY_KM if large else FARTHEST_KM)


@pytest.mark.parametrize("form", ["{city} {name}", "rehab in {city} {name}"])
def test_a_neighborhood_behind_its_city_is_found(
    rows: list[tuple[str, ...]], gazetteer: Gazetteer, form: str
) -> None:
    astray = []
    for names, city, state, _ in rows[::EVERY]:
        query = form.format(city=city, name=names.split("|")[0]).lower()
        found = places_of(gazetteer.geocode(query))
        if (city, state) not in [(place.city, place.state) for place in found]:
            astray.append(query)
    assert len(astray) <= MOST_ASTRAY * len(rows) / EVERY, astray


@pytest.mark.parametrize("query", ["sf tenderloin", "chi town south side", "seattle ballard"])
def test_a_neighborhood_is_found_behind_what_people_call_its_city(
    gazetteer: Gazetteer, query: str
) -> None:
    assert [place.kind for place in places_of(gazetteer.geocode(query))] == ["neighborhood"]
