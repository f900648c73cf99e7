"""The dots of a small map, joined where they would be drawn over one another, and its star."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

_STAR, _STAR_SHOWS = 9, 8

Pixel = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """Facilities at (nearly) one point, by their numbers, the nearest first."""

    x: int
    y: int
    numbers: tuple[int, ...]

    @property
    def number(self) -> int:
        """The number of the nearest."""
        return self.numbers[0]

    @property
    def stands_for_several(self) -> bool:
        """Whether more than one would be drawn here."""
        return len(self.numbers) > 1

    @property
    def label(self) -> str:
        """ "3", or "3+2" for number 3 and two more."""
        more = len(self.numbers) - 1
        return f"{self.number}+{more}" if more else str(self.number)

    @property
    def radius(self) -> int:
        """How large it is drawn: wide enough for its label."""
        return 6 + 3 * len(self.label) if self.stands_for_several else 10

    @property
    def pixel(self) -> Pixel:
        """Its middle."""
        return self.x, self.y

    def covers(self, other: "Dot") -> bool:
        """Whether the two would be drawn over one another."""
        return dist(self.pixel, other.pixel) < self.radius + other.radius

    def joined(self, other: "Dot") -> "Dot":
        """One dot for both, where the nearer facility is."""
        first = min(self, other, key=lambda dot: dot.number)
        return Dot(first.x, first.y, tuple(sorted(self.numbers + other.numbers)))


def dots_at(pixels: Sequence[Pixel], first_number: int) -> tuple[Dot, ...]:
    """One dot for all facilities that would print on top of each other, nearest first."""
    dots: list[Dot] = []
    for number, (x, y) in enumerate(pixels, start=first_number):
        dot = Dot(round(x), round(y), (number,))
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
        for away in (dist(dot.pixel, middle),)
        if away < dot.radius + _STAR
    )
    return round(max(reaches, default=_STAR))
