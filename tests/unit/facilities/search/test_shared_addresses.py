"""Programs of one house stand under its address; those of another suite or of no street do not."""

import pytest

from lookup_app.facilities.facility import Nearby
from lookup_app.facilities.search.catalog import Catalog
from lookup_app.facilities.search.shared_addresses import by_address, programs_of
from tests.fakes import facility


def at(name, street, miles, **more):
    return Nearby(facility(name, 36.1, -95.9, street=street, **more), miles)


def grouped(*items):
    return [[one.facility.name for one in house.programs] for house in by_address(items)]


def test_a_house_stands_where_its_nearest_program_does():
    one, two, three = at("A", "1 Main St", 1), at("B", "2 Elm St", 2), at("C", "1 Main Street", 3)
    assert grouped(one, two, three) == [["A", "C"], ["B"]]
    assert programs_of(by_address([one, two, three])) == (one, three, two)
    assert by_address([one, three])[0].nearest is one


@pytest.mark.parametrize(
    ("street", "more"),
    [
        ("1 Main St", {"zip": "74104"}),
        ("10 Main St", {}),
        ("1 Elm St", {}),
        ("P.O. Box 1", {}),
        ("", {}),
    ],
)
def test_what_is_no_common_address(street, more):
    assert grouped(at("A", "1 Main St", 1), at("B", street, 1, **more)) == [["A"], ["B"]]


def test_rows_without_a_street_share_none():
    assert grouped(at("A", "", 1), at("B", "", 1)) == [["A"], ["B"]]
    assert grouped(at("A", "PO Box 7", 1), at("B", "PO Box 7", 1)) == [["A"], ["B"]]


def test_suites_of_one_house_are_said_with_each_program():
    (house,) = by_address(
        [
            at("A", "1 Main St, Suite 5", 1, street2="Suite 5"),
            at("B", "1 Main Street", 1),
        ]
    )
    assert house.street == "1 Main St"
    assert [house.unit_of(one.facility) for one in house.programs] == ["Suite 5", ""]
    (same,) = by_address([at("A", "1 Main St, Suite 5", 1), at("B", "1 Main St, Suite 5", 1)])
    assert same.street == "1 Main St, Suite 5"
    assert same.unit_of(same.programs[0].facility) == ""


def test_who_shares_an_address_is_known_to_the_catalog():
    here = facility("Here", 36.1, -95.9, "SA", street="1 Main St")
    there = facility("There", 36.2, -95.9, "MH", street="1 Main Street")
    catalog = Catalog(
        [
            here,
            there,
            facility("Elsewhere", 36.1, -95.9, "SA", street="2 Main St"),
            facility("Only DUI", 36.1, -95.9, "SA DUO", street="1 Main St"),
        ]
    )
    assert catalog.at_address_of(here) == (there,)
