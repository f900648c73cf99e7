"""Health centers, a kind of help of their own: among treatment only where somebody chooses them."""

import re
from dataclasses import replace

import pytest
from cachelib import SimpleCache

from lookup_app.facilities.hsds_taxonomy import term_id
from lookup_app.facilities.live.live_directory import LiveDirectory
from lookup_app.facilities.live.locator import Locator
from lookup_app.facilities.sources import LOCATOR, OPERATOR, Source
from lookup_app.outbound import Outbound
from tests.fake_locator import FakeLocator, raw, serving
from tests.fakes import TULSA, CatalogDirectory, KnownPlaces, facility, filters

HRSA, SAMHSA = Source("health-centers"), Source("national-directory-su")
CHOSEN = "care=health-center"
PLACES = ["74103", "ok/tulsa-county", "ok", "ok/tulsa"]

OPEN_DOOR = facility("Open Door", 36.16, -95.99, "HRSA SS", id="opendoor22", sources=(HRSA,))
BOTH = facility("Both Clinic", 36.17, -95.99, "SA HRSA SS", id="bothclinic", sources=(SAMHSA, HRSA))
HOPE = facility("Hope House", 36.18, -95.99, "SA", id="hope234567", sources=(SAMHSA,))


@pytest.fixture(scope="module")
def client(make_client):
    return make_client(directory=CatalogDirectory(OPEN_DOOR, BOTH, HOPE))


def names(found):
    return {one["name"] for one in found["items"]}


@pytest.mark.parametrize("place", PLACES)
def test_they_are_no_treatment_and_have_a_count_of_their_own(client, place):
    found = client.get(f"/api/v1/near/{place}").json["facilities"]
    assert (found["total"], names(found)) == (2, {"Both Clinic", "Hope House"})
    assert found["counts"]["care"]["health-center"] == 2
    assert found["counts"]["care"]["substance-use"] == 2
    assert found["counts"]["pay"]["sliding-fee"] == 1


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("radius", ["", "&radius=250", "&radius=any"])
def test_chosen_they_are_as_many_as_counted(client, place, radius):
    found = client.get(f"/api/v1/near/{place}?{CHOSEN}{radius}").json["facilities"]
    assert (found["total"], names(found)) == (2, {"Both Clinic", "Open Door"})
    either = client.get(f"/api/v1/near/{place}?{CHOSEN}&care=substance-use{radius}").json
    assert either["facilities"]["total"] == 3


@pytest.mark.parametrize("place", PLACES)
def test_the_page_says_what_it_lists(client, place):
    def page(query):
        return client.get(f"/near/{place}{query}").get_data(as_text=True)

    assert 'id="facilities-title">Treatment facilities ' in page("")
    assert "Open Door" not in page("")
    assert 'value="health-center">Health centers (sliding fee) (2)' in page("")
    chosen = page(f"?{CHOSEN}")
    assert 'id="facilities-title">Health centers ' in chosen
    assert "Hope House" not in chosen
    both = page(f"?{CHOSEN}&care=substance-use")
    assert 'id="facilities-title">Treatment facilities and health centers ' in both


@pytest.mark.parametrize("query", ["", "&pay=sliding-fee"])
def test_a_row_says_once_that_the_fee_slides(client, query):
    page = client.get(f"/near/74103?{CHOSEN}{query}").get_data(as_text=True)
    rows = re.findall(r'class="facility__offers">(.*?)</p>', page)
    assert [row.count("liding fee") for row in rows] == [1, 1]
    page = client.get("/near/74103?pay=sliding-fee").get_data(as_text=True)
    assert re.findall(r'class="facility__offers">(.*?)</p>', page) == [
        "<strong>Health centers (sliding fee)</strong> · Substance use"
    ]


def test_where_there_is_no_treatment_they_are_offered_still(make_client):
    client = make_client(directory=CatalogDirectory(OPEN_DOOR))
    for place in PLACES:
        found = client.get(f"/api/v1/near/{place}").json["facilities"]
        assert (found["total"], found["counts"]["care"]["health-center"]) == (0, 1)


@pytest.mark.parametrize(
    ("keys", "codes", "treatment"),
    [
        ("findtreatment", "HRSA", False),
        ("findtreatment health-centers", "HRSA SS", False),
        ("findtreatment health-centers", "MH HRSA SS", True),
        (LOCATOR.key, "HRSA", False),
        (OPERATOR, "HRSA", False),
        (OPERATOR, "", True),
        (f"{OPERATOR} health-centers", "HRSA SS", True),
    ],
)
def test_what_is_treatment_by_the_lists_that_name_it(make_client, keys, codes, treatment):
    sources = tuple(map(Source, keys.split()))
    one = replace(facility("One", 36.16, -95.99, codes, id="one2345672"), sources=sources)
    found = make_client(directory=CatalogDirectory(one)).get("/api/v1/near/74103").json
    assert found["facilities"]["total"] == treatment


def test_hsds_calls_each_what_it_is(client):
    def services(code):
        found = client.get(f"/hsds/services?taxonomy_term_id={term_id(code)}&full=true").json
        return {one["name"]: one["description"] for one in found["contents"]}

    assert services("SA").keys() == {"Both Clinic", "Hope House"}
    assert services("HRSA") == {
        "Both Clinic": "Substance use treatment; Health center (sliding fee)",
        "Open Door": "Health center (sliding fee)",
    }
    said = client.get("/hsds/services?full=true").get_data(as_text=True)
    assert "Treatment facility" not in said


def test_live_they_are_left_out_though_the_locator_names_them():
    rows = [
        raw("Hope House", "36.16", "-95.99", [("TC", "Substance use treatment")]),
        raw("Open Door", "36.17", "-95.99", kind="HRSA", street1="2 Elm Street"),
    ]
    with serving(FakeLocator(rows)) as fake:
        locator = Locator(fake.address, Outbound("test", timeout_seconds=30), KnownPlaces([TULSA]))
        live = LiveDirectory(locator, SimpleCache())
        found = live.search(TULSA, filters(), 25)
        assert [one.facility.name for one in found.items] == ["Hope House"]
        assert found.counts["care", "health-center"] == 1
        chosen = live.search(TULSA, filters(care="health-center"), 25)
        assert [one.facility.name for one in chosen.items] == ["Open Door"]
