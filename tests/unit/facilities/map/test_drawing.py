import re
from itertools import combinations, product
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from lookup_app.facilities.facility import Nearby
from lookup_app.facilities.map.drawing import HEIGHT, WIDTH, MapDrawing, draw_map
from lookup_app.facilities.map.labels import Box
from lookup_app.facilities.map.outlines import outlines
from lookup_app.places import Place
from tests.fakes import TULSA, facility

ATTU = Place("52.9,172.9", "Attu", "point", "AK", 52.9, 172.9)


def nearby(latitude, longitude, miles):
    return Nearby(facility("Hope", latitude, longitude), miles)


def town(name, latitude, longitude):
    return Place(f"ok/{name.lower()}", name, "city", "OK", latitude, longitude)


def drawn_map(place, items, first_number=1, towns=()) -> MapDrawing:
    drawn = draw_map(place, items, first_number, lambda *_square: towns)
    assert drawn
    return drawn


def pixels(path):
    """The absolute corners of a path made of "Mx yldx dy dx dy…"."""
    for piece in path.split("M")[1:]:
        x, y, *steps = map(int, re.findall(r"-?\d+", piece))
        yield x, y
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            yield x, y


def test_dots_lie_where_the_facilities_are():
    north, east = nearby(36.30, -95.993, 10.1), nearby(36.154, -95.9, 5.2)
    drawn = drawn_map(TULSA, [east, north], 26)
    first, second = drawn.dots
    assert (first.label, second.label) == ("26", "27")
    assert first.x > WIDTH / 2
    assert first.y == HEIGHT / 2
    assert second.x == WIDTH / 2
    assert 0 < second.y < HEIGHT / 4


def test_facilities_on_one_point_share_a_dot():
    drawn = drawn_map(TULSA, [nearby(36.2, -95.99, 3.2)] * 3)
    assert [dot.label for dot in drawn.dots] == ["1+2"]


@given(st.lists(st.tuples(st.floats(-0.2, 0.2), st.floats(-0.2, 0.2)), min_size=1, max_size=25))
def test_no_two_dots_are_drawn_over_one_another(offsets):
    drawn = drawn_map(TULSA, [nearby(36.154 + y, -95.993 + x, 20.0) for x, y in offsets])
    for one, other in combinations(drawn.dots, 2):
        assert dist((one.x, one.y), (other.x, other.y)) >= one.radius + other.radius
    assert sorted(n for dot in drawn.dots for n in dot.numbers) == list(range(1, len(offsets) + 1))


def test_a_dot_for_several_knows_whom_it_stands_for():
    drawn = drawn_map(TULSA, [nearby(36.2, -95.99, 3.2), nearby(36.1, -95.99, 3.7)] * 2)
    assert [dot.numbers for dot in drawn.groups] == [(1, 3), (2, 4)]
    assert drawn.dot_of(4) is drawn.dot_of(2)


def test_towns_are_named_where_they_lie_and_each_once():
    towns = [
        town("Jenks", 36.08, -95.993),
        town("Turley", 36.24, -95.96),
        town("Jenks", 36.1, -95.9),
    ]
    south, north = drawn_map(TULSA, [nearby(36.154, -95.85, 8.0)], towns=towns).towns
    assert (south.words, north.words) == ("Jenks", "Turley")
    assert south.y > HEIGHT / 2 > north.y
    assert abs(south.x - WIDTH / 2) < 2


def test_the_square_that_towns_are_asked_for_is_that_of_the_picture():
    asked = []
    draw_map(TULSA, [nearby(36.154, -95.85, 8.0)], 1, lambda *square: asked.append(square) or ())
    [(latitude, longitude, miles)] = asked
    assert (latitude, longitude) == (TULSA.latitude, TULSA.longitude)
    assert 8.0 < miles < 16.0


