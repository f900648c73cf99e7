"""The facilities for programs: /api/v1/near and /hsds."""

import pytest

from lookup_app.facilities.facility import Phone
from tests.fakes import facility
from tests.integration.facilities.test_page import BrokenDirectory, CatalogDirectory

HOPE = facility(
    "Hope House",
    36.16,
    -95.99,
    "SA MD",
    id="hope234567",
    phones=(Phone("+19185550100"),),
    website="https://hope.example/",
)
OTHER = facility("Other Place", 36.2, -95.99, "MH", id="other23456")


@pytest.fixture
def client(make_client):
    return make_client(directory=CatalogDirectory(HOPE, OTHER))


def test_near_gives_everything_for_a_place(client):
    found = client.get("/api/v1/near/74103").json
    assert found["place"]["id"] == "74103"
    assert found["links"]["plain"] == "https://findtreatment.gov/locator"
    assert any(line["id"] == "988" for line in found["helplines"])
    facilities = found["facilities"]
    assert (facilities["total"], facilities["as_of"]) == (2, "2026-10-01")
    assert facilities["items"][0] == {
        "id": "hope234567",
        "name": "Hope House",
        "street": "1 Main Street",
        "city": "Tulsa",
        "state": "OK",
        "zip": "74103",
        "county": "Tulsa County",
        "phones": [{"number": "+19185550100", "extension": None, "kind": "main"}],
        "website": "https://hope.example/",
        "latitude": 36.16,
        "longitude": -95.99,
        "distance_miles": pytest.approx(0.52, abs=0.05),
        "approximate": False,
        "codes": ["SA", "MD"],
    }


def test_near_takes_the_filters_of_the_page(client):
    assert client.get("/api/v1/near/ok/tulsa?care=mental-health").json["facilities"]["total"] == 1


def test_near_counts_each_choice(client):
    counts = client.get("/api/v1/near/ok/tulsa").json["facilities"]["counts"]
    assert counts["care"]["substance-use"] == counts["care"]["mental-health"] == 1
    assert counts["pay"]["medicaid"] == 1
    assert set(counts) == {"care", "pay", "age", "language", "setting", "group"}


def test_near_past_the_end_is_an_empty_page(client):
    facilities = client.get("/api/v1/near/ok/tulsa?page=3").json["facilities"]
    assert (facilities["page"], facilities["pages"], facilities["items"]) == (3, 1, [])
    assert facilities["total"] == 2


def test_near_without_a_directory_has_no_facilities(make_client):
    assert make_client().get("/api/v1/near/74103").json["facilities"] is None
    broken = make_client(directory=BrokenDirectory()).get("/api/v1/near/74103")
    assert broken.status_code == 200
    assert broken.json["facilities"] is None


def test_near_nowhere_is_a_problem_document(client):
    answer = client.get("/api/v1/near/zz/nowhere")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


def test_hsds(client):
    assert client.get("/hsds/").json["version"] == "3.0"
    page = client.get("/hsds/services?per_page=1&page=2").json
    assert (page["total_items"], page["size"], page["last_page"]) == (2, 1, True)
    (found,) = client.get("/hsds/services?search=hope").json["contents"]
    one = client.get(f"/hsds/services/{found['id']}").json
    assert one["phones"][0]["number"] == "+19185550100"
    assert "phones" not in found
    (full,) = client.get("/hsds/services?search=hope&full=true").json["contents"]
    assert full == one


def harvest(client, path):
    """Every item of a list, page after page, as the specification has it."""
    page, items = 1, []
    while True:
        found = client.get(f"/hsds/{path}{'&' if '?' in path else '?'}page={page}&per_page=1").json
        items += found["contents"]
        if found["last_page"]:
            return items
        page += 1


def test_hsds_is_harvested_by_a_client_of_the_specification(client):
    services = harvest(client, "services?full=true")
    assert [one["name"] for one in services] == ["Hope House", "Other Place"]
    organizations = {one["id"] for one in harvest(client, "organizations")}
    assert {one["organization"]["id"] for one in services} == organizations
    at = {one["id"]: one["service"]["id"] for one in harvest(client, "service_at_locations")}
    assert at == {one["service_at_locations"][0]["id"]: one["id"] for one in services}
    (taxonomy,) = harvest(client, "taxonomies")
    terms = client.get("/hsds/taxonomy_terms?per_page=500").json["contents"]
    assert {one["taxonomy_id"] for one in terms} == {taxonomy["id"]}
    (medicaid,) = [one for one in terms if one["code"] == "MD"]
    (hope,) = harvest(client, f"services?taxonomy_term_id={medicaid['id']}&full=true")
    assert hope["name"] == "Hope House"
    assert medicaid in [one["taxonomy_term"] for one in hope["attributes"]]
    (same,) = harvest(client, f"services?organization_id={hope['organization']['id']}")
    assert same["id"] == hope["id"]
    assert harvest(client, "services?taxonomy_id=another") == []


