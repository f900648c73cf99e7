from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.links import treatment_links
from lookup_app.places import Place

FORM = "https://findtreatment.gov/locator?sAddr={place}"


def place(kind: str, name: str, **more: str) -> Place:
    return Place(id="x", name=name, kind=kind, state="OK", latitude=36.1, longitude=-95.9, **more)


PLACES = [
    (place("zip", "74103", city="Tulsa"), "74103"),
    (place("city", "Tulsa", county="Tulsa County"), "Tulsa, OK"),
    (place("county", "Tulsa County"), "Tulsa County, OK"),
    (place("state", "Oklahoma"), "Oklahoma"),
    (place("neighborhood", "Greenwood", city="Tulsa"), "Tulsa, OK"),
    (place("airport", "Tulsa International", city="Tulsa"), "Tulsa, OK"),
    (place("point", "36.15,-95.99", county="Tulsa County"), "Tulsa County, OK"),
    (place("point", "36.15,-95.99"), "OK"),
]


@pytest.mark.parametrize(("where", "text"), PLACES)
def test_the_text_to_type_is_what_the_link_carries(where: Place, text: str) -> None:
    links = treatment_links(where, FORM)
    assert links.place_text == text
    assert parse_qs(urlsplit(links.search).query) == {"sAddr": [text]}


def test_the_plain_link_tells_nothing() -> None:
    assert treatment_links(PLACES[0][0], FORM).plain == "https://findtreatment.gov/locator"


def test_the_form_may_be_written_as_people_read_it() -> None:
    readable = "https://findtreatment.gov/locator?sAddr={ZIP or City, ST}"
    assert treatment_links(PLACES[1][0], readable).search.endswith("?sAddr=Tulsa%2C%20OK")


@given(st.text(min_size=1))
def test_any_name_stays_inside_its_parameter(name: str) -> None:
    name = name.encode(errors="replace").decode()
    search = treatment_links(place("city", name), FORM).search
    assert parse_qs(urlsplit(search).query)["sAddr"] == [f"{name}, OK"]
