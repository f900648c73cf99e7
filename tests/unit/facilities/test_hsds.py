"""HSDS 3.0: the fields we give, held to a copy of what the specification says of them."""

from datetime import date
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from lookup_app.facilities import service_codes
from lookup_app.facilities.facility import Phone
from lookup_app.facilities.hsds import (
    full_organization,
    full_service,
    full_service_at_location,
    organization,
    page_of,
    service,
    service_at_location,
)
from lookup_app.facilities.hsds_ids import facility_id_of, id_of
from lookup_app.facilities.hsds_taxonomy import attributes, taxonomy, term
from tests.fakes import facility

# From schema/*.json of the specification 3.0 (Open Referral, CC BY-SA 4.0): the type of each field
# we use, "!" where it is required.
SERVICE = {
    "id": "!uuid", "name": "!string", "status": "!active|inactive|defunct|temporarily closed",
    "description": "string", "url": "uri", "fees_description": "string",
    "eligibility_description": "string", "accreditations": "string", "assured_date": "date",
    "alert": "string",
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
ATTRIBUTE = {
    "id": "!uuid", "link_id": "uuid", "link_entity": "string", "taxonomy_term_id": "uuid",
}  # fmt: skip
TAXONOMY = {"id": "!uuid", "name": "!string", "description": "!string"}
TERM = {
    "id": "!uuid", "code": "string", "name": "!string", "description": "!string",
    "taxonomy": "string", "taxonomy_id": "uuid", "language": "string",
}  # fmt: skip
AT_LOCATION = {"id": "!uuid"}
NESTED = {
    "service": SERVICE, "organization": ORGANIZATION, "phones": PHONE, "languages": LANGUAGE,
    "location": LOCATION, "addresses": ADDRESS, "attributes": ATTRIBUTE, "taxonomy_term": TERM,
    "service_at_locations": AT_LOCATION, "services": SERVICE,
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
    """Hold an object to its fields, and whatever is nested in it to those of its own kind."""
    for name, nested in found.items():
        for one in nested if isinstance(nested, list) else [nested]:
            if isinstance(one, dict):
                hold(one, NESTED[name])
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
    assert all(found[name] for name in ("phones", "attributes", "service_at_locations"))
    assert found["assured_date"] == "2026-10-01"
    assert [language["code"] for language in found["languages"]] == ["es", "ase"]


def test_every_other_shape_has_the_fields_of_the_specification():
    hold(organization(HOPE), ORGANIZATION)
    hold(full_organization(HOPE, AS_OF), ORGANIZATION)
    hold(service_at_location(HOPE, AS_OF), AT_LOCATION)
    hold(full_service_at_location(HOPE, AS_OF), AT_LOCATION)
    hold(taxonomy(), TAXONOMY)
    for code in service_codes.CODES:
        hold(term(code), TERM)


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
def test_ids_lead_back(facility_id):
    for entity in ("service", "organization", "service_at_location"):
        made = UUID(id_of(entity, facility("Any", 0, 0, id=facility_id)))
        assert made.version == 8
        assert facility_id_of(entity, made) == facility_id


def test_ids_of_attributes_are_uuids_of_their_names():
    namespace = UUID("c5b8a0de-1f0a-4f5b-9d53-2f3b8a6b6a10")
    for service_id in map(str, range(40)):
        (one,) = attributes(service_id, ("MD",))
        assert one["id"] == str(uuid5(namespace, f"attribute:{service_id}:MD"))


def test_other_ids_lead_nowhere():
    assert facility_id_of("service", UUID("ac148810-d857-441c-9679-408f346de14b")) is None
    assert facility_id_of("service", UUID(id_of("organization", HOPE))) is None


def test_pages():
    page = page_of([{"id": "1"}], 3, 2, 1)
    assert (page["total_pages"], page["first_page"], page["last_page"]) == (3, False, False)
    empty = page_of([], 0, 1, 50)
    assert (empty["empty"], empty["last_page"], empty["total_pages"]) == (True, True, 0)
