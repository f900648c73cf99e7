import re
from itertools import combinations
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from lookup_app.facilities.facility import Nearby
from lookup_app.facilities.map.drawing import HEIGHT, WIDTH, draw_map
from lookup_app.facilities.map.outlines import outlines
from lookup_app.places import Place
from tests.fakes import TULSA, facility

ATTU = Place("52.9,172.9", "Attu", "point", "AK", 52.9, 172.9)


def nearby(latitude, longitude, miles):
    return Nearby(facility("Hope", latitude, longitude), miles)


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
    drawn = draw_map(TULSA, [east, north], 26)
    first, second = drawn.dots
    assert (first.label, second.label) == ("26", "27")
    assert first.x > WIDTH / 2
    assert first.y == HEIGHT / 2
    assert second.x == WIDTH / 2
    assert 0 < second.y < HEIGHT / 4


def test_facilities_on_one_point_share_a_dot():
    drawn = draw_map(TULSA, [nearby(36.2, -95.99, 3.2)] * 3, 1)
    assert [dot.label for dot in drawn.dots] == ["1+2"]


@given(st.lists(st.tuples(st.floats(-0.2, 0.2), st.floats(-0.2, 0.2)), min_size=1, max_size=25))
def test_no_two_dots_are_drawn_over_one_another(offsets):
    drawn = draw_map(TULSA, [nearby(36.154 + y, -95.993 + x, 20.0) for x, y in offsets], 1)
    for one, other in combinations(drawn.dots, 2):
        assert dist((one.x, one.y), (other.x, other.y)) >= one.radius + other.radius
    assert sum(1 + dot.more for dot in drawn.dots) == len(offsets)


def test_the_star_reaches_past_a_dot_that_lies_over_it():
    here, away = nearby(36.154, -95.993, 0.0), nearby(36.3, -95.993, 10.1)
    assert draw_map(TULSA, [here, away], 1).star > draw_map(TULSA, [here, away], 1).dots[0].radius
    assert draw_map(TULSA, [away], 1).star == 9


def test_rings_fit_the_picture():
    drawn = draw_map(TULSA, [nearby(36.45, -95.99, 20.5)], 1)
    assert [ring.miles for ring in drawn.rings] == [5, 10]
    assert all(ring.radius <= HEIGHT / 2 for ring in drawn.rings)


def test_county_lines_cross_the_picture_in_one_piece():
    drawn = draw_map(TULSA, [nearby(36.3, -95.99, 10.1)], 1)
    corners = list(pixels(drawn.counties))
    assert any(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in corners)
    assert len(drawn.counties) < 2_000


def test_the_coast_of_the_aleutians_is_drawn_across_the_antimeridian():
    drawn = draw_map(ATTU, [nearby(51.95, -179.0, 344.0)], 1)
    xs = [x for x, _ in pixels(drawn.states)]
    assert any(x < WIDTH / 2 for x in xs)
    assert any(x > WIDTH * 0.75 for x in xs)
    assert all(0 <= dot.x <= WIDTH for dot in drawn.dots)


def test_no_map_where_there_is_nothing_or_all_is_far():
    assert draw_map(TULSA, [], 1) is None
    assert draw_map(TULSA, [nearby(21.3, -157.8, 3_700.0)], 1) is None


def test_every_shipped_line_is_found_where_it_is():
    known = outlines()
    assert any(line.of_state for line in known.near(-96.5, 36.9, -95.5, 37.1))  # Kansas line.
    assert not list(known.near(-40, 30, -39, 31))  # Middle of the Atlantic.
