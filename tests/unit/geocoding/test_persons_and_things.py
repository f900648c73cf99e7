"""A name behind "my son" or "Dear" is nobody's town; an "in" or a state makes it one."""

import re
from string import ascii_lowercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.geocoding.data.everyday_words import GIVEN, NAMES_OF_TOWNS_AND_PEOPLE
from lookup_app.geocoding.outcomes import Found, NotFound, places_of
from lookup_app.geocoding.reading.no_places import persons, things

FEW = 12
NAMES = sorted(name for name in NAMES_OF_TOWNS_AND_PEOPLE)
# What somebody is called, writes or drives; none of it is where somebody is.
PERSONS = (
    "my name is {}",
    "me llamo {}",
    "call me {}",
    "call {}",
    "my 23 year old son {}",
    "my son {} and his wife Madison",
    "i am {}",
    "soy {}",
    "this is {}",
    "my son {}",
    "my daughter {} is using again",
    "mi hijo {} toma mucho",
    "mi esposa {}",
    "Hi {},",
    "Dear {}",
    "Dear Mr. {},",
    "Ms. {}",
    "Best, {}",
    "-{}",
    "Thanks, {}",
    "Name: {}",
    "with love from {}",
)
PLACES = (
    "my son {} needs detox in Tulsa",
    "mi hija {} necesita ayuda en Tulsa",
    "my name is {} and i live in Tulsa, OK",
    "Tulsa OK\n\nThanks, {}",
)
# Towns that people are called by, too.
SURNAMES = ("Denver", "Macon", "Camden", "Hamilton", "Garland", "Davis", "Tyler", "Murray")
# "Mary Hamilton" may be the town of Marysville.
MOST_FULL_NAMES = 0.0025
# Large enough that nobody asks which is meant.
TOWNS = ("Austin", "Dallas", "Charlotte", "Savannah", "Phoenix", "Orlando")


def found(gazetteer, template, names):
    """What is found or asked about, by name."""
    outcomes = {name: gazetteer.geocode(template.format(name.title())) for name in names}
    return {name: outcome for name, outcome in outcomes.items() if places_of(outcome)}


def is_mended(outcome):
    """Whether the name was taken for a slip for another."""
    return isinstance(outcome, Found) and outcome.match == "corrected"


@pytest.mark.parametrize("template", PERSONS)
def test_a_persons_name_is_no_place(gazetteer, template):
    assert found(gazetteer, template, NAMES[::FEW] + [town.lower() for town in TOWNS]) == {}


@pytest.mark.slow
@pytest.mark.parametrize("template", PERSONS)
def test_no_persons_name_is_a_place(gazetteer, template):
    assert found(gazetteer, template, NAMES) == {}


@pytest.mark.parametrize("surname", ["Denver", "Macon", "Camden", "Hamilton"])
def test_a_persons_full_name_is_no_place(gazetteer, surname):
    assert found(gazetteer, f"{{}} {surname}", sorted(GIVEN)[::40]) == {}


@pytest.mark.slow
@pytest.mark.parametrize("surname", SURNAMES)
def test_no_persons_full_name_is_a_place(gazetteer, surname):
    astray = found(gazetteer, f"{{}} {surname}", sorted(GIVEN))
    assert len(astray) <= MOST_FULL_NAMES * len(GIVEN), astray


@pytest.mark.parametrize("first", ["Austin", "Camden", "Chelsea", "Savannah", "Aurora", "Dakota"])
def test_a_town_that_people_are_called_by_is_none_before_a_surname(gazetteer, first):
    assert found(gazetteer, f"{first} {{}}", ["tulsa", "macon", "compton", "pomona"]) == {}


def test_a_given_name_alone_is_no_slip_for_a_town(gazetteer):
    outcomes = found(gazetteer, "{}", sorted(GIVEN)[::8])
    assert [name for name, outcome in outcomes.items() if is_mended(outcome)] == []


