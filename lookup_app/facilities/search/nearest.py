"""Exact nearest points on the globe: a ball tree over unit vectors.

Points are compared as vectors in space, where the antimeridian and the poles are nowhere special
and the straight line (chord) between two points grows with the way along the ground. Each ball
knows its centre, its reach, how many rows it holds and every code that occurs in it, so a search
skips whole balls that are too far away or hold nothing wanted.
"""

import heapq
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import repeat
from math import asin, cos, dist, radians, sin
from operator import itemgetter, or_

from geopy.distance import EARTH_RADIUS
from geopy.units import miles as miles_of

Vector = tuple[float, float, float]
Wanted = Sequence[int]
Hit = tuple[float, int]
"""A row found: the chord to it (see ``chord_to_miles``), and the row's number."""

EARTH_RADIUS_MILES: float = miles_of(kilometers=EARTH_RADIUS)

_Row = tuple[float, float, float, int, int]
"""A row's point as a vector, its number and its code mask."""

# With filters larger leaves are searched sooner, without any smaller ones.
_LEAF_ROWS = 48
# Rounding in the last bits of a ball's reach must never hide a point on its very edge.
_SLACK = 1e-12


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a leaf, column by column.

    Coordinates lie beside each other as plain doubles: to fetch numbers that are scattered all over
    the memory takes longer than to measure with them.
    """

    x: "array[float]"
    y: "array[float]"
    z: "array[float]"
    numbers: "array[int]"
    masks: tuple[int, ...]


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
        entries = [
            (*unit_vector(latitude, longitude), number, mask)
            for number, latitude, longitude, mask in rows
        ]
        self._root = _build(entries) if entries else None

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
        measured = zip(map(dist, repeat(origin), zip(x, y, z, strict=True)), numbers, strict=True)
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


def _build(entries: list[_Row]) -> _Ball:
    """A ball around the entries, halved across its widest axis until small enough to scan."""
    centre, reach, mask, widest = _around(entries)
    if len(entries) <= _LEAF_ROWS:
        return _Ball(centre, reach, mask, rows=_rows_of(entries))
    entries.sort(key=itemgetter(widest))
    middle = len(entries) // 2
    halves = (_build(entries[:middle]), _build(entries[middle:]))
    return _Ball(centre, reach, mask, halves)


def _around(entries: Sequence[_Row]) -> tuple[Vector, float, int, int]:
    """The centre, reach and codes of the ball around them, and the axis that they spread along."""
    x, y, z, _numbers, masks = zip(*entries, strict=True)
    spans = [(min(values), max(values)) for values in (x, y, z)]
    middle_x, middle_y, middle_z = ((low + high) / 2 for low, high in spans)
    centre = middle_x, middle_y, middle_z
    reach = max(dist(centre, point) for point in zip(x, y, z, strict=True)) + _SLACK
    widest = max(range(3), key=lambda axis: spans[axis][1] - spans[axis][0])
    return centre, reach, reduce(or_, masks), widest


def _rows_of(entries: Sequence[_Row]) -> _Rows:
    x, y, z, numbers, masks = zip(*entries, strict=True)
    return _Rows(array("d", x), array("d", y), array("d", z), array("q", numbers), masks)
