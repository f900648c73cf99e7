"""The radii that a page offers: the one wide enough, and the next to offer."""

from collections.abc import Sequence

from lookup_app.facilities.directory import PAGE_SIZE
from lookup_app.facilities.search.nearest import Hit, chord_to_miles

# The radii a page offers, in miles. The smallest that fills a page is wide enough.
RADII_MILES: tuple[float, ...] = (5, 10, 25, 50, 100, 250)
ENOUGH = PAGE_SIZE


def wide_enough(nearest: Sequence[Hit], known_miles: float) -> float | None:
    """The smallest usual radius that fills a page; None where not even the widest does."""
    if len(nearest) < ENOUGH:
        return None
    farthest = chord_to_miles(nearest[-1][0])
    radius = _holding(farthest)
    return min(radius, known_miles) if radius and farthest <= known_miles else None


def next_radius(
    radius_miles: float | None, beyond_miles: float | None, found: int, *, bordered: bool
) -> float | None:
    """The radius to offer in one press: the next that is known, or likely, to find more."""
    wider = radius_miles + 1 if radius_miles else 0
    if found < ENOUGH:
        return _holding(max(beyond_miles, wider)) if beyond_miles and (wider or bordered) else None
    return _holding(wider) if wider else None


def _holding(distance_miles: float) -> float | None:
    return next((radius for radius in RADII_MILES if radius >= distance_miles), None)
