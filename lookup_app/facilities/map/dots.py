"""The dots of a small map, joined where they would be drawn over one another, and its star."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

_STAR, _STAR_SHOWS = 9, 8

Pixel = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """Facilities at (nearly) one point: the number of the nearest, and how many more there are."""

    x: int
    y: int
    number: int
    more: int

    @property
    def label(self) -> str:
        """ "3", or "3+2" for number 3 and two more."""
        return f"{self.number}+{self.more}" if self.more else str(self.number)

    @property
    def radius(self) -> int:
        """How large it is drawn: wide enough for its label."""
        return 6 + 3 * len(self.label) if self.more else 10

    def covers(self, other: "Dot") -> bool:
        """Whether the two would be drawn over one another."""
        return dist((self.x, self.y), (other.x, other.y)) < self.radius + other.radius

    def joined(self, other: "Dot") -> "Dot":
        """One dot for both, where the nearer facility is."""
        first = min(self, other, key=lambda dot: dot.number)
        return Dot(first.x, first.y, first.number, self.more + other.more + 1)


def dots_at(pixels: Sequence[Pixel], first_number: int) -> tuple[Dot, ...]:
    """One dot for all facilities that would print on top of each other, nearest first."""
    dots: list[Dot] = []
    for number, (x, y) in enumerate(pixels, start=first_number):
        dot = Dot(round(x), round(y), number, 0)
        # A dot for several is larger, so it may cover yet another.
        while covered := next(filter(dot.covers, dots), None):
            dots.remove(covered)
            dot = dot.joined(covered)
        dots.append(dot)
    return tuple(sorted(dots, key=lambda dot: dot.number))


def star_under(dots: Sequence[Dot], middle: Pixel) -> int:
    """How far the points of the star in the middle reach: past a dot that lies over it."""
    reaches = (
        away + dot.radius + _STAR_SHOWS
        for dot in dots
        for away in (dist((dot.x, dot.y), middle),)
        if away < dot.radius + _STAR
    )
    return round(max(reaches, default=_STAR))
