"""Online geocoders through geopy, each with its name, its pace and its one error."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any

from geopy.adapters import RequestsAdapter
from geopy.exc import GeopyError
from geopy.geocoders import ArcGIS, Nominatim, Pelias, Photon
from geopy.location import Location

from lookup_app.geocoding.online.census import Census
from lookup_app.geocoding.outcomes import GeocoderUnavailable

TIMEOUT_SECONDS = 4.0

# Both write whole addresses, and so what somebody typed: urllib3 where it asks again, geopy with
# the text of an HTTP error.
for _talkative in ("geopy", "urllib3"):
    logging.getLogger(_talkative).setLevel(logging.ERROR)

# geopy's own default asks three times, each as long as the timeout allows.
_ASK_ONCE = partial(RequestsAdapter, max_retries=0)


@dataclass(slots=True)
class Pace:
    """The least time between two questions that a service's policy asks for, in seconds."""

    seconds: float
    clock: Callable[[], float] = time.monotonic
    _next: float = 0.0
    _lock: Any = field(default_factory=Lock)

    def allows_now(self) -> bool:
        """Whether a question may be sent now; if so, the time to the next one starts."""
        with self._lock:
            now = self.clock()
            if now < self._next:
                return False
            self._next = now + self.seconds
            return True


@dataclass(frozen=True, slots=True)
class OnlineGeocoder:
    """One geopy geocoder. ``name`` is what the pages call whoever is asked."""

    name: str
    service: Any
    pace: Pace

    def point(self, query: str) -> tuple[float, float] | None:
        """Latitude and longitude of a street address, or None where the service knows none.

        Raises ``GeocoderUnavailable``, which never carries the query, for every failure: refused,
        over its limit, too slow, down, or an answer that cannot be read.
        """
        if not self.pace.allows_now():
            raise GeocoderUnavailable(f"{self.name}: asked too often")
        try:
            location = self.service.geocode(query, exactly_one=True)
        except GeopyError as error:
            raise GeocoderUnavailable(f"{self.name}: {type(error).__name__}") from None
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise GeocoderUnavailable(f"{self.name}: unreadable ({type(error).__name__})") from None
        return _point(location)


def _point(location: Location | None) -> tuple[float, float] | None:
    return (location.latitude, location.longitude) if location else None


# Name in GEOCODERS -> who that is, its geopy class, seconds between questions, further settings.
# Nominatim's and Photon's public servers ask for one question a second at most.
SERVICES: dict[str, tuple[str, Callable[..., Any], float]] = {
    "census": ("U.S. Census Bureau", Census, 0.1),
    "nominatim": ("OpenStreetMap Nominatim", Nominatim, 1.0),
    "photon": ("Photon by komoot", Photon, 1.0),
    "arcgis": ("ArcGIS by Esri", ArcGIS, 0.1),
}


def online_geocoders(
    names: Sequence[str], user_agent: str, adapter_factory: Callable[..., Any] = _ASK_ONCE
) -> tuple[OnlineGeocoder, ...]:
    """The geocoders of the setting, in its order; "pelias:HOST" names a Pelias server.

    Raises ValueError for a name that is not known.
    """
    return tuple(_online_geocoder(name, user_agent, adapter_factory) for name in names)


def _online_geocoder(
    name: str, user_agent: str, adapter_factory: Callable[..., Any]
) -> OnlineGeocoder:
    settings = {
        "user_agent": user_agent,
        "timeout": TIMEOUT_SECONDS,
        "adapter_factory": adapter_factory,
    }
    if name.startswith("pelias:"):
        host = name.removeprefix("pelias:")
        return OnlineGeocoder(host, Pelias(host, **settings), Pace(0.1))
    if name not in SERVICES:
        raise ValueError(f"GEOCODERS: must be among {', '.join(SERVICES)}, pelias:HOST")
    label, service, seconds = SERVICES[name]
    return OnlineGeocoder(label, service(**settings), Pace(seconds))
