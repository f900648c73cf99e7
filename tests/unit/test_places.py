"""Place ids have one spelling, and distances are great-circle miles."""

import pytest
from geopy import Point
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.places import Place, canonical_place_id, distance_miles, point_id


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("74103", "74103"),
        ("74103-1234", "74103"),
        ("741031234", "74103"),
        ("OK", "ok"),
        ("OK/Tulsa-County", "ok/tulsa-county"),
        ("metro/bay-area", "metro/bay-area"),
        ("airport/LAX", "airport/lax"),
        ("36.15398,-95.99277", "36.15,-95.99"),
        ("-0.00,-0.001", "0,0"),
        ("13.5,144.80", "13.5,144.8"),
    ],
)
def test_each_id_has_one_spelling(text, place_id):
    assert canonical_place_id(text) == place_id


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7410",
        "ok/",
        "ok/tulsa/x",
        "/ok",
        "o k",
        "ok/handout",
        "ok/facilities",
        "91,0",
        "a,b",
        "<b>",
        "ok/tülsa",
        "ok/-tulsa",
        "metro",
        "1e5,2",
        "nan,nan",
    ],
)
def test_other_texts_are_no_ids(text):
    assert canonical_place_id(text) is None


@given(st.text())
def test_any_text_is_an_id_or_none_and_canonical_is_stable(text):
    place_id = canonical_place_id(text)
    assert place_id is None or canonical_place_id(place_id) == place_id


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_point_keeps_two_decimals(latitude, longitude):
    place_id = point_id(latitude, longitude)
    north, east = (float(part) for part in place_id.split(","))
    assert abs(north - latitude) <= 0.00501
    assert abs(east - longitude) <= 0.00501
    assert all(len(part.partition(".")[2]) <= 2 for part in place_id.split(","))
    assert "-0" not in place_id.split(",")


@pytest.mark.parametrize("latitude", [float("nan"), float("inf"), 91.0])
def test_what_is_no_point_has_no_id(latitude):
    assert point_id(latitude, 0.0) is None


def test_labels_read_like_envelopes():
    zip_code = Place("74103", "74103", "zip", "OK", 36.1, -95.9, city="Tulsa")
    assert zip_code.label == "Tulsa, OK 74103"
    hill = Place("wa/x", "Capitol Hill", "neighborhood", "WA", 47.6, -122.3, city="Seattle")
    assert hill.label == "Capitol Hill, Seattle, WA"
    assert Place("ok", "Oklahoma", "state", "OK", 35.5, -97.5).label == "Oklahoma"
    assert Place("ok/tulsa", "Tulsa", "city", "OK", 36.1, -95.9).label == "Tulsa, OK"


def test_distances_cross_the_antimeridian():
    assert distance_miles(Point(51.9, 179.5), Point(51.9, -179.5)) == pytest.approx(42.6, abs=0.5)
