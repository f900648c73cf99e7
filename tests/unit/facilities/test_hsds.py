"""HSDS 3.0: the fields we give, held to a copy of what the specification says of them."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lookup_app.facilities.directory import Phone
from lookup_app.facilities.hsds import facility_id_of, full_service, page_of, service, service_id
from tests.fakes import facility

# From schema/*.json of the specification 3.0: type of each field we use, "!" where required.
SERVICE = {
    "id": "!uuid", "name": "!string", "status": "!active|inactive|defunct|temporarily closed",
    "description": "string", "url": "uri", "fees_description": "string",
    "eligibility_description": "string", "accreditations": "string", "assured_date": "date",
}  # fmt: skip
ORGANIZATION = {"id": "!uuid", "name": "!string", "description": "!string", "website": "uri"}
PHONE = {
    "id": "!uuid", "number": "!string", "extension": "number", "type": "string",
    "description": "string",
}  # fmt: skip
LANGUAGE = {"id": "!uuid", "name": "string", "code": "string"}
LOCATION = {
    "id": "!uuid", "location_type": "!physical|postal|virtual", "name": "string",
    "description": "string", "latitude": "number", "longitude": "number",
}  # fmt: skip
ADDRESS = {
    "id": "!uuid", "address_1": "!string", "city": "!string", "state_province": "!string",
    "postal_code": "!string", "country": "!string", "address_type": "!physical|postal|virtual",
}  # fmt: skip
AS_OF = date(2026, 10, 1)
HOPE = facility(
    "Hope",
    36.15,
    -95.99,
    "SA DT OP MD SS SP AH VET ADLT JC PVTN",
    id="hope234567",
    phones=(Phone("+19185550100", "12"), Phone("+19185550101", kind="hotline")),
    website="https://hope.example/",
)


def hold(found, fields):
    """Hold an object to its fields; anything nested is held on its own."""
    plain = {key: value for key, value in found.items() if not isinstance(value, list | dict)}
    assert set(plain) <= set(fields)
    assert {key for key, kind in fields.items() if kind.startswith("!")} <= set(plain)
    for key, value in plain.items():
        kind = fields[key].removeprefix("!")
        match kind:
            case "uuid":
                assert str(UUID(value)) == value
            case "date":
                date.fromisoformat(value)
            case "number":
                assert isinstance(value, int | float)
            case "uri":
                assert value.startswith("https://")
            case "string":
                assert isinstance(value, str)
                assert value
            case choices:
                assert value in choices.split("|")


def test_a_full_service_has_the_fields_of_the_specification():
    found = full_service(HOPE, AS_OF)
    hold(found, SERVICE)
    hold(found["organization"], ORGANIZATION)
    for phone in found["phones"]:
        hold(phone, PHONE)
    for language in found["languages"]:
        hold(language, LANGUAGE)
    (at_location,) = found["service_at_locations"]
    hold(at_location["location"], LOCATION)
    for address in at_location["location"]["addresses"]:
        hold(address, ADDRESS)
    assert found["assured_date"] == "2026-10-01"
    assert [language["code"] for language in found["languages"]] == ["es", "ase"]


def test_an_approximate_place_has_no_point_and_no_street_no_address():
    vague = facility("Vague", 36.15, -95.99, id="vague23456", approximate=True, street="")
    location = full_service(vague, AS_OF)["service_at_locations"][0]["location"]
    hold(location, LOCATION)
    assert "latitude" not in location
    assert "addresses" not in location
    assert location["description"].startswith("Tulsa, OK 74103.")


def test_a_post_office_box_is_a_postal_address():
    boxed = facility("Boxed", 36.15, -95.99, id="boxed23456", street="P.O. Box 7")
    location = full_service(boxed, AS_OF)["service_at_locations"][0]["location"]
    assert location["addresses"][0]["address_type"] == "postal"


def test_ids_never_change():
    assert service(HOPE, AS_OF)["id"] == "6d2f7a5e-3c1b-8e4d-9a00-ee7935be77df"


@given(st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=10, max_size=10))
def test_service_ids_lead_back(facility_id):
    made = service_id(facility("Any", 0, 0, id=facility_id))
    assert made.version == 8
    assert facility_id_of(made) == facility_id


def test_other_ids_lead_nowhere():
    assert facility_id_of(UUID("ac148810-d857-441c-9679-408f346de14b")) is None


def test_pages():
    page = page_of([{"id": "1"}], 3, 2, 1)
    assert (page["total_pages"], page["first_page"], page["last_page"]) == (3, False, False)
    empty = page_of([], 0, 1, 50)
    assert (empty["empty"], empty["last_page"], empty["total_pages"]) == (True, True, 0)
