"""The hand-made tables: whom each name stands for, and that no name stands for two."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest
from babel import Locale

from lookup_app.folding import key
from lookup_app.geocoding.data import shipped
from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.named import Grade
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.data.unpack import unpacked
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.geocoding.outcomes import Found, NotFound, OutsideUS, places_of
from lookup_app.geocoding.reading.names.nicknames import target_places
from lookup_app.places import Place
from lookup_app.states import SPELLINGS

_WITHOUT = ("too_vague.tsv", "no_places.tsv")
_US_CODES = {"US", "PR", "GU", "VI", "AS", "MP", "UM", "FM", "MH", "PW"}


@pytest.fixture(scope="module")
def store(instance) -> Iterator[Store]:
    path = unpacked(shipped.DATABASE, shipped.CHECKSUM, instance)
    with closing(Store(path)) as store:
        yield store


def names_of(table: str, columns: int) -> Iterator[str]:
    for row in read_table(shipped.TABLES / table, columns):
        yield from row[0].split("|")


@pytest.mark.parametrize("table", ["landmarks.tsv", "regions.tsv", "reservations.tsv"])
def test_no_name_stands_twice(table):
    counted = Counter(key(name) for name in names_of(table, 2))
    assert [name for name, times in counted.items() if times > 1] == []


def test_no_landmark_is_a_state():
    assert [name for name in names_of("landmarks.tsv", 2) if key(name) in SPELLINGS] == []


def test_no_landmark_stands_in_another_table():
    landmarks = {key(name) for name in names_of("landmarks.tsv", 2)}
    for table, columns in [
        (f"{t}.tsv", 2) for t in ("regions", "nicknames", "countries", "reservations")
    ]:
        assert landmarks & {key(name) for name in names_of(table, columns)} == set(), table
    for table in _WITHOUT:
        assert landmarks & {key(name) for name in names_of(table, 1)} == set(), table


@pytest.mark.parametrize("table", _WITHOUT)
def test_no_refused_word_is_a_sizeable_town(table, store):
    """ "Paradise" is a joke far more often than the place beside Las Vegas."""
    towns = {
        name
        for name in names_of(table, 1)
        for named in store.named(key(name))
        if named.grade <= Grade.AS_GOOD
        and named.place.kind == "city"
        and (named.place.population or 0) > 15_000
    }
    assert towns - {"paradise"} == set()


def test_refused_words_stand_in_one_table_once():
    counted = Counter(key(name) for table in _WITHOUT for name in names_of(table, 1))
    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Burkina Faso", OutsideUS("BF")),
        ("Nuevo Laredo", OutsideUS("MX")),
        ("La Habana", OutsideUS("CU")),
        ("Damascus, Syria", OutsideUS("SY")),
        ("Ciudad del Vaticano", OutsideUS("VA")),
        ("the upper midwest", NotFound("too_vague")),
        ("todo el país", NotFound("too_vague")),
        ("a galaxy far, far away", NotFound()),
        ("en tu corazón", NotFound()),
        ("your mom's basement", NotFound()),
    ],
)
def test_refusals(gazetteer, query, expected):
    assert gazetteer.geocode(query) == expected


def test_every_landmark_is_understood(gazetteer: Gazetteer, store: Store):
    astray = []
    for names, target in read_table(shipped.TABLES / "landmarks.tsv", 2):
        places = set(target_places(target, store))
        for name in names.split("|"):
            # Where a city has the name too, it is asked: "Logan".
            if not places <= set(places_of(gazetteer.geocode(name))):
                astray.append(name)
    assert astray == []


@pytest.mark.parametrize(
    ("table", "columns", "least"),
    [
        ("landmarks.tsv", 2, 2500),
        ("regions.tsv", 2, 300),
        ("nicknames.tsv", 2, 300),
        ("countries.tsv", 2, 200),
    ],
)
def test_a_table_is_whole(table, columns, least):
    assert len(list(read_table(shipped.TABLES / table, columns))) >= least


def test_countries_have_iso_codes_of_other_countries():
    codes = [code for _, code in read_table(shipped.TABLES / "countries.tsv", 2)]
    codes.remove("-")  # Continents and seas, which are no one country's.
    assert set(codes) <= set(Locale("en").territories)
    assert len(codes) == len(set(codes))
    assert _US_CODES.isdisjoint(codes)


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("VCU", "Richmond, VA 23284"),
        ("Florida State University", "Tallahassee, FL 32306"),
        ("the university of florida", "Gainesville, FL 32611"),
        ("texas a & m", "College Station, TX"),
        ("Univ. of Puerto Rico", "San Juan, PR 00925"),
        ("fenway park", "Boston, MA 02215"),
        ("Comiskey Park", "Chicago, IL 60616"),
        ("Mall of America", "Bloomington, MN"),
        ("JBLM", "Tacoma, WA 98433"),
        ("Joint Base Lewis McChord", "Tacoma, WA 98433"),
        ("Jesse Brown VA Medical Center", "Chicago, IL 60612"),
        ("Michael E. DeBakey VA", "Houston, TX 77030"),
        ("Columbia Place VA Clinic", "South Bend, IN"),
        ("Cedars-Sinai", "Los Angeles, CA 90048"),
        ("detox near Harborview Medical Center", "Seattle, WA 98104"),
        ("Rikers Island", "East Elmhurst, NY 11370"),
        ("Standing Rock Sioux Tribe", "Fort Yates, ND"),
        ("Centro Médico", "San Juan, PR 00935"),
    ],
)
def test_a_landmark_is_its_own_zip_or_town(gazetteer, query, label):
    outcome = gazetteer.geocode(query)
    assert isinstance(outcome, Found)
    assert isinstance(outcome.place, Place)
    assert (outcome.place.label, outcome.match) == (label, "approximate")


@pytest.mark.parametrize(
    ("names", "state"),
    [
        ("Malmstrom", "MT"),
        ("Beale", "CA"),
        ("Eielson", "AK"),
        ("Seymour Johnson", "NC"),
        ("Kaneohe Marine Base", "HI"),
        ("CRIT", "AZ"),
        ("KBIC", "MI"),
        ("LDF", "WI"),
        ("Chinle rez|the rez Chinle", "AZ"),
        ("Cherokee Nation Tahlequah", "OK"),
        ("Seminole Tribe Hollywood", "FL"),
        ("Kickapoo Kansas", "KS"),
        ("Indian Island Maine", "ME"),
        ("Allegany reservation Seneca", "NY"),
        ("Mississippi Band of Choctaw", "MS"),
        ("LBI|LBI NJ", "NJ"),
        ("OC Maryland", "MD"),
        ("Tybee", "GA"),
        ("Tangier Island", "VA"),
        ("Puna Hawaii", "HI"),
        ("philly kensington ave", "PA"),
        ("Lucasville SOCF", "OH"),
        ("StL County MO", "MO"),
        ("the Peninsula Washington", "WA"),
        ("looavul ky|looavul", "KY"),
        ("wooster mass|glouster mass", "MA"),
        ("lil rock arkansas", "AR"),
    ],
)
def test_what_locals_say_lies_in_its_state(gazetteer, names, state):
    for name in names.split("|"):
        assert {place.state for place in places_of(gazetteer.geocode(name))} == {state}, name


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("Big Pine", {"CA", "FL"}),
        ("Bainbridge", {"GA", "WA", "OH", "NY"}),
        ("Dyess", {"AR", "TX"}),
        ("Galloway", {"NJ", "OH"}),
    ],
)
def test_names_without_a_leader_are_asked_about(gazetteer, name, states):
    assert {place.state for place in places_of(gazetteer.geocode(name))} == states
