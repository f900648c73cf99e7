"""The large towns of the country, in memory: on a map of a whole state only they find room.

The database would look at each place of ten degrees of latitude, which takes longer than the rest
of a page.
"""

from collections.abc import Iterator
from functools import cached_property

from lookup_app.geocoding.data.circles import latitudes, longitudes
from lookup_app.geocoding.data.store import Store
from lookup_app.places import Place

_MOST = 1_000
# Around the pole, that is all north of the equator.
_TO_THE_EQUATOR_MILES = 6_220.0


class LargeTowns:
    """The largest thousand, read when somebody first asks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def around(self, latitude: float, longitude: float, miles: float) -> Iterator[Place]:
        """Those in the square around a point, so many miles to each side; the largest first."""
        south, north = latitudes(latitude, miles)
        spans = longitudes(latitude, longitude, miles)
        for town in self._towns:
            if south <= town.latitude <= north and any(
                west <= town.longitude <= east for west, east in spans
            ):
                yield town

    @cached_property
    def _towns(self) -> list[Place]:
        return self._store.largest_around(90, 0, _TO_THE_EQUATOR_MILES, ("city",), _MOST)
