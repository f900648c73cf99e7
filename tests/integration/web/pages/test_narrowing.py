"""The list of a place narrowed by a facility's name: typed words stay in the answer to the POST."""

import re

import pytest

from tests.fakes import CatalogDirectory, facility

NEAR = "/near/74103"
FAR_WEST = facility("Hope of the West", 34.05, -118.24, state="CA", city="Los Angeles")


@pytest.fixture(scope="module")
def client(make_client):
    houses = [facility(f"Recovery {n}", 36.15 + n / 500, -95.99, "DT") for n in range(30)]
    hope = facility("New Hope House", 36.6, -95.99, "DT SA", street="7 Elm Street")
    others = facility("Hopeful Steps", 36.2, -95.9, "SA", street="8 Elm Street")
    return make_client(directory=CatalogDirectory(*houses, hope, others, FAR_WEST))


def listed(answer) -> list[str]:
    return re.findall(r'data-facility="([^"]+)"', answer.text)


def narrowed(client, name, path=NEAR):
    return client.post(path, data={"name": name})


def test_it_finds_the_words_of_a_name_as_far_as_is_near(client):
    assert "new-hope-house" not in client.get(NEAR).text  # 31 miles away, 25 are nearer.
    answer = narrowed(client, "  hópe ")
    assert answer.status_code == 200
    assert listed(answer) == ["hopeful-steps", "new-hope-house"]
    assert "2 facilities with “hópe” in their names." in answer.text
    assert 'value="hópe"' in answer.text
    assert listed(narrowed(client, "hope house")) == ["new-hope-house"]


def test_filters_stay_and_the_whole_list_is_one_press_away(client):
    answer = narrowed(client, "hope", f"{NEAR}?care=detox&page=2")
    assert listed(answer) == ["new-hope-house"]
    assert f'href="{NEAR}?care=detox#facilities">Show the whole list' in answer.text


@pytest.mark.parametrize("language", ["", "/es"])
def test_a_name_that_nobody_has_is_said_with_the_way_back(client, language):
    answer = narrowed(client, "Zanzibarquux", language + NEAR)
    assert (answer.status_code, listed(answer)) == (200, [])
    assert "“Zanzibarquux”" in answer.text
    assert f'href="{language}{NEAR}#facilities"' in answer.text


@pytest.mark.parametrize("name", ["", "   ", "!?", "a" * 201])
def test_bad_input_is_answered_kindly_with_the_whole_list(client, name):
    answer = narrowed(client, name)
    assert answer.status_code == 422
    assert len(listed(answer)) == 10
    assert 'aria-invalid="true"' in answer.text
    assert 'id="name-problem"' in answer.text


def test_many_of_a_name_stand_on_one_page(client):
    answer = narrowed(client, "recovery")
    assert len(listed(answer)) == 25
    assert "The first 25 are listed" in answer.text
    assert "Next page" not in answer.text


def test_the_answer_is_kept_by_nobody_and_changes_nothing(client):
    answer = client.post(
        NEAR, data={"name": "hope"}, headers={"Origin": "https://elsewhere.example"}
    )
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in answer.headers
    assert "hope" not in str(answer.headers).lower()
    assert len(listed(client.get(NEAR))) == 10


def test_words_of_distress_are_answered_with_people_here_too(client):
    answer = narrowed(client, "i want to die")
    assert answer.status_code == 422
    assert 'data-outcome="dying"' in answer.text


def test_places_that_have_no_list(client):
    assert narrowed(client, "hope", "/near/nowhere/none").status_code == 404
    assert narrowed(client, "hope", "/near/09012").headers["Location"] == "/near/09012"
    assert narrowed(client, "hope", "/near/74103-1234").status_code == 200


def test_a_county_is_narrowed_within_its_borders(client):
    assert listed(narrowed(client, "hope", "/near/ok/tulsa-county")) == [
        "hopeful-steps",
        "new-hope-house",
    ]


def test_without_a_list_the_page_says_why(make_client):
    answer = make_client().post(NEAR, data={"name": "hope"})
    assert answer.status_code == 200
    assert "no list of facilities of its own" in answer.text