def test_hsds_may_be_read_by_any_site_and_only_once(client):
    first = client.get("/hsds/services?full=true")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get("/hsds/services?full=true", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("name", ["modified_after", "minimal", "postcode", "format"])
def test_hsds_says_which_filter_is_not_there(client, name):
    answer = client.get(f"/hsds/services?{name}=2026-01-01")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.json["detail"].startswith(name)


def test_each_item_has_an_address_of_its_own(client):
    (full,) = client.get("/hsds/services?search=hope&full=true").json["contents"]
    organization, (at,) = full["organization"], full["service_at_locations"]
    own = client.get(f"/hsds/organizations/{organization['id']}").json
    assert own == organization | {"services": own["services"]}
    assert [one["id"] for one in own["services"]] == [full["id"]]
    there = client.get(f"/hsds/service_at_locations/{at['id']}").json
    assert (there["location"], there["service"]["id"]) == (at["location"], full["id"])
    assert there["service"]["phones"] == full["phones"]
    for path in ("taxonomies", "taxonomy_terms"):
        first = client.get(f"/hsds/{path}?per_page=1").json["contents"][0]
        assert client.get(f"/hsds/{path}/{first['id']}").json == first
        assert client.get(f"/hsds/{path}/{full['id']}").status_code == 404
    assert client.get(f"/hsds/organizations/{full['id']}").status_code == 404


@pytest.mark.parametrize("path", ["organizations", "service_at_locations", "services"])
def test_every_list_takes_the_filters(client, path):
    (medicaid,) = [
        one["id"]
        for one in client.get("/hsds/taxonomy_terms?search=medicaid&per_page=500").json["contents"]
        if one["code"] == "MD"
    ]
    found = client.get(f"/hsds/{path}?taxonomy_term_id={medicaid}&full=true").json
    assert found["total_items"] == 1
    assert client.get(f"/hsds/{path}?search=nobody").json["empty"]
    assert client.get(f"/hsds/{path}?modified_after=2026-01-01").status_code == 400


def test_a_whole_harvest_is_asked_for_once(client):
    """Every list page by page, then again with the ETags: nothing comes twice."""
    marks = {}
    for path in ("services", "organizations", "service_at_locations", "taxonomy_terms"):
        page, last = 1, False
        while not last:
            address = f"/hsds/{path}?page={page}&per_page=500&full=true"
            found = client.get(address)
            marks[address] = found.headers["ETag"]
            page, last = page + 1, found.json["last_page"]
    again = [client.get(one, headers={"If-None-Match": mark}) for one, mark in marks.items()]
    assert {one.status_code for one in again} == {304}


def test_what_is_near_may_be_read_by_any_site_and_queries_may_not(client):
    assert client.get("/api/v1/near/74103").headers["Access-Control-Allow-Origin"] == "*"
    asked = client.post("/api/v1/geocode", json={"query": "Tulsa"})
    assert "Access-Control-Allow-Origin" not in asked.headers


def test_hsds_search_minds_no_accent(make_client):
    clinic = facility("Clínica Niño", 36.2, -95.99, "MH", id="clinic2345")
    found = make_client(directory=CatalogDirectory(clinic)).get(
        "/hsds/services?search=CLINICA nino"
    )
    assert found.json["total_items"] == 1


@pytest.mark.parametrize("query", ["page=0", "page=x", "per_page=-1", "per_page=²", "page=9999999"])
def test_hsds_takes_nonsense_for_nothing(client, query):
    assert client.get(f"/hsds/services?{query}").status_code == 200


@pytest.mark.parametrize("page", [3, 9999999, "9" * 5000])
def test_hsds_beyond_the_end_is_an_empty_last_page(client, page):
    found = client.get(f"/hsds/services?per_page=1&page={page}").json
    assert (found["empty"], found["last_page"], found["contents"]) == (True, True, [])
    assert found["page_number"] > 2


def test_hsds_what_is_not_there(client, make_client):
    nowhere = "/hsds/services/ac148810-d857-441c-9679-408f346de14b"
    assert client.get(nowhere).status_code == 404
    assert make_client(directory=BrokenDirectory()).get("/hsds/services").status_code == 503
