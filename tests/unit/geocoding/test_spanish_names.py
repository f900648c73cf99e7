"""Names of the tables in Spanish: made by the words that say what a name is of."""

import pytest

from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.shipped import TABLES
from lookup_app.geocoding.data.spanish_names import in_spanish
from lookup_app.geocoding.outcomes import places_of
from lookup_app.states import BY_CODE, STATES_AND_DC


@pytest.mark.parametrize(
    ("name", "spanish"),
    [
        ("Golden Gate Bridge", "Puente Golden Gate"),
        ("University of Pennsylvania", "Universidad de Pensilvania"),
        ("Ohio State University", "Universidad Estatal de Ohio"),
        ("Ramstein Air Base", "Base Aérea de Ramstein"),
        ("Naval Station Norfolk", "Base Naval de Norfolk"),
        ("Hopi Reservation", "Reserva India Hopi"),
        ("Cherokee Nation", "Nación Cherokee"),
        ("Island of Hawaii", "Isla de Hawaii"),
        ("Lake Tahoe", "Lago Tahoe"),
    ],
)
def test_the_kind_stands_before_the_name(name, spanish):
    assert spanish in in_spanish(name)


@pytest.mark.parametrize("name", ["Bridgeport", "Nation", "MIT", "Fort", "The Bay"])
def test_a_name_without_its_kind_stays_as_it_is(name):
    assert [*in_spanish(name)] == []


def ids(gazetteer, query):
    return [place.id for place in places_of(gazetteer.geocode(query))]


def test_a_landmark_is_found_by_its_spanish_name(gazetteer):
    names = [name for row, _ in read_table(TABLES / "landmarks.tsv", 2) for name in row.split("|")]
    pairs = [(name, spanish) for name in names for spanish in [*in_spanish(name)][:2]][::40]
    assert len(pairs) > 50
    assert [pair for pair in pairs if ids(gazetteer, pair[0]) != ids(gazetteer, pair[1])] == []


def test_a_reservation_is_one_place_by_all_its_names(gazetteer):
    for row, _ in read_table(TABLES / "reservations.tsv", 2):
        name = row.split("|")[0].removesuffix(" Nation")
        said = (f"{name} Reservation", f"{name} Nation", f"Reserva {name}", f"Nación {name}")
        assert len({*map(tuple, (ids(gazetteer, query) for query in said))}) == 1, name


@pytest.mark.parametrize("code", sorted(STATES_AND_DC))
def test_a_state_is_known_by_each_of_its_names(gazetteer, code):
    town = gazetteer.largest_towns(code)[0]
    for name in BY_CODE[code].names:
        assert ids(gazetteer, f"{town.name}, {name}") == [town.id], name
