"""County and state lines of the United States: those near a point, for the small maps."""

import gzip
import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from math import floor
from typing import Any


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A stretch of border: of a state (or the coast), or only of a county. Degrees."""

    longitudes: Sequence[float]
    latitudes: Sequence[float]
    of_state: bool


class Outlines:
    """All lines, filed by the one-degree squares that they pass through.

    Their points lie one behind the other: thousands of short lists would cost six times the memory.
    """

    def __init__(self, lines: Iterable[OutlineLine]) -> None:
        self._longitudes, self._latitudes = array("f"), array("f")
        self._ends, self._of_states = array("L", [0]), array("B")
        self._by_square: dict[tuple[int, int], array[int]] = defaultdict(lambda: array("H"))
        for number, line in enumerate(lines):
            self._longitudes.extend(line.longitudes)
            self._latitudes.extend(line.latitudes)
            self._ends.append(len(self._longitudes))
            self._of_states.append(line.of_state)
            for square in _squares_of(line):
                self._by_square[square].append(number)

    def near(self, west: float, south: float, east: float, north: float) -> Iterator[OutlineLine]:
        """The lines that may pass through the box, in degrees; ``east`` may be above 180."""
        numbers: set[int] = set()
        for x in range(floor(west), floor(east) + 1):
            for y in range(floor(south), floor(north) + 1):
                numbers.update(self._by_square.get(((x + 180) % 360 - 180, y), ()))
        return map(self._line, sorted(numbers))

    def _line(self, number: int) -> OutlineLine:
        its_points = slice(*self._ends[number : number + 2])
        return OutlineLine(
            self._longitudes[its_points],
            self._latitudes[its_points],
            bool(self._of_states[number]),
        )


@cache
def outlines() -> Outlines:
    """The shipped lines (U.S. Census Bureau, 2023), read on first use."""
    shipped = files("lookup_app").joinpath("data/outlines.json.gz").read_bytes()
    return Outlines(_decoded(json.loads(gzip.decompress(shipped))))


def _decoded(topology: dict[str, Any]) -> Iterator[OutlineLine]:
    """Undo TopoJSON's steps: each arc is whole numbers, each the difference to the one before."""
    (scale_x, scale_y), (move_x, move_y) = topology["scale"], topology["translate"]
    of_states = set(topology["state_arcs"])
    for number, arc in enumerate(topology["arcs"]):
        longitudes = (x * scale_x + move_x for x in accumulate(step[0] for step in arc))
        latitudes = (y * scale_y + move_y for y in accumulate(step[1] for step in arc))
        # Single precision is two meters: the lines themselves are drawn to hundreds.
        yield OutlineLine(array("f", longitudes), array("f", latitudes), number in of_states)


def _squares_of(line: OutlineLine) -> set[tuple[int, int]]:
    """The squares of its points and, as its steps may be long, all between two of them."""
    squares = set()
    for (x1, y1), (x2, y2) in pairwise(zip(line.longitudes, line.latitudes, strict=True)):
        for x in range(floor(min(x1, x2)), floor(max(x1, x2)) + 1):
            for y in range(floor(min(y1, y2)), floor(max(y1, y2)) + 1):
                squares.add((x, y))
    return squares
