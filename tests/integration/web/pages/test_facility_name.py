"""A facility's name in the box for a place: found where no place has it, and never in an address."""

import pytest

from tests.fakes import BrokenDirectory, CatalogDirectory, facility

HOUSES = [
    facility("Hope Springs Recovery House", 36.15, -95.99, "SA", id="hopespring"),
    facility("Morning Star Lodge", 36.15, -95.99, "SA", id="lodge23456"),
    facility("Morning Star Lodge", 35.4, -97.5, "SA", id="lodge34567", zip="73102"),
    facility("Tulsa", 36.15, -95.99, "SA", id="tulsa23456"),
]


@pytest.fixture
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


def test_many_of_a_name_are_a_kind_and_no_name(make_client):
    many = [
        facility(f"Blue Door Wellness {n}", 36.15, -95.99, "SA", id=f"many{n:06}")
        for n in range(26)
    ]
    client = make_client(directory=CatalogDirectory(*many))
    assert find(client, "blue door wellness").status_code == 422


def test_a_directory_that_is_down_costs_nothing(make_client):
    client = make_client(directory=BrokenDirectory())
    assert find(client, "Morning Star Lodge").status_code == 422
