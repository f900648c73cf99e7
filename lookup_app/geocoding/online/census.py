"""The geocoder of the U.S. Census Bureau in geopy's shape; geopy has none of its own."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from geopy.exc import GeocoderParseError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

_ADDRESS = "https://geocoding.geo.census.gov/geocoder/locations/onelineaddress"
_BENCHMARK = "Public_AR_Current"


class Census(Geocoder):
    """Finds US street addresses. Free, without a key."""

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The location of an address, or None; raises geopy's errors."""
        wanted = {"address": query, "benchmark": _BENCHMARK, "format": "json"}
        read: Callable[[Any], Any] = partial(self._read, exactly_one=exactly_one)
        return self._call_geocoder(f"{_ADDRESS}?{urlencode(wanted)}", read, timeout=timeout)

    def _read(self, answer: Any, exactly_one: bool) -> Location | list[Location] | None:
        try:
            found = [
                Location(
                    match["matchedAddress"],
                    (match["coordinates"]["y"], match["coordinates"]["x"]),
                    match,
                )
                for match in answer["result"]["addressMatches"]
            ]
        except (KeyError, TypeError) as error:
            raise GeocoderParseError("not the answer of the Census geocoder") from error
        if exactly_one:
            return found[0] if found else None
        return found