@pytest.mark.parametrize("template", PLACES)
def test_the_place_beside_a_person_is_found(gazetteer, template):
    for name in NAMES[::FEW]:
        outcome = gazetteer.geocode(template.format(name.title()))
        assert [place.id for place in places_of(outcome)] == ["ok/tulsa"], name


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_that_is_a_name_stays_a_town(gazetteer, town):
    alone = gazetteer.geocode(town)
    assert isinstance(alone, Found)
    state = alone.place.state
    for query in (
        f"i am in {town}",
        f"my son is in {town}",
        f"my son {town} {state}",
        f"i am {town}, {state}",
        f"Hi {town} {state}",
        f"mi hijo vive en {town}",
    ):
        assert [place.id for place in places_of(gazetteer.geocode(query))] == [alone.place.id], (
            query
        )


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_that_is_loved_or_missed_is_not_where_somebody_is(gazetteer, town):
    for feeling in ("i miss", "i love", "i really hate"):
        assert isinstance(gazetteer.geocode(f"{feeling} {town}"), NotFound)


@pytest.mark.parametrize(
    "query",
    [
        "i am Virginia Beach",
        "my mom, Madison Heights",
        "my daughter Victoria TX",
        "im houston tx",
        "making friends austin",
        "who do i call dallas",
    ],
)
def test_a_longer_name_or_a_state_says_that_it_is_a_town(gazetteer, query):
    assert places_of(gazetteer.geocode(query))


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("mobile crisis Denver", "co/denver"),
        ("mobile home park Tulsa OK", "ok/tulsa"),
        ("my tacoma broke down in Tulsa", "ok/tulsa"),
        ("Chicago del norte", "il/chicago"),
        ("Houston del Sur", "tx/houston"),
        ("el valle de Texas", "tx"),
        ("vivo cerca del rio en Tulsa", "ok/tulsa"),
        ("detox en El Campo TX", "tx/el-campo"),
        ("vivo en El Monte", "ca/el-monte"),
        ("Del Rio", "tx/del-rio"),
        ("Dakota del Sur", "sd"),
        ("Media PA", "pa/media"),
        ("rehab in Plantation Mobile Home Park in Florida", "fl/plantation-mobile-home-park"),
    ],
)
def test_the_place_beside_a_thing_is_found(gazetteer, query, place_id):
    assert [place.id for place in places_of(gazetteer.geocode(query))] == [place_id]


def patterns_of(module):
    """The patterns that are looked for in a line of folded words."""
    return [
        pytest.param(things.ARTICLES if name == "_BESIDE" else module.MARKS, value.pattern, id=name)
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and name not in ("_SIGNED", "_OWNED")
    ]


@pytest.mark.parametrize(("marks", "pattern"), [*patterns_of(persons), *patterns_of(things)])
@given(data=st.data())
def test_a_text_without_a_mark_fits_no_pattern(marks, pattern, data):
    line = data.draw(st.from_regex(pattern, alphabet=f"{ascii_lowercase}{digits} ,"))
    assert not marks.isdisjoint(re.findall(r"\w+", line))


# What somebody is near: each is a small town's name somewhere, or none.
BESIDE = [
    "bridge",
    "speedway",
    "arena",
    "bay",
    "parkway",
    "plaza",
    "mountain",
    "springs",
    "creek",
    "hills",
    "zoo",
    "railroad",
    "junction",
    "tower",
    "campus",
    "lake",
    "canyon",
    "fairgrounds",
    "valley",
    "falls",
    "orchard",
    "crossroads",
    "marina",
    "mission",
    "temple",
    "church",
    "hospital",
    "quarry",
    "capitol",
]
BESIDE += ["gas station", "old mill", "water tower", "state line", "community college"]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("Bangor ME near the {}", "me/bangor"),
        ("i live in Provo Utah by the {}", "ut/provo"),
        ("in Laramie wy, right off the {}", "wy/laramie"),
        ("74103 near the {}", "74103"),
        ("43.0389, -87.9065 by the {}", "43.04,-87.91"),
        ("36.15 -95.99 next to {}", "36.15,-95.99"),
    ],
)
def test_what_is_near_a_place_is_not_the_place(gazetteer, template, expected):
    outcomes = {thing: gazetteer.geocode(template.format(thing)) for thing in BESIDE}
    others = {t: o for t, o in outcomes.items() if [p.id for p in places_of(o)] != [expected]}
    assert others == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my mom lives near the Woodlands", "tx/the-woodlands"),
        ("rehab near the Dalles", "or/the-dalles"),
        ("my son is near the Hamptons", "ny/southampton"),
        ("at the Mall of America", "mn/bloomington"),
    ],
)
def test_a_place_that_is_called_the_is_one_all_the_same(gazetteer, text, expected):
    assert [place.id for place in places_of(gazetteer.geocode(text))] == [expected]
