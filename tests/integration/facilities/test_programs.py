"""The facilities for programs: /api/v1/near and /hsds."""

import pytest

from lookup_app.facilities.directory import Phone
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
