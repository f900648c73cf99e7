"""The ball tree finds what measuring every row finds, everywhere on the globe."""

import random

import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.facilities.search.nearest import BallTree, chord_to_miles, miles_to_chord

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
rows_of_points = st.lists(st.tuples(latitudes, longitudes, st.integers(0, 7)), max_size=80)

# Attu and Adak, Guam, Pago Pago, Taveuni on the antimeridian itself, the pole.
HARD_PLACES = [
    (52.9, 172.9), (51.88, -176.65), (13.44, 144.79), (-14.28, -170.7), (-16.8, 180.0),
    (-16.8, -180.0), (51.9, 179.99), (90.0, 0.0), (71.29, -156.79),
]  # fmt: skip


def numbered(rows):
    return [(number, *row) for number, row in enumerate(rows)]


def brute_force(rows, latitude, longitude, wanted=()):
    measured = [
        (great_circle((latitude, longitude), row[:2]).miles, number)
        for number, row in enumerate(rows)
        if all(row[2] & one for one in wanted)
    ]
    return sorted(measured)


def some_rows(seed, count=2_000):
    """Points in a few crowds, as people live, half of them around the hard places."""
    rng = random.Random(seed)
    centres = [*HARD_PLACES, (36.15, -95.99), (40.7, -74.0), (34.05, -118.24)]
    rows = []
    for _ in range(count):
        latitude, longitude = rng.choice(centres)
        latitude = max(-90.0, min(90.0, rng.gauss(latitude, 2)))
        longitude = (rng.gauss(longitude, 4) + 180) % 360 - 180
        rows.append((latitude, longitude, rng.randrange(8)))
    return rows


@pytest.mark.parametrize("wanted", [(), (1,), (3, 4), (1, 2, 4)])
@pytest.mark.parametrize("place", HARD_PLACES)
def test_nearest_is_exact_at_hard_places(place, wanted):
    rows = some_rows(1)
    hits = BallTree(numbered(rows)).nearest(*place, 25, wanted)
    expected = brute_force(rows, *place, wanted)[:25]
    assert [row for _, row in hits] == [row for _, row in expected]
    assert [chord_to_miles(chord) for chord, _ in hits] == pytest.approx(
        [distance for distance, _ in expected], abs=1e-6
    )


@pytest.mark.parametrize("place", HARD_PLACES)
def test_within_holds_exactly_the_rows_in_the_radius(place):
    rows = some_rows(2)
    tree = BallTree(numbered(rows))
    for radius in (5, 100, 1_000):
        expected = {row for distance, row in brute_force(rows, *place) if distance <= radius}
        assert {row for _, row in tree.within(*place, radius)} == expected


@given(
    rows_of_points, latitudes, longitudes, st.integers(1, 30), st.sampled_from([(), (1,), (2, 5)])
)
def test_nearest_distances_match_brute_force(rows, latitude, longitude, count, wanted):
    hits = BallTree(numbered(rows)).nearest(latitude, longitude, count, wanted)
    expected = brute_force(rows, latitude, longitude, wanted)[:count]
    assert [chord_to_miles(chord) for chord, _ in hits] == pytest.approx(
        [distance for distance, _ in expected], abs=1e-3
    )


def test_rows_on_one_point_come_by_their_numbers():
    tree = BallTree([(number, 36.0, -96.0, 0) for number in reversed(range(100))])
    assert [row for _, row in tree.nearest(36.1, -96.0, 10)] == list(range(10))


def test_an_empty_tree_finds_nothing():
    tree = BallTree([])
    assert tree.nearest(36, -96, 5) == []
    assert tree.within(36, -96, 5) == []


def test_miles_and_chords_are_each_others_inverse():
    for miles in (0.01, 1, 25, 3_000, 12_000):
        assert chord_to_miles(miles_to_chord(miles)) == pytest.approx(miles)
    assert chord_to_miles(miles_to_chord(1e9)) == pytest.approx(12_436, abs=1)
