"""The large towns in memory are those that the database would find, in the same order."""

from contextlib import closing

import pytest

from lookup_app.geocoding.data import shipped
from lookup_app.geocoding.data.large_towns import LargeTowns
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.data.unpack import unpacked

MOST = 50


@pytest.fixture(scope="module")
def store(instance):
    with closing(Store(unpacked(shipped.DATABASE, shipped.CHECKSUM, instance))) as store:
        yield store


@pytest.mark.parametrize("state", ["tx", "il", "ca", "ny", "fl", "oh"])
def test_of_a_wide_square_they_are_those_of_the_database(store, gazetteer, state):
    place = gazetteer.place(state)
    square = (place.latitude, place.longitude, 250.0)
    towns = tuple(LargeTowns(store).around(*square))[:MOST]
    kinds = ("city", "neighborhood")
    assert towns == tuple(store.largest_around(*square, kinds, MOST))
    assert towns == gazetteer.towns_around(*square)


def test_where_they_are_few_the_database_is_asked(store, gazetteer):
    montana = (47.0, -109.6, 150.0)
    assert len(tuple(LargeTowns(store).around(*montana))) < MOST
    assert len(gazetteer.towns_around(*montana)) == MOST
