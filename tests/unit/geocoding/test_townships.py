"""The hand-made table of townships, held to the ZIP codes that it points at."""

import pytest

from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.shipped import TABLES
from lookup_app.geocoding.outcomes import Found
from lookup_app.states import BY_CODE

ROWS = list(read_table(TABLES / "townships.tsv", 4))
FEWEST = 90


def test_rows_stand_in_order_each_once():
    order = [(state, name) for name, state, *_ in ROWS]
    assert order == sorted(set(order))
    assert len(ROWS) >= FEWEST


def test_each_zip_lies_in_the_county_of_the_row(gazetteer):
    wrong = []
    for name, state, county, zip_code in ROWS:
        place = gazetteer.place_for_zip(zip_code)
        if place is None or (place.state, place.county) != (state, county):
            wrong.append((name, zip_code, place))
    assert wrong == []


@pytest.mark.parametrize(
    "form",
    ["{n} Township, {s}", "{n} Twp {s}", "town of {n} {S}", "rehab in {n} township {S}"],
)
def test_a_township_is_found_in_its_county(gazetteer, form):
    astray = []
    for name, state, county, _ in ROWS:
        outcome = gazetteer.geocode(form.format(n=name, s=state, S=BY_CODE[state].name))
        if not (isinstance(outcome, Found) and outcome.place.county == county):
            astray.append((name, state, outcome))
    assert astray == []
