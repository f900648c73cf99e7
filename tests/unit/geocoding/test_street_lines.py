"""What an online geocoder may see of a query: the address, or nothing."""

import pytest

from lookup_app.geocoding.reading.numbers.street_lines import address_alone
from lookup_app.geocoding.reading.reading import Query


def seen(gazetteer, query):
    return address_alone(Query.of(query), gazetteer.geocode(query).place)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("110 South Elgin Avenue, Tulsa, OK", "110 south elgin avenue, Tulsa, OK"),
        ("my son uses heroin, 1200 S Main St, Tulsa OK", "1200 s main st, Tulsa, OK"),
        ("1200 S. Main St. Apt 4B, Tulsa, OK 74103-1234", "1200 s main st, Tulsa, OK 74103"),
        ("1200 S Main St #4 Tulsa OK 74103", "1200 s main st, Tulsa, OK 74103"),
        ("i live at 123 Main St Tulsa OK", "123 main st, Tulsa, OK"),
        ("Tulsa OK 123 S Main St", "123 s main st, Tulsa, OK"),
        ("St. Louis 123 Main Street", "123 main street, St. Louis, MO"),
        ("37-20 74th St, Queens, NY 11372", "37-20 74th st, Jackson Heights, NY 11372"),
        ("12 Main St NW, Washington, DC 20001", "12 main st nw, Washington, DC 20001"),
        ("12 Main St West Valley City UT", "12 main st, West Valley City, UT"),
        ("123 Calle Luna, San Juan PR 00901", "123 calle luna, San Juan, PR 00901"),
        ("4500 Highway 51, Broken Arrow, OK", "4500 highway 51, Broken Arrow, OK"),
        ("450 S 200 E, Salt Lake City, UT", "450 s 200 e, Salt Lake City, UT"),
        ("12 O\u2019Brien Rd, Tulsa, OK", "12 o'brien rd, Tulsa, OK"),
        ("500 Broadway, New York, NY", "500 broadway, New York, NY"),
    ],
)
def test_the_street_line_and_the_place_understood(gazetteer, query, address):
    assert seen(gazetteer, query) == address


@pytest.mark.parametrize(
    "query",
    [
        "my son uses heroin 1200 S Main St, Tulsa OK",
        "1200 S Main St my son uses heroin, Tulsa OK",
        "1200 S Main St ask for Anna Tulsa OK",
        "2 DUIs court, Tulsa OK",
        "30 pills way, Tulsa OK",
        "9 months clean Park Place, Tulsa OK",
        "3 friends died Main St, Tulsa OK",
        "12 Main St, 14 Oak Ave, Tulsa, OK",
        "PO Box 12, Tulsa, OK",
    ],
)
def test_where_the_cut_is_not_sure_nobody_is_asked(gazetteer, query):
    assert seen(gazetteer, query) is None


def test_a_county_is_no_town_of_an_address(gazetteer):
    assert address_alone(Query.of("12 Main St"), gazetteer.place("ok/tulsa-county")) is None
