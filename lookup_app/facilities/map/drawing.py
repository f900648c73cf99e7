"""A small map of the facilities on a page, as numbers for an SVG: no tiles, no third party."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin

from lookup_app.facilities.facility import Facility, Nearby
from lookup_app.facilities.map.dots import Dot, Pixel, dots_at, star_under
from lookup_app.facilities.map.labels import Box, FreeSpace, Label
from lookup_app.facilities.map.outlines import OutlineLine, outlines
from lookup_app.facilities.map.paths import path_of
from lookup_app.facilities.search.borders import has_borders
from lookup_app.places import Place

# As wide as a phone shows it, so that labels are there as large as they say.
WIDTH, HEIGHT = 320, 260
_MARGIN = 18
_MILES_PER_DEGREE = 69.1
_LEAST_MILES = 1.5
# Beyond this a flat map of the ground is wrong, and no help to anybody on the way to a clinic.
_MOST_MILES = 400
_RINGS_MILES = (1, 5, 10, 25, 50, 100, 250)
_LEAST_RING = 26
_MOST_TOWNS = 8
# On a map of more ground a county is a few pixels wide: its lines are noise, and heavy.
_MOST_MILES_WITH_COUNTIES = 75
# Below, above, right, left and between: where a ring may carry its label.
_COMPASS = tuple(turn * pi / 4 for turn in (2, 6, 0, 4, 1, 3, 5, 7))
# Below and above a town, where its name may stand instead: past a dot, past the star.
_BESIDE = (0, 18, -18, 30, -30)

TownsAround = Callable[[float, float, float], Sequence[Place]]
"""The towns within a square around a latitude and a longitude, so many miles to each side; the
largest first."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle of so many miles around the place, ``radius`` in pixels."""

    miles: int
    radius: int

    @property
    def words(self) -> str:
        """What it says; "mi" is short for miles and for millas."""
        return f"{self.miles} mi"

    def middles(self) -> Iterator[Pixel]:
        """Where on the ring its label may stand."""
        for angle in _COMPASS:
            yield WIDTH / 2 + self.radius * cos(angle), HEIGHT / 2 + self.radius * sin(angle)


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """What the template draws; the place itself is in the middle, under a star so large.

    ``facilities`` are those shown, numbered from ``first_number``.
    """

    counties: str
    states: str
    rings: tuple[Ring, ...]
    ring_labels: tuple[Label, ...]
    towns: tuple[Label, ...]
    dots: tuple[Dot, ...]
    star: int
    facilities: tuple[Facility, ...]
    first_number: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def several(self) -> bool:
        """Whether there are numbers to tell one from another."""
        return len(self.facilities) > 1

    @property
    def groups(self) -> tuple[Dot, ...]:
        """The dots that stand for several facilities."""
        return tuple(dot for dot in self.dots if dot.stands_for_several)

    def facility(self, number: int) -> Facility:
        """The facility of that number."""
        return self.facilities[number - self.first_number]

    def dot_of(self, number: int) -> Dot:
        """The dot that stands for the facility of that number, alone or with others."""
        return next(dot for dot in self.dots if number in dot.numbers)


def draw_map(
    place: Place, items: Sequence[Nearby], first_number: int, towns_around: TownsAround
) -> MapDrawing | None:
    """The map of facilities numbered from ``first_number``; None where it would not help."""
    if not items:
        return None
    farthest = max(nearby.distance_miles for nearby in items)
    if farthest > _MOST_MILES:
        return None
    view = _View.around(place, max(farthest, _LEAST_MILES))
    lines = list(view.lines())
    pixels = [view.pixel(n.facility.longitude, n.facility.latitude) for n in items]
    dots = dots_at(pixels, first_number)
    star = star_under(dots, (WIDTH / 2, HEIGHT / 2))
    rings = () if has_borders(place) else tuple(view.rings())
    space = FreeSpace(Box(2, 0, WIDTH - 2, HEIGHT), _marks(dots, 0 if has_borders(place) else star))
    return MapDrawing(
        counties=view.path(line for line in lines if not line.of_state and view.shows_counties),
        states=view.path(line for line in lines if line.of_state),
        rings=rings,
        ring_labels=tuple(itertools.chain(*(space.placed(r.words, r.middles()) for r in rings))),
        towns=tuple(itertools.islice(view.towns(space, towns_around), _MOST_TOWNS)),
        dots=dots,
        star=star,
        facilities=tuple(nearby.facility for nearby in items),
        first_number=first_number,
    )


def _marks(dots: Sequence[Dot], star: int) -> Iterator[Box]:
    """What must not be written over."""
    yield Box.around((WIDTH / 2, HEIGHT / 2), star, star)
    for dot in dots:
        yield Box.around(dot.pixel, dot.radius, dot.radius)


@dataclass(frozen=True, slots=True)
class _View:
    """The ground around the place, flattened, so many pixels to a degree up and across.

    A degree of longitude shrinks with the latitude.
    """

    place: Place
    reach_miles: float
    pixels_per_mile: float
    up: float
    across: float

    @classmethod
    def around(cls, place: Place, reach_miles: float) -> "_View":
        """The ground so far around the place as the picture is high."""
        pixels_per_mile = (HEIGHT / 2 - _MARGIN) / reach_miles
        up = _MILES_PER_DEGREE * pixels_per_mile
        return cls(place, reach_miles, pixels_per_mile, up, up * cos(radians(place.latitude)))

    @property
    def shows_counties(self) -> bool:
        """Whether the ground is small enough for the lines of counties."""
        return self.reach_miles <= _MOST_MILES_WITH_COUNTIES

    def pixel(self, longitude: float, latitude: float) -> Pixel:
        """Where a point is on the map, also across the antimeridian."""
        x = ((longitude - self.place.longitude + 540) % 360 - 180) * self.across
        return WIDTH / 2 + x, HEIGHT / 2 - (latitude - self.place.latitude) * self.up

    def lines(self) -> Iterator[OutlineLine]:
        """The borders that may show."""
        up, across = HEIGHT / 2 / self.up, WIDTH / 2 / max(self.across, self.up / 10)
        longitude, latitude = self.place.longitude, self.place.latitude
        yield from outlines().near(
            longitude - across, latitude - up, longitude + across, latitude + up
        )

    def towns(self, space: FreeSpace, towns_around: TownsAround) -> Iterator[Label]:
        """The names of towns that find room, each once."""
        place = self.place
        across = WIDTH / 2 / self.pixels_per_mile
        named: set[str] = set()
        for town in towns_around(place.latitude, place.longitude, across):
            if town.name not in named:
                named.add(town.name)
                x, y = self.pixel(town.longitude, town.latitude)
                yield from space.placed(town.name, [(x, y + below) for below in _BESIDE])

    def rings(self) -> Iterator[Ring]:
        """The rings that fit and are large enough to carry their label."""
        for miles in _RINGS_MILES:
            radius = miles * self.pixels_per_mile
            if _LEAST_RING <= radius <= HEIGHT / 2:
                yield Ring(miles, round(radius))

    def path(self, lines: Iterator[OutlineLine]) -> str:
        """The lines as an SVG path."""
        drawn = (map(self.pixel, line.longitudes, line.latitudes) for line in lines)
        return path_of(drawn, WIDTH, HEIGHT)
