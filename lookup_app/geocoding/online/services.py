"""Online geocoders through geopy, each with its name, its pauses and its one error."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from geopy.exc import GeopyError
from geopy.geocoders import ArcGIS, Nominatim, Pelias, Photon
from geopy.location import Location

from lookup_app.geocoding.online.asking import AskOnce
from lookup_app.geocoding.online.census import Census
from lookup_app.geocoding.online.pauses import Pace, Rest
from lookup_app.geocoding.outcomes import GeocoderUnavailable

# geopy writes whole addresses, and so what somebody typed, with the text of an HTTP error.
logging.getLogger("geopy").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class OnlineGeocoder:
    """One geopy geocoder. ``name`` is what the pages call whoever is asked."""

    name: str
    service: Any
    pace: Pace
    rest: Rest = field(default_factory=Rest)

    def point(self, address: str, seconds: float) -> tuple[float, float] | None:
        """Latitude and longitude of an address, or None where the service knows none.

        None as well while the service is not to be asked: too soon after the last question, or
        at rest after failures. Raises ``GeocoderUnavailable``, which never carries the address,
        for every failure: refused, over its limit, no answer within so many seconds, down, or an
        answer that cannot be read.
        """
        if self.rest.is_on() or not self.pace.allows_now():
            return None
        try:
            location = self.service.geocode(address, exactly_one=True, timeout=seconds)
        except (GeopyError, KeyError, TypeError, ValueError, IndexError) as error:
            self.rest.failed()
            raise GeocoderUnavailable(f"{self.name}: {type(error).__name__}") from None
        self.rest.answered()
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
    names: Sequence[str], user_agent: str, adapter_factory: Callable[..., Any] = AskOnce
) -> tuple[OnlineGeocoder, ...]:
    """The geocoders of the setting, in its order; "pelias:HOST" names a Pelias server.

    Raises ValueError for a name that is not known.
    """
    return tuple(_online_geocoder(name, user_agent, adapter_factory) for name in names)


def _online_geocoder(
    name: str, user_agent: str, adapter_factory: Callable[..., Any]
) -> OnlineGeocoder:
    settings = {"user_agent": user_agent, "adapter_factory": adapter_factory}
    if name.startswith("pelias:"):
        host = name.removeprefix("pelias:")
        return OnlineGeocoder(host, Pelias(host, **settings), Pace(0.1))
    if name not in SERVICES:
        raise ValueError(f"GEOCODERS: must be among {', '.join(SERVICES)}, pelias:HOST")
    label, service, seconds = SERVICES[name]
    return OnlineGeocoder(label, service(**settings), Pace(seconds))
