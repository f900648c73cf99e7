import pytest

from lookup_app.geocoding.build.ledger import MOVED_KM, read_ledger
from lookup_app.geocoding.build.rows import km
from lookup_app.geocoding.build.table_places import id_aliases
from lookup_app.geocoding.data.shipped import LEDGER, TABLES
from lookup_app.geocoding.gazetteer import MilitaryZip, Shared
from lookup_app.places import Place, canonical_place_id, distance_miles


@pytest.mark.parametrize(
    ("place_id", "name", "state", "county", "zone"),
    [
        ("74103", "74103", "OK", "Tulsa County", "America/Chicago"),
        ("ok/tulsa", "Tulsa", "OK", "Tulsa County", "America/Chicago"),
        ("ok/tulsa-county", "Tulsa County", "OK", "Tulsa County", "America/Chicago"),
        ("la/orleans-parish", "Orleans Parish", "LA", "Orleans Parish", "America/Chicago"),
        ("pr/ponce-municipio", "Ponce Municipio", "PR", "Ponce Municipio", "America/Puerto_Rico"),
        ("pr/ponce", "Ponce", "PR", "Ponce Municipio", "America/Puerto_Rico"),
        ("ak/anchorage", "Anchorage", "AK", "Anchorage Municipality", "America/Anchorage"),
        ("nm/dona-ana-county", "Doña Ana County", "NM", "Doña Ana County", "America/Denver"),
        ("ny/new-york", "New York", "NY", "New York County", "America/New_York"),
        ("mo/st-louis", "St. Louis", "MO", "St. Louis city", "America/Chicago"),
        ("ct/fairfield-county", "Fairfield County", "CT", "Fairfield County", "America/New_York"),
        ("wa/seattle-capitol-hill", "Capitol Hill", "WA", "King County", "America/Los_Angeles"),
        ("airport/lax", "Los Angeles International Airport", "CA", None, "America/Los_Angeles"),
        ("96910", "96910", "GU", "Guam", "Pacific/Guam"),
        ("96941", "96941", "FM", None, "Pacific/Pohnpei"),
        ("96939", "96939", "PW", None, "Pacific/Palau"),
        ("ok", "Oklahoma", "OK", None, "America/Chicago"),
    ],
)
def test_a_place_is_what_its_id_says(gazetteer, place_id, name, state, county, zone):
    place = gazetteer.place(place_id)
    assert isinstance(place, Place)
    assert (place.name, place.state, place.county) == (name, state, county)
    assert place.time_zone == zone


@pytest.mark.parametrize(
    ("zip_code", "latitude", "longitude", "within_km"),
    [
        ("89049", 38.07, -117.23, 5),  # Tonopah: the Census' point is in empty desert
        ("99503", 61.19, -149.89, 5),  # Anchorage
        ("00765", 18.13, -65.44, 8),  # Vieques: GeoNames has it 85 km off
        ("99505", 61.25, -149.7, 20),  # JBER: GeoNames has it 500 km off
        ("05440", 44.97, -73.3, 8),  # Alburgh
        ("00801", 18.34, -64.93, 8),
        ("96799", -14.31, -170.74, 20),
    ],
)
def test_traps_of_zip_points(gazetteer, zip_code, latitude, longitude, within_km):
    place = gazetteer.place_for_zip(zip_code)
    assert km((place.latitude, place.longitude), (latitude, longitude)) < within_km


def test_a_shared_slug_is_a_page_of_choices(gazetteer):
    shared = gazetteer.place("tx/agua-dulce")
    assert isinstance(shared, Shared)
    assert {place.county for place in shared.candidates} == {"Nueces County", "El Paso County"}
    for place in shared.candidates:
        assert gazetteer.place(place.id) == place


def test_military_zips_are_no_place(gazetteer):
    assert gazetteer.place("09012") == MilitaryZip("09012")
    assert gazetteer.place("96365") == MilitaryZip("96365")


@pytest.mark.parametrize(
    "place_id",
    ["43.65,-79.38", "51.51,-0.13", "0,0", "32.53,-117.02", "ok/nowhere-at-all", "00000", "zz"],
)
def test_points_elsewhere_and_unknown_ids_are_none(gazetteer, place_id):
    assert gazetteer.place(place_id) is None


