"""County and state lines of the United States: those near a point, for the small maps."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import floor
from typing import Any

Point = tuple[float, float]
"""Longitude and latitude in degrees."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of border: of a state (or the coast), or only of a county."""

    points: tuple[Point, ...]
    of_state: bool


class Outlines:
    """All lines, filed by the one-degree squares that they pass through."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._by_square: dict[tuple[int, int], set[int]] = defaultdict(set)
        for number, line in enumerate(lines):
            for square in _squares_of(line):
                self._by_square[square].add(number)

    def near(self, west: float, south: float, east: float, north: float) -> Iterator[Line]:
        """The lines that may pass through the box, in degrees; ``east`` may be above 180."""
        numbers: set[int] = set()
        for x in range(floor(west), floor(east) + 1):
            for y in range(floor(south), floor(north) + 1):
                numbers |= self._by_square.get(((x + 180) % 360 - 180, y), set())
        return (self._lines[number] for number in sorted(numbers))


@cache
def outlines() -> Outlines:
    """The shipped lines (U.S. Census Bureau, 2023), read on first use."""
    shipped = files("lookup_app").joinpath("data/outlines.json.gz").read_bytes()
    return Outlines(list(_decoded(json.loads(gzip.decompress(shipped)))))


def _decoded(topology: dict[str, Any]) -> Iterator[Line]:
    """Undo TopoJSON's steps: each arc is whole numbers, each the difference to the one before."""
    (scale_x, scale_y), (move_x, move_y) = topology["scale"], topology["translate"]
    of_states = set(topology["state_arcs"])
    for number, arc in enumerate(topology["arcs"]):
        xs = accumulate(step[0] for step in arc)
        ys = accumulate(step[1] for step in arc)
        points = ((x * scale_x + move_x, y * scale_y + move_y) for x, y in zip(xs, ys, strict=True))
        yield Line(tuple(points), number in of_states)


def _squares_of(line: Line) -> set[tuple[int, int]]:
    """The squares of its points and, as its steps may be long, all between two of them."""
    squares = set()
    for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
        for x in range(floor(min(x1, x2)), floor(max(x1, x2)) + 1):
            for y in range(floor(min(y1, y2)), floor(max(y1, y2)) + 1):
                squares.add((x, y))
    return squares
