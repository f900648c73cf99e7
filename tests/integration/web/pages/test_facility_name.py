"""A facility's name in the box for a place: found where no place has it, and never in an address."""

import pytest

from lookup_app.facilities.facility import NamedFacilities
from tests.fakes import BrokenDirectory, CatalogDirectory, facility

HOUSES = [
    facility("Hope Springs Recovery House", 36.15, -95.99, "SA", id="hopespring"),
    facility("Morning Star Lodge", 36.15, -95.99, "SA", id="lodge23456"),
    facility("Morning Star Lodge", 35.4, -97.5, "SA", id="lodge34567", zip="73102"),
    facility("Tulsa", 36.15, -95.99, "SA", id="tulsa23456"),
]


@pytest.fixture(scope="module")
def client(make_client):
    return make_client(directory=CatalogDirectory(*HOUSES))


def find(client, query, path="/find"):
    return client.post(path, data={"query": query})


@pytest.mark.parametrize(
    "name", ["Hope Springs Recovery House", "hope springs recovery", "HOPE SPRINGS RECOVERY HOUSE "]
)
def test_one_of_that_name_is_gone_to_from_its_zip(client, name):
    answer = find(client, name, "/es/find")
    assert answer.status_code == 303
    assert answer.location == "/es/near/74103/facilities/hopespring"


def test_of_several_the_answer_asks_which(client):
    answer = find(client, "morning star lodge")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    page = answer.get_data(as_text=True)
    assert 'href="/near/74103/facilities/lodge23456"' in page
    assert 'href="/near/73102/facilities/lodge34567"' in page


def test_distress_and_places_come_first(client):
    assert find(client, "Tulsa").location == "/near/ok/tulsa"
    assert find(client, "i want to die hope springs recovery house").status_code == 422


@pytest.mark.parametrize("words", ["recovery", "house", "nowhere recovery house", "asdfghjkl"])
def test_one_word_of_a_name_or_no_name_is_asked_about(client, words):
    assert find(client, words).status_code == 422


MANY = [
    facility(f"Blue Door Wellness {n}", 36.15, -95.99, "SA", id=f"many{n:06}") for n in range(26)
]


def test_many_of_a_name_are_said_to_be_many(make_client):
    answer = find(make_client(directory=CatalogDirectory(*MANY)), "blue door wellness")
    assert answer.status_code == 200
    assert "many facilities do" in answer.text
    assert "Type its town behind the name" in answer.text
    assert "/facilities/" not in answer.text


def test_the_very_name_comes_first_and_the_others_are_not_hidden(make_client):
    very = facility("Blue Door Wellness", 36.15, -95.99, "SA", id="verydoor22")
    client = make_client(directory=CatalogDirectory(*MANY[:2], very))
    text = find(client, "blue door wellness").text
    order = [text.index(f"/facilities/{one}") for one in ("verydoor22", "many000000", "many000001")]
    assert order == sorted(order)


@pytest.mark.parametrize("town", ["tulsa", "Tulsa, OK", "tulsa oklahoma", "OK", "74103"])
def test_a_town_behind_the_name_tells_which_is_meant(town):
    here = facility("Blue Door Wellness", 36.15, -95.99, "SA", id="heredoor22")
    away = facility("Blue Door Wellness", 30.3, -97.7, "SA", city="Austin", state="TX", zip="78701")
    found = CatalogDirectory(here, away).named(f"blue door wellness {town}")
    assert found == NamedFacilities((here,))


def test_a_facility_and_a_place_of_a_part_of_its_name_are_both_offered(make_client):
    harbor = facility("Harbor Counseling", 40.4, -79.9, "MH", id="harbor2345")
    client = make_client(directory=CatalogDirectory(harbor))
    page = find(client, "harbor counseling")
    assert page.status_code == 200
    assert "/facilities/harbor2345" in page.text
    assert 'href="/near/or/harbor"' in page.text
    assert find(client, "harbor oregon counseling").location == "/near/or/harbor"


def test_a_directory_that_is_down_costs_nothing(make_client):
    client = make_client(directory=BrokenDirectory())
    assert find(client, "Morning Star Lodge").status_code == 422
