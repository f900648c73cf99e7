"""Which name of a query led to a place, where that is not plainly the place's own."""

import pytest

from lookup_app.folding import key
from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.shipped import TABLES
from lookup_app.geocoding.outcomes import Found, places_of


def taken(gazetteer, query):
    outcome = gazetteer.geocode(query)
    assert isinstance(outcome, Found)
    name = gazetteer.name_in(query, outcome)
    return (name.kind, name.filed) if name else None


@pytest.mark.parametrize(
    ("query", "kind", "filed"),
    [
        ("Walmart El Reno", "own", "el reno"),
        ("Troy University", "own", "troy"),
        ("Tulsa OK 99999", "own", "tulsa"),
        ("sanantonio tx", "own", "san antonio"),
        ("tulsaok", "own", "tulsa"),
        ("Fort Liberty", "other", "fort liberty"),
        ("rehab near JBLM", "base", "jblm"),
        ("rehab in Motown", "other", "motown"),
        ("Southie", "other", "southie"),
        ("Hamilton, NJ", "township", "hamilton"),
        ("Delta Township MI", "township", "delta"),
        ("Hamilton Twp, Mercer County NJ", "township", "hamilton"),
        ("Upper Merion", "township", "upper merion"),
        ("rehab near Hopi", "reservation", "hopi"),
    ],
)
def test_the_name_that_led_to_a_place(gazetteer, query, kind, filed):
    assert taken(gazetteer, query) == (kind, filed)


@pytest.mark.parametrize(
    "query",
    [
        *(
            "Tulsa, OK",
            "Tulsa",
            "74103",
            "rehab near Tulsa OK please",
            "st louis mo",
            "N Hampton NH",
        ),
        *(
            "Ohio State University",
            "123 Main St, Tulsa OK 74103",
            "Cape Cod",
            "Tulza OK",
            "12 Union Street, Endicott NY 13760",
            "my ex lives on Hamilton Ave in Trenton NJ 08619",
            "calle Union 12, Endicott NY 13760",
            "14 Wall St Belmar NJ 07719",
            "Mineapolis",
            "San Fransisco",
            "Milwakee",
            "Bronks",
            "Fago ND",
            "Alen",
            "Washingtin DC",
            "Oklahoma ctiy",
            "Oklahoma",
            "Tulsa County",
            "36.15,-95.99",
        ),
    ],
)
def test_nothing_is_said_of_a_plain_name_and_nothing_where_no_name_stands_there(gazetteer, query):
    assert taken(gazetteer, query) is None


def test_a_name_that_is_none_of_the_place_is_not_believed(gazetteer):
    tulsa = gazetteer.place("ok/tulsa")
    assert gazetteer.name_of(tulsa, "motown") is None
    assert gazetteer.name_of(tulsa, "visit example com") is None
    assert gazetteer.name_of(tulsa, "") is None
    assert gazetteer.name_of(tulsa, "tulsa").kind == "own"


def test_every_township_of_the_table_is_known_by_its_name_where_it_lies(gazetteer):
    for name, _state, county, zip_code in read_table(TABLES / "townships.tsv", 4):
        known = gazetteer.name_of(gazetteer.place(zip_code), key(name))
        assert (known.kind, known.name, known.county) == ("township", name, county)


def test_of_a_township_the_others_of_its_name_are_offered(gazetteer):
    here, ohio = gazetteer.place("08619"), gazetteer.place("oh/hamilton")
    others = gazetteer.others_meant(here, "approximate", gazetteer.name_of(here, "hamilton"))
    assert others[0] == ohio
    assert here not in others
    assert here in gazetteer.others_meant(ohio)


@pytest.mark.parametrize("line", ["12 {} Street, {} {}", "my ex lives on {} Ave in {} {}"])
def test_the_street_that_was_typed_is_not_taken_for_a_township(gazetteer, line):
    rows = [*read_table(TABLES / "townships.tsv", 4)][::8]
    queries = [line.format(name, state, zip_code) for name, state, _, zip_code in rows]
    assert len(queries) > 100
    assert [query for query in queries if taken(gazetteer, query)] == []


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("LA", "la"),
        ("KC", "ks/kansas-city"),
        ("Vegas", "nm/las-vegas"),
        ("Harris", "mn/harris"),
        ("Hamilton Township, Atlantic County NJ", "08619"),
    ],
)
def test_other_places_of_what_was_typed_are_offered(gazetteer, query, other):
    found = gazetteer.geocode(query)
    taken = gazetteer.name_in(query, found)
    others = gazetteer.others_meant(found.place, found.match, taken)
    assert other in [place.id for place in others]
    assert found.place not in others


def test_no_namesake_of_a_city_is_offered_for_its_nickname(gazetteer):
    for query in ("NYC", "Philly", "Beantown"):
        found = gazetteer.geocode(query)
        assert gazetteer.others_meant(found.place, "exact", gazetteer.name_in(query, found)) == ()


@pytest.mark.parametrize(
    ("query", "has"), [("Hamilton", True), ("Springfield OH", False), ("Orange County", False)]
)
def test_townships_of_a_name_that_is_asked_about_are_asked_about_too(gazetteer, query, has):
    candidates = places_of(gazetteer.geocode(query))
    assert any(place.kind == "zip" for place in candidates) is has
