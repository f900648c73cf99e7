"""The facilities for programs: /api/v1/near and /hsds."""

from dataclasses import replace
from itertools import islice, product
from time import process_time

import pytest

from lookup_app.facilities.facility import Phone
from lookup_app.facilities.hsds_taxonomy import term_id
from lookup_app.facilities.service_codes import CODES
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


@pytest.fixture(scope="module")
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
        "mark": None,
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


class Edition(CatalogDirectory):
    """A directory that says which edition it is, and whose list may be closed."""

    def __init__(self, edition, *facilities, closed=False):
        super().__init__(*facilities)
        self._edition, self._closed = edition, closed

    def facilities(self):
        return Closed() if self._closed else super().facilities()

    def status(self):
        return replace(super().status(), edition=self._edition)


class Closed:
    """A list that may not be gone through."""

    def __len__(self):
        raise AssertionError("the list was gone through")

    __iter__ = __getitem__ = __len__


@pytest.mark.parametrize("way", ["identity", "br", "gzip"])
def test_hsds_makes_nothing_that_the_client_has(make_client, way):
    address, headers = "/hsds/services?full=true&search=hope", {"Accept-Encoding": way}
    first = make_client(directory=Edition("1", HOPE)).get(address, headers=headers)
    headers["If-None-Match"] = first.headers["ETag"]
    same = make_client(directory=Edition("1", HOPE, closed=True))
    assert same.get(address, headers=headers).status_code == 304
    renewed = make_client(directory=Edition("2", HOPE))
    assert renewed.get(address, headers=headers).status_code == 200


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


def test_hsds_search_is_as_long_as_the_document_says(client):
    """Letters that are several when folded count as one, and words are not counted."""
    long = "\ufdfa b c d e f g h i".ljust(100, ".")
    assert client.get(f"/hsds/services?search={long}").status_code == 200
    refused = client.get(f"/hsds/services?search={long}.")
    assert (refused.status_code, refused.json["title"]) == (400, "Parameter too long")


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=", "per_page=-1", "per_page=²"])
@pytest.mark.parametrize("path", ["services", "taxonomy_terms"])
def test_hsds_refuses_pages_that_are_none(client, path, query):
    answer = client.get(f"/hsds/{path}?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.json["detail"] == f"{query.partition('=')[0]}: a whole number, 1 or more."


@pytest.mark.parametrize("page", [3, 9999999, "9" * 5000])
def test_hsds_beyond_the_end_is_an_empty_last_page(client, page):
    found = client.get(f"/hsds/services?per_page=1&page={page}").json
    assert (found["empty"], found["last_page"], found["contents"]) == (True, True, [])
    assert found["page_number"] == min(int(str(page)[:9]), 999_999_999)


def test_hsds_gives_few_whole_services_a_page(make_client):
    ids = [f"clinic{a}{b}22" for a in "abcde" for b in "abcdef"]
    many = [facility("Clinic", 36.2, -95.99, "MH", id=one) for one in ids]
    client = make_client(directory=CatalogDirectory(*many))
    assert client.get("/hsds/services?per_page=500").json["size"] == 30
    first = client.get("/hsds/services?per_page=500&full=true").json
    assert (first["size"], first["total_pages"], first["last_page"]) == (25, 2, False)


def test_hsds_what_is_not_there(client, make_client):
    nowhere = "/hsds/services/ac148810-d857-441c-9679-408f346de14b"
    assert client.get(nowhere).status_code == 404
    assert make_client(directory=BrokenDirectory()).get("/hsds/services").status_code == 503


@pytest.fixture(scope="module")
def of_the_nation():
    """As many as the nation has, each with as much to say as a large one."""
    codes, letters = " ".join(list(CODES)[:70]), "abcdefghijklmnopqrstuvwxyz234567"
    return CatalogDirectory(
        *(
            facility(f"Health Clinic {n}", 36.2, -95.99, codes, id=f"aaaaaa{''.join(end)}")
            for n, end in enumerate(islice(product(letters, repeat=4), 20_000))
        )
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "query",
    [
        "services?full=true&per_page=500",
        "services?full=true&per_page=500&search=health clinic",
        "service_at_locations?full=true&per_page=500&page=700",
        "organizations?full=true&per_page=500",
        "services?per_page=500",
        f"services?taxonomy_term_id={term_id('MD')}",
        "services?taxonomy_term_id=nope",
        "services?search=h e a l t c i n he ea al lt th cl li in ni ic hea eal alt lth cli lin ini nic",
        "services?organization_id=8b5d1c07-9e42-8a36-9a00-131bdfd296bc",
        "taxonomy_terms?per_page=500",
    ],
)
def test_no_answer_of_hsds_costs_a_tenth_of_a_second(make_client, of_the_nation, query):
    client = make_client(directory=of_the_nation)
    assert min(seconds_of(client, f"/hsds/{query}") for _ in range(3)) < 0.1


def seconds_of(client, address):
    """How long an answer keeps the processor."""
    began = process_time()
    assert client.get(address, headers={"Accept-Encoding": "br"}).status_code == 200
    return process_time() - began
