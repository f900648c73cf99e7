"""The hand-made table of townships, held to the ZIP codes that it points at."""

import pytest

from lookup_app.folding import key
from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.shipped import TABLES
from lookup_app.geocoding.names_taken import lying_in
from lookup_app.geocoding.outcomes import Ambiguous, Found, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.states import BY_CODE, SPELLINGS

ROWS = list(read_table(TABLES / "townships.tsv", 4))
NAMESAKES = list(read_table(TABLES / "township_namesakes.tsv", 4))
FEWEST = 900
EVERY = 8
MOST_ADDRESSES_ASTRAY = 0.004
# The most that go astray: "Middletown, Delaware" is in the state, "Wayne, Allen" is a person.
BY_COUNTY = {
    "{n} Township, {c}": 0.005,
    "{n}, {c}": 0.005,
    "rehab in {n} township {c}": 0.005,
    "{n} Twp {b}": 0.01,
    "{n}, {b}": 0.07,
}


@pytest.mark.parametrize("rows", [ROWS, NAMESAKES])
def test_rows_stand_in_order_each_once(rows):
    order = [(state, name, county) for name, state, county, _ in rows]
    assert order == sorted(set(order))


def test_there_are_many_and_a_smaller_namesake_has_a_larger_one():
    assert len(ROWS) >= FEWEST
    known = {(name, state) for name, state, _, _ in ROWS} | {("Union", "NJ")}
    assert {(name, state) for name, state, _, _ in NAMESAKES} <= known
    assert {row[:3] for row in NAMESAKES}.isdisjoint(row[:3] for row in ROWS)


def test_the_states_in_which_townships_are_looked_for():
    assert {state for _, state, _, _ in ROWS} == choose.TOWNSHIP_STATES


def test_each_zip_lies_in_the_county_of_the_row(gazetteer):
    wrong = []
    for name, state, county, zip_code in (*ROWS, *NAMESAKES):
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
        if county not in [place.county for place in places_of(outcome)]:
            astray.append((name, state, outcome))
    assert astray == []


@pytest.mark.parametrize("form", ["{n} Township, {c} {s}", "{n} Twp, {c}, {S}"])
def test_a_smaller_namesake_is_found_where_its_county_is_said(gazetteer, form):
    for name, state, county, zip_code in NAMESAKES:
        query = form.format(n=name, c=county, s=state, S=BY_CODE[state].name)
        found = gazetteer.geocode(query)
        assert [place.id for place in places_of(found)] == [zip_code], query
        assert gazetteer.name_in(query, found).name == name


def test_without_its_county_the_larger_one_is_meant(gazetteer):
    assert gazetteer.geocode("Hamilton Township NJ").place.id == "08619"
    assert gazetteer.geocode("Hamilton, NJ").place.id == "08619"


def test_a_township_that_many_share_is_asked_about_in_many_states(gazetteer):
    candidates = gazetteer.geocode("Washington Township").candidates
    assert {"IN", "MI", "NJ", "OH", "PA"} <= {place.state for place in candidates}
    assert [place.kind for place in candidates[:3]] == ["zip"] * 3


def astray_in_county(gazetteer, form, rows):
    """The queries that name a township of the table by its county alone and do not find it."""
    return [
        query
        for name, state, county, _ in rows
        # "Georgia, Franklin County" is in the state.
        if county.endswith(" County") and key(name) not in SPELLINGS
        for query in [form.format(n=name, c=county, b=county.removesuffix(" County"))]
        if (state, county)
        not in [(place.state, place.county) for place in places_of(gazetteer.geocode(query))]
    ]


@pytest.mark.parametrize("form", ["{n} Township, {c}", "rehab in {n} township {c}", "{n}, {c}"])
def test_a_few_townships_are_found_by_their_county_alone(gazetteer, form):
    assert astray_in_county(gazetteer, form, ROWS[::EVERY]) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", BY_COUNTY)
def test_every_township_is_found_by_its_county_alone(gazetteer, form):
    astray = astray_in_county(gazetteer, form, ROWS)
    assert len(astray) <= BY_COUNTY[form] * len(ROWS), astray[:20]


