"""Exact nearest points on the globe: a ball tree over unit vectors.

Points are compared as vectors in space, where the antimeridian and the poles are nowhere special
and the straight line (chord) between two points grows with the way along the ground. Each ball
knows its centre, its reach, how many rows it holds and every code that occurs in it, so a search
skips whole balls that are too far away or hold nothing wanted.
"""

import heapq
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import repeat
from math import asin, cos, dist, radians, sin
from operator import or_

from geopy.distance import EARTH_RADIUS
from geopy.units import miles as miles_of

Vector = tuple[float, float, float]
Wanted = Sequence[int]
Hit = tuple[float, int]
"""A row found: the chord to it (see ``chord_to_miles``), and the row's number."""

EARTH_RADIUS_MILES: float = miles_of(kilometers=EARTH_RADIUS)

# With filters larger leaves are searched sooner, without any smaller ones.
_LEAF_ROWS = 48
# Rounding in the last bits of a ball's reach must never hide a point on its very edge.
_SLACK = 1e-12


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows, column by column.

    Coordinates lie beside each other as plain doubles: to fetch numbers that are scattered all over
    the memory takes longer than to measure with them.
    """

    x: "array[float]"
    y: "array[float]"
    z: "array[float]"
    numbers: "array[int]"
    masks: tuple[int, ...]

    def points(self) -> Iterator[Vector]:
        """Where each row is."""
        return zip(self.x, self.y, self.z, strict=True)

    def at(self, places: Sequence[int]) -> "_Rows":
        """The rows at these places among them."""
        x, y, z = (
            array("d", map(column.__getitem__, places)) for column in (self.x, self.y, self.z)
        )
        numbers = array("q", map(self.numbers.__getitem__, places))
        return _Rows(x, y, z, numbers, tuple(map(self.masks.__getitem__, places)))


@dataclass(frozen=True, slots=True)
class _Ball:
    """A ball around rows: halved into two smaller ones, or a leaf that has the rows themselves."""

    centre: Vector
    reach: float
    mask: int
    halves: tuple["_Ball", ...] = ()
    rows: _Rows | None = None


def unit_vector(latitude: float, longitude: float) -> Vector:
    """The point as a vector of length one from the middle of the earth."""
    phi, theta = radians(latitude), radians(longitude)
    return cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)


def chord_to_miles(chord: float) -> float:
    """Miles along the ground between two unit vectors that far apart."""
    return 2 * EARTH_RADIUS_MILES * asin(min(1.0, chord / 2))


def miles_to_chord(distance_miles: float) -> float:
    """The straight line that spans so many miles along the ground, at most the earth's width."""
    return 2 * sin(min(distance_miles / (2 * EARTH_RADIUS_MILES), radians(90)))


class BallTree:
    """Rows with a number, a point and a code mask, searched by distance.

    ``wanted`` is a sequence of masks: a row fits when it shares a bit with every one of them.
    Rows equally far away come by their numbers.
    """

    def __init__(self, rows: Iterable[tuple[int, float, float, int]]) -> None:
        """Build from (number, latitude, longitude, code mask), in degrees."""
        columns = x, y, z = array("d"), array("d"), array("d")
        numbers, masks = array("q"), []
        for number, latitude, longitude, mask in rows:
            for column, value in zip(columns, unit_vector(latitude, longitude), strict=True):
                column.append(value)
            numbers.append(number)
            masks.append(mask)
        self._root = _build(_Rows(x, y, z, numbers, tuple(masks))) if numbers else None

    def nearest(
        self, latitude: float, longitude: float, count: int, wanted: Wanted = ()
    ) -> list[Hit]:
        """The ``count`` nearest rows that fit, nearest first."""
        if self._root is None or count < 1:
            return []
        origin = unit_vector(latitude, longitude)
        best: list[Hit] = []
        limit = 3.0  # Wider than the earth, whose width is 2.
        serial = 0  # Breaks ties, for balls have no order.
        waiting = [(0.0, serial, self._root)]
        while waiting and waiting[0][0] <= limit:
            ball = heapq.heappop(waiting)[2]
            for half in ball.halves:
                near = dist(origin, half.centre) - half.reach
                if near <= limit and (not wanted or _fits(half.mask, wanted)):
                    serial += 1
                    heapq.heappush(waiting, (near, serial, half))
            if ball.rows and (found := _fitting(origin, ball.rows, wanted, limit)):
                best = sorted(best + found)[:count]
                limit = best[-1][0] if len(best) == count else limit
        return best

    def within(self, latitude: float, longitude: float, radius_miles: float) -> list[Hit]:
        """Every row within the radius (in miles, edge included), in no order."""
        if self._root is None:
            return []
        origin = unit_vector(latitude, longitude)
        limit = miles_to_chord(radius_miles)
        found: list[Hit] = []
        waiting = [self._root]
        while waiting:
            ball = waiting.pop()
            if dist(origin, ball.centre) - ball.reach <= limit:
                waiting.extend(ball.halves)
                if ball.rows:
                    found.extend(_fitting(origin, ball.rows, (), limit))
        return found


def _fitting(origin: Vector, rows: _Rows, wanted: Wanted, limit: float) -> list[Hit]:
    x, y, z, numbers = rows.x, rows.y, rows.z, rows.numbers
    if not wanted:
        measured = zip(map(dist, repeat(origin), rows.points()), numbers, strict=True)
        return [hit for hit in measured if hit[0] <= limit]
    fitting: Sequence[int] = range(len(numbers))
    for one in wanted:
        fitting = [at for at in fitting if rows.masks[at] & one]
    chords = [(dist(origin, (x[at], y[at], z[at])), numbers[at]) for at in fitting]
    return [hit for hit in chords if hit[0] <= limit]


def _fits(mask: int, wanted: Wanted) -> bool:
    # A plain loop: all() with a generator takes twice as long, and this is the innermost step.
    for one in wanted:  # noqa: SIM110
        if not mask & one:
            return False
    return True


def _build(rows: _Rows) -> _Ball:
    """A ball around the rows, halved across its widest axis until small enough to scan."""
    columns = (rows.x, rows.y, rows.z)
    spans = [(min(values), max(values)) for values in columns]
    x, y, z = ((low + high) / 2 for low, high in spans)
    centre = x, y, z
    reach = max(dist(centre, point) for point in rows.points()) + _SLACK
    mask = reduce(or_, rows.masks)
    if len(rows.numbers) <= _LEAF_ROWS:
        return _Ball(centre, reach, mask, rows=rows)
    widest = max(range(3), key=lambda axis: spans[axis][1] - spans[axis][0])
    order = sorted(range(len(rows.numbers)), key=columns[widest].__getitem__)
    middle = len(order) // 2
    halves = (_build(rows.at(order[:middle])), _build(rows.at(order[middle:])))
    return _Ball(centre, reach, mask, halves)
