"""A whole state is far to go: its page leads to its towns, and asks whether a town was meant."""

import re

import pytest

from tests.fakes import CatalogDirectory, facility


@pytest.mark.parametrize("language", ["", "/es"])
def test_the_towns_of_a_state_are_one_press_away_the_largest_first(make_client, language):
    client = make_client(directory=CatalogDirectory(facility("Hope", 36.15, -95.99)))
    page = client.get(f"{language}/near/ok").text
    towns = page.split('id="towns-title"')[1].split("</nav>")[0]
    places = re.findall(r'href="([^"#]+)"', towns)
    assert places[:2] == [f"{language}/near/ok/oklahoma-city", f"{language}/near/ok/tulsa"]
    assert len(places) == 12
    assert 'href="#query"' in towns
    assert page.index("towns-title") < page.index("data-facility")


def test_the_towns_stand_there_without_a_list_too(client):
    assert "towns-title" in client.get("/near/ok").text


def test_a_place_smaller_than_a_state_has_none(client):
    assert "towns-title" not in client.get("/near/ok/tulsa-county").text


def test_a_state_with_the_name_of_a_town_asks_which_is_meant(client):
    for state, town in (("wa", "dc/washington"), ("ny", "ny/new-york"), ("wy", "mi/wyoming")):
        page = client.get(f"/near/{state}").text
        assert "Did you mean another place?" in page
        assert f'href="/near/{town}"' in page
    assert "Did you mean another place?" not in client.get("/near/ct").text
