"""A whole search, its total and its counts, held to measuring every facility one by one."""

import random
from math import inf

import pytest
from geopy.distance import great_circle

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import FIRST_PAGE
from lookup_app.facilities.search.catalog import Catalog
from lookup_app.facilities.search.radii import ENOUGH, RADII_MILES
from lookup_app.places import Place
from tests.fakes import facility, filters
from tests.unit.facilities.search.test_nearest import HARD_PLACES, some_rows

# Health centers have rules of their own: tests/integration/facilities/test_health_centers.py.
CODES = [code for code in service_codes.CODES if code != "HRSA"]
# The middles of the states and territories with the most and the least around them.
CENTRES = [
    *HARD_PLACES,
    (36.15, -95.99),
    (40.7, -74.0),
    (18.34, -64.93),
    (15.19, 145.75),
    (7.1, 171.2),
]
DUI = service_codes.mask_of(["DUO"])


def some_facilities(rng, count):
    rows = some_rows(rng.random(), count)
    return [
        facility(f"F{number}", latitude, longitude, " ".join(rng.sample(CODES, 40)))
        for number, (latitude, longitude, _) in enumerate(rows)
    ]


def some_place(rng):
    latitude, longitude = rng.choice(CENTRES)
    latitude = max(-90.0, min(90.0, rng.gauss(latitude, 1)))
    return Place("x", "x", "point", "", latitude, (rng.gauss(longitude, 2) + 180) % 360 - 180)


def some_filters(rng):
    chosen = rng.sample(service_codes.CHOICES, rng.randrange(4))
    return filters(
        **{
            kind: " ".join(c.value for c in chosen if c.kind == kind)
            for kind in {c.kind for c in chosen}
        }
    )


def reach_of(nearest, radius):
    """How far a search goes, by the rule that the documentation gives."""
    if radius is not None and radius < inf:
        return radius
    if len(nearest) < ENOUGH:
        return nearest[-1] if nearest else RADII_MILES[-1]
    return next((one for one in RADII_MILES if one >= nearest[-1]), nearest[-1])


def check(catalog, place, chosen, radius):
    wanted = chosen.masks()
    near = [
        (
            great_circle((place.latitude, place.longitude), (one.latitude, one.longitude)).miles,
            one.code_mask,
        )
        for one in catalog.facilities
        if "dui" in chosen.group or not one.code_mask & DUI
    ]
    fitting = sorted(miles for miles, mask in near if all(mask & one for _, one in wanted))
    reach = reach_of(fitting[:ENOUGH], radius) + 1e-6
    found = catalog.search(place, chosen, radius, FIRST_PAGE)
    expected = [miles for miles in fitting if miles <= reach]
    assert found.total == len(expected)
    assert [one.distance_miles for one in found.items] == pytest.approx(
        expected[: len(found.items)], abs=1e-6
    )
    for (kind, value), count in found.counts.items():
        others = [mask for of, mask in wanted if of != kind]
        choice = service_codes.choice_mask(kind, [value])
        fits = [
            m for miles, m in near if miles <= reach and m & choice and all(m & o for o in others)
        ]
        assert count == len(fits), (kind, value)


def run(seed, places):
    rng = random.Random(seed)
    catalog = Catalog(some_facilities(rng, 1_500))
    for _ in range(places):
        radius = rng.choice([None, 5, 25, 250, inf])
        check(catalog, some_place(rng), some_filters(rng), radius)


def test_a_few_searches_are_exact():
    run(0, 12)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 6))
def test_two_hundred_searches_are_exact(seed):
    run(seed, 200)