@pytest.mark.parametrize(
    ("query", "county"),
    [
        ("Hempfield, Westmoreland", "Westmoreland County"),
        ("Upper Darby Twp, Delco", "Delaware County"),
        ("Wayne Township Allen County", "Allen County"),
        ("Manheim Township Lancaster", "Lancaster County"),
    ],
)
def test_townships_as_people_write_them(gazetteer, query, county):
    assert {place.county for place in places_of(gazetteer.geocode(query))} == {county}


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("Manheim Township Lancaster", "17601"),
        ("Manheim, Lancaster County", "pa/manheim"),
        ("Manheim borough, Lancaster County", "pa/manheim"),
    ],
)
def test_a_township_is_not_the_borough_of_its_name(gazetteer, query, place_id):
    assert [place.id for place in places_of(gazetteer.geocode(query))] == [place_id]


def test_no_township_is_looked_for_in_other_states(gazetteer):
    assert places_of(gazetteer.geocode("Washington Township, Fulton County")) == ()


def test_a_county_called_like_a_state_is_none_behind_a_town(gazetteer):
    assert [p.id for p in places_of(gazetteer.geocode("rehab en Houston, Texas"))] == ["tx/houston"]


@pytest.mark.parametrize(
    "query", ["Springfield Township, PA", "Monroe Twp NJ", "Liberty township ohio"]
)
def test_townships_that_share_a_name_are_asked_about(gazetteer, query):
    assert isinstance(gazetteer.geocode(query), Ambiguous)


@pytest.mark.parametrize("name", ["Canton", "Franklin", "Bloomfield", "Lower Merion"])
@pytest.mark.parametrize(
    "form", ["Township of {}", "Charter Township of {}", "{} Charter Township", "rehab in {} Twp"]
)
def test_a_township_without_its_state_is_the_same_however_it_is_called(gazetteer, name, form):
    called, asked = gazetteer.geocode(f"{name} Township"), gazetteer.geocode(form.format(name))
    assert places_of(asked) == places_of(called)


@pytest.mark.parametrize(
    ("query", "place_id"),
    [("grand rapids mi", "mi/grand-rapids"), ("spring lake michigan", "mi/spring-lake")],
)
def test_a_town_comes_before_the_township_around_it(gazetteer, query, place_id):
    assert [place.id for place in places_of(gazetteer.geocode(query))] == [place_id]


@pytest.mark.parametrize(
    ("query", "state"),
    [("Tredyffrin", "PA"), ("Parsippany-Troy Hills", "NJ"), ("rehab in Perinton", "NY")],
)
def test_a_township_that_nothing_else_is_called_needs_no_more(gazetteer, query, state):
    assert {place.state for place in places_of(gazetteer.geocode(query))} == {state}


@pytest.mark.parametrize("query", ["capital", "turtle", "handy", "my blackberry", "American"])
def test_a_word_is_no_township(gazetteer, query):
    assert places_of(gazetteer.geocode(query)) == ()


@pytest.mark.parametrize(
    "form",
    ["12 Oak St, {n} Township, {s}", "12 Oak Street {n} Township {s}", "12 Main, {n} twp {s}"],
)
def test_the_address_of_a_township_is_there(gazetteer, form):
    astray = [
        (name, state)
        for name, state, county, _ in ROWS
        if county
        not in [
            place.county for place in places_of(gazetteer.geocode(form.format(n=name, s=state)))
        ]
    ]
    # Those with a word of streets: "Pike" and "St. Joseph".
    assert len(astray) <= MOST_ADDRESSES_ASTRAY * len(ROWS), astray


@pytest.mark.parametrize("form", ["{n} Township, {s}", "{n} Township, {c}, {s}", "{n} Township"])
def test_a_township_is_called_by_its_name(gazetteer, form):
    unsaid = []
    for name, state, county, _ in ROWS[::EVERY]:
        if not county.endswith(" County"):
            continue
        query = form.format(n=name, s=state, c=county)
        match gazetteer.geocode(query):
            case Found(place=place) as found:
                said = gazetteer.name_in(query, found)
                if key(name) not in key(place.name) and (said is None or said.name != name):
                    unsaid.append(query)
            case Ambiguous(candidates=candidates):
                if not all(
                    key(name) in key(place.label) or lying_in((key(name),), place)
                    for place in candidates
                ):
                    unsaid.append(query)
            case _:
                unsaid.append(query)
    assert unsaid == []
