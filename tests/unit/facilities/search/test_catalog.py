"""The rules of a search: radius, filters, counts, what to loosen, counties and states, pages."""

from dataclasses import replace
from math import inf

import pytest

from lookup_app.facilities.directory import Loosening, PageAsked
from lookup_app.facilities.search.catalog import Catalog
from lookup_app.places import Place
from tests.fakes import TULSA, facility, filters

COUNTY = Place("ok/tulsa-county", "Tulsa County", "county", "OK", 36.12, -95.94, "Tulsa County")
STATE = Place("ok", "Oklahoma", "state", "OK", 35.5, -97.5)
GUAM = Place("96910", "96910", "zip", "GU", 13.47, 144.75)

ALPHA = facility("Alpha", 36.16, -95.99, "SA DT MD SP")
BRAVO = facility("Bravo", 36.20, -95.99, "MH MD")
CHARLIE = facility(
    "Charlie", 36.50, -95.99, "SA MC", city="Bartlesville", county="Washington County"
)
DELTA = facility("Delta", 36.155, -95.99, "SA DUO")
FAR = facility(
    "Far", 39.0, -94.5, "SA MH PI", city="Kansas City", state="MO", county="Jackson County"
)
CATALOG = Catalog([FAR, DELTA, CHARLIE, BRAVO, ALPHA])


def search(place=TULSA, chosen=None, radius=None, page=1, catalog=CATALOG):
    return catalog.search(place, chosen or filters(), radius, PageAsked(page))


def names(page):
    return [nearby.facility.name for nearby in page.items]


def test_nearest_first_and_no_program_only_for_impaired_driving():
    page = search()
    assert names(page) == ["Alpha", "Bravo", "Charlie", "Far"]
    assert page.items[0].distance_miles == pytest.approx(0.445, abs=0.01)


def test_programs_for_impaired_driving_where_they_are_asked_for():
    assert names(search(chosen=filters(group="dui"))) == ["Delta"]


def test_radius():
    page = search(radius=5)
    assert names(page) == ["Alpha", "Bravo"]
    assert (page.total, page.radius_miles, page.next_radius_miles) == (2, 5, 25)


def test_kinds_are_combined_with_and_and_choices_of_one_kind_with_or():
    assert names(search(chosen=filters(care="substance-use", pay="medicaid"))) == ["Alpha"]
    assert names(search(chosen=filters(pay="medicaid medicare"))) == ["Alpha", "Bravo", "Charlie"]


def test_a_choice_counts_with_the_filters_of_the_other_kinds_only():
    page = search(chosen=filters(care="substance-use", pay="medicaid"), radius=50)
    assert page.counts["pay", "medicare"] == 1  # Charlie, if Medicare were chosen too.
    assert page.counts["care", "mental-health"] == 1  # Bravo takes Medicaid.
    assert page.counts["language", "spanish"] == 1
    assert page.counts["age", "adults"] == 0


def test_counts_agree_with_choosing():
    page = search(radius=250)
    for (kind, value), count in page.counts.items():
        if value != "dui":
            assert search(chosen=filters(**{kind: value}), radius=250).total == count, value


def test_what_to_loosen_when_nothing_fits():
    page = search(chosen=filters(care="detox", pay="medicare"), radius=50)
    assert page.total == 0
    assert page.loosen == (Loosening("care", 1), Loosening("pay", 1))


def test_a_wider_radius_in_one_press():
    page = search(chosen=filters(pay="private"), radius=10)
    assert page.total == 0
    assert page.next_radius_miles == 250
    assert page.nearest_miles == pytest.approx(212, abs=3)


def test_far_from_everything_the_nearest_are_still_named():
    page = search(place=GUAM)
    assert page.radius_miles is None
    assert len(page.items) == 4


def test_counts_reach_as_far_as_the_list():
    page = search(place=GUAM, chosen=filters(care="substance-use"))
    assert page.counts["care", "substance-use"] == page.total == 3


def test_the_nearest_of_a_county_wherever_they_are():
    page = search(place=COUNTY, radius=inf)
    assert (names(page)[-1], page.radius_miles) == ("Far", None)


def test_a_county_lists_its_own_and_a_state_goes_by_town():
    assert names(search(place=COUNTY)) == ["Alpha", "Bravo"]
    assert names(search(place=STATE)) == ["Charlie", "Alpha", "Bravo"]
    assert search(place=COUNTY, radius=50).total == 3


def test_an_empty_county_offers_the_way_out():
    empty = replace(COUNTY, id="ok/osage-county", name="Osage County")
    page = search(place=empty)
    assert page.total == 0
    assert page.next_radius_miles == 5


def test_pages():
    many = Catalog(facility(f"F{number:02}", 36.15, -95.99) for number in range(60))
    assert [len(search(catalog=many, page=page).items) for page in (1, 2, 3)] == [25, 25, 10]
    last = search(catalog=many, page=99)
    assert (last.page, last.pages, names(last)[0]) == (3, 3, "F50")
    assert names(search(catalog=many, page=-1))[0] == "F00"


def test_an_empty_catalog():
    page = search(catalog=Catalog([]))
    assert (page.items, page.total, page.pages, page.nearest_miles) == ((), 0, 1, None)


def test_an_old_county_of_connecticut_is_searched_around_its_middle():
    region = "Capitol Planning Region"
    near = facility("Near", 41.77, -72.68, city="Hartford", state="CT", county=region)
    known = Catalog([near, ALPHA])
    hartford = Place("ct/hartford-county", "Hartford County", "county", "CT", 41.76, -72.72)
    found = search(place=hartford, catalog=known)
    assert names(found)[0] == "Near"
    assert found.items[0].distance_miles == pytest.approx(2.2, abs=0.2)
    capitol = replace(hartford, id="ct/capitol-planning-region", name=region)
    assert names(search(place=capitol, catalog=known)) == ["Near"]


def test_a_page_has_as_many_as_asked_for():
    many = Catalog(facility(f"F{number:02}", 36.15, -95.99) for number in range(60))
    page = many.search(TULSA, filters(), None, PageAsked(2, 10))
    assert (names(page)[0], len(page.items), page.pages, page.first_number) == ("F10", 10, 6, 11)
