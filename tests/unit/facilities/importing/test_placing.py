from dataclasses import replace

from lookup_app.facilities.importing.cleaning_rows import clean_row
from lookup_app.facilities.importing.placing import PlacedFacility, place
from lookup_app.facilities.importing.records import RawRow, Record, Refused
from lookup_app.places import Place
from tests.fakes import TULSA, KnownPlaces

ARLINGTON_OR = Place("97812", "97812", "zip", "OR", 45.717, -120.2, "Gilliam County", "Arlington")
TOWN = Place("or/arlington", "Arlington", "city", "OR", 45.717, -120.2, "Gilliam County")
PLACER = KnownPlaces([TULSA, ARLINGTON_OR, TOWN])


def record(**fields: str) -> Record:
    raw = RawRow(name="Hope", street="1 Main St", state="OR", city="Arlington", zip="97812")
    cleaned = clean_row(replace(raw, **fields))  # type: ignore[arg-type]
    assert isinstance(cleaned, Record)
    return cleaned


def placed(one: Record) -> PlacedFacility:
    result = place(one, PLACER)
    assert isinstance(result, PlacedFacility)
    return result


def test_a_believable_point_is_kept():
    result = placed(record(latitude="45.72", longitude="-120.21"))
    assert result.placed == "own point"
    assert not result.facility.approximate
    assert (result.facility.latitude, result.facility.county) == (45.72, "Gilliam County")


def test_an_oregon_clinic_in_texas_is_brought_home():
    result = placed(record(latitude="32.679", longitude="-97.124"))
    assert result.placed == "corrected"
    assert result.facility.approximate
    assert (result.facility.latitude, result.facility.longitude) == (45.717, -120.2)


def test_a_row_without_a_point_gets_its_zip_or_its_town():
    assert placed(record()).placed == "by ZIP"
    assert placed(record(zip="97999")).placed == "by town"


def test_a_zip_of_another_state_places_nothing():
    assert placed(record(zip="74103")).facility.latitude == TOWN.latitude


def test_a_point_with_nothing_to_hold_it_against_is_taken_at_its_word():
    far = record(zip="97999", city="Nowhere", latitude="44", longitude="-121")
    assert placed(far).placed == "own point"


def test_what_nothing_places_is_refused():
    assert place(record(zip="97999", city="Nowhere"), PLACER) == Refused("ZIP and town unknown")


ROWAN = Place("ky/a", "Morehead", "city", "KY", 38.18, -83.43, "Rowan County", population=7045)
OTHER = Place("ky/b", "Morehead", "city", "KY", 37.27, -87.18, "Muhlenberg County", population=7622)


def in_morehead(**fields: str) -> PlacedFacility | Refused:
    row = RawRow(name="Hope", street="1 Main St", state="KY", city="Morehead")
    cleaned = clean_row(replace(row, **fields))  # type: ignore[arg-type]
    assert isinstance(cleaned, Record)
    return place(cleaned, KnownPlaces([OTHER, ROWAN]))


def test_of_two_towns_of_one_name_the_county_tells_which():
    for fields in (
        {"county": "Rowan"},
        {"county": "Rowan County"},
        {"name": "Rowan County Clinic"},
    ):
        result = in_morehead(**fields)
        assert isinstance(result, PlacedFacility)
        assert (result.facility.latitude, result.facility.county) == (38.18, "Rowan County")


def test_where_nothing_tells_which_town_it_is_asked():
    asked = in_morehead()
    assert isinstance(asked, Refused)
    assert "which Morehead, KY: in Muhlenberg County or Rowan County?" in asked.reason


def test_a_point_between_20_and_50_miles_off_is_approximate():
    result = placed(record(latitude="46.1", longitude="-120.2"))
    assert result.placed == "own point, far from the ZIP"
    assert (result.facility.latitude, result.facility.approximate) == (46.1, True)


def test_a_point_without_a_zip_has_the_county_it_lies_in():
    result = placed(record(zip="", city="Nowhere", latitude="45.8", longitude="-120.2"))
    assert (result.placed, result.facility.county) == ("own point", "Gilliam County")
