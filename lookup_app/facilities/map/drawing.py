"""A small map of the facilities on a page, as numbers for an SVG: no tiles, no third party."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

from lookup_app.facilities.facility import Facility, Nearby
from lookup_app.facilities.map.dots import Dot, Pixel, dots_at, star_under
from lookup_app.facilities.map.outlines import OutlineLine, outlines
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
_LEAST_STEP = 1.2


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle of so many miles around the place, ``radius`` in pixels."""

    miles: int
    radius: int


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """What the template draws; the place itself is in the middle, under a star so large.

    ``facilities`` are those shown, numbered from ``first_number``.
    """

    counties: str
    states: str
    rings: tuple[Ring, ...]
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

    def facility_at(self, dot: Dot) -> Facility:
        """The facility of a dot; the nearest, where it stands for several."""
        return self.facilities[dot.number - self.first_number]


def draw_map(place: Place, items: Sequence[Nearby], first_number: int) -> MapDrawing | None:
    """The map of facilities numbered from ``first_number``; None where it would not help."""
    if not items:
        return None
    farthest = max(nearby.distance_miles for nearby in items)
    if farthest > _MOST_MILES:
        return None
    view = _View(place, max(farthest, _LEAST_MILES))
    lines = list(view.lines())
    pixels = [view.pixel(n.facility.longitude, n.facility.latitude) for n in items]
    dots = dots_at(pixels, first_number)
    return MapDrawing(
        counties=view.path(line for line in lines if not line.of_state),
        states=view.path(line for line in lines if line.of_state),
        rings=tuple(view.rings()) if not has_borders(place) else (),
        dots=dots,
        star=star_under(dots, (WIDTH / 2, HEIGHT / 2)),
        facilities=tuple(nearby.facility for nearby in items),
        first_number=first_number,
    )


@dataclass(frozen=True, slots=True)
class _View:
    """The ground around the place, flattened: a degree of longitude shrinks with the latitude."""

    place: Place
    reach_miles: float

    @property
    def pixels_per_mile(self) -> float:
        return (HEIGHT / 2 - _MARGIN) / self.reach_miles

    def pixel(self, longitude: float, latitude: float) -> Pixel:
        """Where a point is on the map, also across the antimeridian."""
        per_degree = _MILES_PER_DEGREE * self.pixels_per_mile
        shrink = cos(radians(self.place.latitude))
        x = ((longitude - self.place.longitude + 540) % 360 - 180) * per_degree * shrink
        y = (latitude - self.place.latitude) * per_degree
        return WIDTH / 2 + x, HEIGHT / 2 - y

    def lines(self) -> Iterator[OutlineLine]:
        """The borders that may show."""
        per_degree = _MILES_PER_DEGREE * self.pixels_per_mile
        up = HEIGHT / 2 / per_degree
        across = WIDTH / 2 / per_degree / max(0.1, cos(radians(self.place.latitude)))
        longitude, latitude = self.place.longitude, self.place.latitude
        yield from outlines().near(
            longitude - across, latitude - up, longitude + across, latitude + up
        )

    def rings(self) -> Iterator[Ring]:
        """The rings that fit and are large enough to carry their label."""
        for miles in _RINGS_MILES:
            radius = miles * self.pixels_per_mile
            if _LEAST_RING <= radius <= HEIGHT / 2:
                yield Ring(miles, round(radius))

    def path(self, lines: Iterator[OutlineLine]) -> str:
        """The lines as the ``d`` of an SVG path, cut at the edge, without invisible steps."""
        pieces: list[str] = []
        for line in lines:
            pixels = list(map(self.pixel, line.longitudes, line.latitudes))
            pieces.extend(_pieces(_thinned(pixels)))
        return "".join(pieces)


def _thinned(pixels: list[Pixel]) -> list[Pixel]:
    """The pixels without those hardly away from the one before; the ends stay."""
    kept = pixels[:1]
    for x, y in pixels[1:-1]:
        if max(abs(x - kept[-1][0]), abs(y - kept[-1][1])) >= _LEAST_STEP:
            kept.append((x, y))
    return kept + pixels[-1:]


def _pieces(pixels: list[Pixel]) -> Iterator[str]:
    """Each stretch that crosses the picture, as "M", its start and the steps from there."""
    drawing = False
    at = (0, 0)
    for one, two in itertools.pairwise(pixels):
        if not _shows(one, two):
            drawing = False
            continue
        if not drawing:
            at = round(one[0]), round(one[1])
            yield f"M{at[0]} {at[1]}l"
        step = round(two[0]) - at[0], round(two[1]) - at[1]
        at = at[0] + step[0], at[1] + step[1]
        yield f"{' ' if drawing and step[0] >= 0 else ''}{step[0]} {step[1]}"
        drawing = True


def _shows(one: Pixel, two: Pixel) -> bool:
    """Whether the box around two pixels meets the picture. A leap around the globe does not."""
    return (
        abs(one[0] - two[0]) < 20 * WIDTH
        and max(one[0], two[0]) >= 0
        and min(one[0], two[0]) <= WIDTH
        and max(one[1], two[1]) >= 0
        and min(one[1], two[1]) <= HEIGHT
    )
