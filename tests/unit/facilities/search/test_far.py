"""What is far, or across the sea, stands in no list as near; a radius that is asked for holds."""

from dataclasses import replace
from math import inf

import pytest

from lookup_app.facilities.directory import FIRST_PAGE, TO_READ
from lookup_app.facilities.facility import Nearby
from lookup_app.facilities.search.catalog import Catalog
from lookup_app.facilities.search.far import island_of, line_misleads
from lookup_app.places import Place
from tests.fakes import TULSA, facility, filters

GUAM = Place("96910", "96910", "zip", "GU", 13.47, 144.75, "Guam", "Hagatna")
LIHUE = Place("hi/lihue", "Lihue", "city", "HI", 21.98, -159.37, "Kauai County")
KAUAI_COUNTY = replace(LIHUE, id="hi/kauai-county", name="Kauai County", kind="county")
HYANNIS = Place("ma/hyannis", "Hyannis", "city", "MA", 41.65, -70.29, "Barnstable County")
KAUAI = facility("Kauai", 22.07, -159.4, state="HI", county="Kauai County")
OAHU = [
    facility(f"Oahu {n}", 21.3, -157.8, state="HI", county="Honolulu County") for n in range(30)
]


def near(place, *facilities, radius=None, page=TO_READ, chosen=None):
    return Catalog(facilities).search(place, chosen or filters(), radius, page)


def names(page):
    return [nearby.facility.name for nearby in page.items]


def test_an_island_lists_its_own_and_not_its_neighbors():
    page = near(LIHUE, KAUAI, *OAHU)
    assert (names(page), page.total) == (["Kauai"], 1)


def test_where_there_is_nothing_near_the_distance_of_the_nearest_is_known():
    page = near(GUAM, KAUAI, *OAHU)
    assert (page.items, page.next_radius_miles) == ((), None)
    assert 3_700 < page.nearest_miles < 3_900


@pytest.mark.parametrize("more", [{"radius": 250}, {"radius": float("inf")}, {"page": FIRST_PAGE}])
def test_a_radius_and_programs_reach_as_far_as_they_ask(more):
    assert len(near(LIHUE, KAUAI, *OAHU, **more).items) == (25 if "page" in more else 10)


def test_on_the_mainland_nothing_beyond_150_miles_is_near():
    close, far = facility("Close", 36.2, -95.9), facility("Far", 39.5, -95.9)
    assert names(near(TULSA, close, far)) == ["Close"]
    assert names(near(TULSA, far)) == []


def test_the_mainland_does_not_list_an_island_it_sees():
    here = facility("Here", 41.66, -70.3, state="MA", county="Barnstable County")
    across = facility("Across", 41.28, -70.1, state="MA", county="Nantucket County")
    assert names(near(HYANNIS, here, across)) == ["Here"]


def test_counts_count_what_is_listed():
    near_one = facility("Near", 36.2, -95.9, "DT")
    far = [facility(f"Far {n}", 40.0, -95.9, "DT") for n in range(5)]
    assert near(TULSA, near_one, *far).counts["care", "detox"] == 1


def test_islands_and_lines_that_mislead():
    assert island_of("HI", "Maui County") != island_of("HI", "Kauai County")
    assert island_of("WA", "San Juan County")
    assert not island_of("CO", "San Juan County")
    assert line_misleads(LIHUE, [])
    assert line_misleads(TULSA, [Nearby(KAUAI, 51)])
    assert not line_misleads(TULSA, [Nearby(KAUAI, 12)])


@pytest.mark.parametrize("place", [LIHUE, KAUAI_COUNTY])
def test_an_island_that_has_no_more_offers_no_circle_but_the_nearest_anywhere(place):
    page = near(place, KAUAI, *OAHU)
    assert (page.total, page.radius_miles, page.next_radius_miles) == (1, None, inf)


def test_a_radius_that_is_offered_is_wider_than_the_one_shown():
    cape = [
        facility(f"Cape {n}", 41.7, -70.3, state="MA", county="Barnstable County")
        for n in range(20)
    ]
    across = [
        facility(f"Across {n}", 41.28, -70.1, state="MA", county="Nantucket County")
        for n in range(5)
    ]
    page = near(HYANNIS, *cape, *across)
    assert (page.total, page.radius_miles, page.next_radius_miles) == (20, 50, 100)