@pytest.mark.parametrize(
    ("place_id", "state", "county"),
    [
        ("36.15,-95.99", "OK", "Tulsa County"),
        ("40.71,-74.01", "NY", "New York County"),
        ("61.22,-149.9", "AK", "Anchorage Municipality"),
        ("13.47,144.75", "GU", "Guam"),
        ("18.47,-66.11", "PR", "San Juan Municipio"),
        ("39,-117", "NV", "Nye County"),
    ],
)
def test_points_inside_are_described_by_the_nearest_zip(gazetteer, place_id, state, county):
    place = gazetteer.place(place_id)
    assert (place.kind, place.state, place.county) == ("point", state, county)
    assert place.time_zone


def test_every_spelling_of_an_id_names_its_place(gazetteer):
    for place_id in ("OK/Tulsa", "74103-1234", "36.1539,-95.9954"):
        canonical = canonical_place_id(place_id)
        assert canonical != place_id
        assert gazetteer.place(place_id) == gazetteer.place(canonical) is not None


@pytest.mark.parametrize("place_id", ["ok/handout", "", "tulsa, ok", "ok/tulsa/", "99,999"])
def test_what_can_be_no_id_names_nothing(gazetteer, place_id):
    assert gazetteer.place(place_id) is None


def test_no_id_ever_changes_its_meaning(gazetteer):
    ledger = read_ledger(LEDGER)
    assert len(ledger) > 80_000
    put_right = {old for old, now in id_aliases(TABLES).items() if old == now}
    assert put_right == {"az/temple-bar-marina", "ak/kodiak-island-borough"}
    for place_id, then in ledger.items():
        now = gazetteer.place(place_id)
        assert now is not None, place_id
        if isinstance(now, Place) and "/" in place_id and place_id not in put_right:
            assert km(then, (now.latitude, now.longitude)) < MOVED_KM + 8, place_id


def test_rows_are_placed_by_zip_or_city(gazetteer):
    assert gazetteer.place_for_zip("74103-1234").id == "74103"
    assert gazetteer.place_for_zip("99999") is None
    assert gazetteer.towns_named("ST LOUIS", "mo")[0].id == "mo/st-louis"
    assert gazetteer.towns_named("Nowhere At All", "OK") == ()


def test_a_larger_town_tells_candidates_apart(gazetteer):
    (first, *_) = gazetteer.place("tx/agua-dulce").candidates
    town = gazetteer.nearby_town(first)
    assert town is not None
    assert town.population > (first.population or 0)


def test_alternatives_are_same_named_and_similar_places(gazetteer):
    names = [place.name for place in gazetteer.alternatives(gazetteer.place("oh/columbus"))]
    assert "Columbus" in names
    assert "oh/columbus" not in [
        p.id for p in gazetteer.alternatives(gazetteer.place("oh/columbus"))
    ]


def test_a_state_may_be_a_town_of_its_name(gazetteer):
    def towns(state):
        return [place.id for place in gazetteer.alternatives(gazetteer.place(state))]

    assert towns("wa")[0] == "dc/washington"
    assert towns("wy")[0] == "mi/wyoming"
    assert "ny/new-york" in towns("ny")
    assert towns("ct") == []


def test_the_largest_towns_of_a_state_come_first(gazetteer):
    towns = gazetteer.largest_towns("OK")
    assert [town.name for town in towns[:3]] == ["Oklahoma City", "Tulsa", "Norman"]
    assert (len(towns), {town.state for town in towns}) == (12, {"OK"})


def test_towns_around_a_point_are_the_largest_of_the_square_also_across_the_180th_meridian(
    gazetteer,
):
    assert gazetteer.towns_around(36.15, -95.99, 20.0)[0].name == "Tulsa"
    assert all(
        abs(town.latitude - 36.15) < 0.3 for town in gazetteer.towns_around(36.15, -95.99, 20)
    )
    assert {town.state for town in gazetteer.towns_around(52.0, 179.5, 300.0)} == {"AK"}


def test_every_airport_lies_in_its_state(gazetteer):
    """A list that calls Canada "CA" once put 1,466 airports abroad into our states."""
    airports = [gazetteer.place(one) for one in read_ledger(LEDGER) if one.startswith("airport/")]
    assert len(airports) > 2_000
    for airport in airports:
        state = gazetteer.place(airport.state.lower())
        # Attu, at the end of the Aleutians, is the furthest.
        assert distance_miles(airport.point, state.point) < 1_600, airport
