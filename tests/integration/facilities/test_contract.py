"""What every directory must answer, held against both: the same rows, the same questions."""

import json
from dataclasses import replace

import pytest
from cachelib import SimpleCache

from lookup_app.facilities.directory import PageAsked
from lookup_app.facilities.importing.run import import_files
from lookup_app.facilities.live.live_directory import LiveDirectory
from lookup_app.facilities.live.locator import Locator
from lookup_app.facilities.local.local_directory import LocalDirectory
from lookup_app.facilities.local.sql_stores import SqliteStore
from lookup_app.outbound import Outbound
from lookup_app.places import Place
from tests.fake_locator import FakeLocator, raw, serving
from tests.fakes import TULSA, KnownPlaces, filters

PLACER = KnownPlaces([TULSA])
COUNTY = Place("ok/tulsa-county", "Tulsa County", "county", "OK", 36.12, -95.94, "Tulsa County")
STATE = Place("ok", "Oklahoma", "state", "OK", 35.5, -97.5)
ROWS = [
    raw(
        f"Facility {number:02}",
        str(36.154 + number / 200),
        "-95.993",
        [
            (
                "TC",
                "Substance use treatment; Detoxification"
                if number % 3
                else "Mental health treatment",
            ),
            ("PAY", "Medicaid; Private health insurance" if number % 2 else "Medicare"),
        ],
        kind="SA" if number % 3 else "MH",
        # Numbers 0 and 1 are two programs of one house.
        street1=f"{max(1, number)} Main Street",
    )
    for number in range(60)
]


@pytest.fixture(params=["local", "live"])
def directory(request, tmp_path):
    with serving(FakeLocator(ROWS)) as fake:
        if request.param == "live":
            outbound = Outbound("test", timeout_seconds=2.0)
            yield LiveDirectory(Locator(fake.address, outbound, PLACER), SimpleCache())
        else:
            page = tmp_path / "page.json"
            page.write_text(json.dumps({"rows": ROWS}))
            store = SqliteStore(tmp_path / "facilities.sqlite")
            import_files([page], store, PLACER, lambda _step, _done: None)
            yield LocalDirectory(store)


def numbers(page):
    return [int(nearby.facility.name[-2:]) for nearby in page.items]


def test_the_nearest_come_first_page_by_page(directory):
    assert numbers(directory.search(TULSA, filters())) == list(range(25))
    assert numbers(directory.search(TULSA, filters(), page=PageAsked(2))) == list(range(25, 29))


def test_the_radius_holds_what_it_says(directory):
    page = directory.search(TULSA, filters(), 5)
    assert (page.total, page.radius_miles) == (15, 5)
    assert all(nearby.distance_miles <= 5 for nearby in page.items)


def test_filters_and_counts(directory):
    chosen = filters(care="detox", pay="medicaid")
    page = directory.search(TULSA, chosen, 10)
    assert numbers(page) == [n for n in range(29) if n % 3 and n % 2]
    assert page.counts["care", "mental-health"] == len(
        [n for n in range(29) if not n % 3 and n % 2]
    )
    assert page.counts["pay", "medicare"] == len([n for n in range(29) if n % 3 and not n % 2])


def test_what_to_loosen(directory):
    page = directory.search(TULSA, filters(care="detox", pay="tribal"), 10)
    assert page.total == 0
    assert [(loosening.kind, loosening.total) for loosening in page.loosen] == [("pay", 19)]


def test_a_county_and_a_state(directory):
    assert directory.search(COUNTY, filters()).total == 60
    assert directory.search(STATE, filters()).total == 60
    elsewhere = replace(COUNTY, id="ok/osage-county", name="Osage County")
    assert directory.search(elsewhere, filters()).total == 0


def test_each_facility_is_found_by_its_id(directory):
    for nearby in directory.search(TULSA, filters()).items:
        assert directory.facility(nearby.facility.id, TULSA) == nearby.facility


def test_who_shares_an_address_is_found(directory):
    first, second, third = (one.facility for one in directory.search(TULSA, filters()).items[:3])
    assert directory.at_address_of(first, TULSA) == (second,)
    assert directory.at_address_of(third, TULSA) == ()