@given(
    st.lists(st.tuples(st.floats(-0.1, 0.1), st.floats(-0.1, 0.1)), min_size=1, max_size=10),
    st.lists(st.tuples(st.floats(-0.2, 0.2), st.floats(-0.2, 0.2)), max_size=12),
)
def test_no_words_stand_over_a_dot_the_star_or_other_words(dots, towns):
    drawn = drawn_map(
        TULSA,
        [nearby(36.154 + y, -95.993 + x, 8.0) for x, y in dots],
        towns=[town(f"Town {n}", 36.154 + y, -95.993 + x) for n, (x, y) in enumerate(towns)],
    )
    words = [label.area for label in (*drawn.ring_labels, *drawn.towns)]
    marks = [Box.around(dot.pixel, dot.radius, dot.radius) for dot in drawn.dots]
    marks.append(Box.around((WIDTH / 2, HEIGHT / 2), drawn.star, drawn.star))
    assert not [1 for one, other in combinations(words, 2) if one.meets(other)]
    assert not [1 for one, mark in product(words, marks) if one.meets(mark)]
    assert len(drawn.towns) <= 8


def test_a_ring_is_labelled_where_nothing_stands():
    below = nearby(36.154 - 5 / 69.1, -95.993, 5.0)
    east = nearby(36.154, -95.85, 8.0)
    alone, crowded = drawn_map(TULSA, [east]), drawn_map(TULSA, [below, east])
    [ring] = [ring for ring in alone.rings if ring.miles == 5]
    by_words = [{one.words: one for one in drawn.ring_labels}["5 mi"] for drawn in (alone, crowded)]
    assert (by_words[0].x, by_words[0].y) == (WIDTH // 2, HEIGHT // 2 + ring.radius)
    assert by_words[1].y < HEIGHT / 2 + ring.radius - 10


def test_the_star_reaches_past_a_dot_that_lies_over_it():
    here, away = nearby(36.154, -95.993, 0.0), nearby(36.3, -95.993, 10.1)
    assert drawn_map(TULSA, [here, away]).star > drawn_map(TULSA, [here, away]).dots[0].radius
    assert drawn_map(TULSA, [away]).star == 9


def test_rings_fit_the_picture():
    drawn = drawn_map(TULSA, [nearby(36.45, -95.99, 20.5)])
    assert [ring.miles for ring in drawn.rings] == [5, 10]
    assert all(ring.radius <= HEIGHT / 2 for ring in drawn.rings)


def test_county_lines_cross_the_picture_in_one_piece():
    drawn = drawn_map(TULSA, [nearby(36.3, -95.99, 10.1)])
    corners = list(pixels(drawn.counties))
    assert any(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in corners)
    assert len(drawn.counties) < 2_000


def test_a_map_of_much_ground_has_no_lines_of_counties():
    drawn = drawn_map(TULSA, [nearby(35.5, -97.5, 100.0)])
    assert (drawn.counties, drawn.states != "") == ("", True)


def test_the_coast_of_the_aleutians_is_drawn_across_the_antimeridian():
    drawn = drawn_map(ATTU, [nearby(51.95, -179.0, 344.0)])
    xs = [x for x, _ in pixels(drawn.states)]
    assert any(x < WIDTH / 2 for x in xs)
    assert any(x > WIDTH * 0.75 for x in xs)
    assert all(0 <= dot.x <= WIDTH for dot in drawn.dots)


def no_towns(*_square):
    return ()


def test_no_map_where_there_is_nothing_or_all_is_far():
    assert draw_map(TULSA, [], 1, no_towns) is None
    assert draw_map(TULSA, [nearby(21.3, -157.8, 3_700.0)], 1, no_towns) is None


def test_every_shipped_line_is_found_where_it_is():
    known = outlines()
    assert any(line.of_state for line in known.near(-96.5, 36.9, -95.5, 37.1))  # Kansas line.
    assert not list(known.near(-40, 30, -39, 31))  # Middle of the Atlantic.
