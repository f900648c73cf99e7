"""Asking online geocoders about street addresses, where the operator switched that on."""

import logging
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.geocoding.outcomes import Found, GeocoderUnavailable, Outcome
from lookup_app.geocoding.reading.numbers.street_lines import address_alone
from lookup_app.geocoding.reading.reading import Query
from lookup_app.places import Place, distance_miles, point_id

# An answer further from the gazetteer's than this (50 km) is about another place.
_SAME_PLACE_MILES = 31.0
# What one look-up may wait for others, all of them together.
_SECONDS_IN_ALL = 4.0

logger = logging.getLogger(__name__)


class StreetGeocoder(Protocol):
    """Whoever knows where street addresses are."""

    @property
    def name(self) -> str:
        """What the pages call it."""
        ...

    def point(self, address: str, seconds: float) -> tuple[float, float] | None:
        """Latitude and longitude, or None; raises ``GeocoderUnavailable``, in time."""
        ...


class RefiningGeocoder:
    """The gazetteer, and for street addresses whoever knows better, in order."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        streets: Sequence[StreetGeocoder],
        seconds_now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._gazetteer = gazetteer
        self._streets = streets
        self._seconds_now = seconds_now

    @property
    def asked(self) -> tuple[str, ...]:
        """Who else may be asked, by the names people know them by."""
        return tuple(street.name for street in self._streets)

    def geocode(self, query: str) -> Outcome:
        """The gazetteer's outcome, with a nearer point where a street address has one.

        Others are sent the address alone, and nothing where it cannot be told from other words.
        """
        outcome = self._gazetteer.geocode(query)
        if not isinstance(outcome, Found) or outcome.match != "approximate":
            return outcome
        address = address_alone(Query.of(query), outcome.place)
        return (self._refined(address, outcome.place) if address else None) or outcome

    def _refined(self, address: str, known: Place) -> Found | None:
        deadline = self._seconds_now() + _SECONDS_IN_ALL
        for street in self._streets:
            if (left := deadline - self._seconds_now()) <= 0:
                return None
            try:
                point = street.point(address, left)
            except GeocoderUnavailable as error:
                logger.warning("street geocoder gave no answer: %s", error)
                continue
            if point and (place := self._believable(point, known)):
                return Found(place)
        return None

    def _believable(self, point: tuple[float, float], known: Place) -> Place | None:
        """The point as a place, where it is in the same state and near what is known."""
        place_id = point_id(*point)
        place = self._gazetteer.place(place_id) if place_id else None
        if not isinstance(place, Place) or place.state != known.state:
            return None
        near = distance_miles(place.point, known.point) <= _SAME_PLACE_MILES
        return place if near else None
