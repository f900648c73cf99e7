"""Points: whether one lies in the United States, and the state, county and time zone there."""

from collections.abc import Sequence

from lookup_app.geocoding.data.store import Store
from lookup_app.places import Place, point_id

# The outlines are exact to about a kilometre; a pier or a beach still belongs to its shore.
_NUDGES = (0.0, 0.007, -0.007)
# Alaska's and Nevada's emptiest corners are this far from the nearest ZIP point.
_WIDENING_MILES = (10.0, 40.0, 120.0, 400.0)


class PlacesAt:
    """Describes points by the outlines of the states and the ZIP nearest to them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def place(self, latitude: float, longitude: float) -> Place | None:
        """The place of a point, rounded to two decimals; None outside the United States."""
        place_id = point_id(latitude, longitude)
        state = self.state(latitude, longitude)
        if place_id is None or state is None:
            return None
        latitude, longitude = (float(number) for number in place_id.split(","))
        nearest = self._nearest_zip(latitude, longitude, state)
        return Place(
            id=place_id,
            name=place_id.replace(",", ", "),
            kind="point",
            state=state,
            latitude=latitude,
            longitude=longitude,
            county=nearest.county if nearest else None,
            city=nearest.city if nearest else None,
            time_zone=nearest.time_zone if nearest else None,
        )

    def state(self, latitude: float, longitude: float) -> str | None:
        """The state or territory a point lies in."""
        for north in _NUDGES:
            for east in _NUDGES:
                if found := self._state_exactly(latitude + north, longitude + east):
                    return found
        return None

    def _state_exactly(self, latitude: float, longitude: float) -> str | None:
        for state, ring in self._store.outlines_around(latitude, longitude):
            if _inside(ring, latitude, longitude):
                return state
        return None

    def _nearest_zip(self, latitude: float, longitude: float, state: str) -> Place | None:
        for miles in _WIDENING_MILES:
            for _, place in self._store.near(latitude, longitude, miles, ("zip",)):
                if place.state == state:
                    return place
        return None


def _inside(ring: Sequence[float], latitude: float, longitude: float) -> bool:
    """Whether a ring of longitude, latitude, … goes round the point (even-odd rule)."""
    inside = False
    east, north = ring[-2], ring[-1]
    for position in range(0, len(ring), 2):
        next_east, next_north = ring[position], ring[position + 1]
        if (north > latitude) != (next_north > latitude):
            crossing = (next_east - east) * (latitude - north) / (next_north - north) + east
            if longitude < crossing:
                inside = not inside
        east, north = next_east, next_north
    return inside
