"""Facilities, places and gazetteers made for tests."""

from collections.abc import Sequence

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import Facility
from lookup_app.facilities.filters import Filters
from lookup_app.places import Place

TULSA = Place("74103", "74103", "zip", "OK", 36.154, -95.993, "Tulsa County", "Tulsa")


class Arguments(dict[str, list[str]]):
    """A query string's values, as werkzeug's MultiDict gives them."""

    def getlist(self, key: str, /) -> list[str]:
        return self.get(key, [])


def filters(**chosen: str) -> Filters:
    """Filters from words: ``filters(care="detox residential")``."""
    return Filters.parse(Arguments({kind: words.split() for kind, words in chosen.items()}))


def facility(
    name: str, latitude: float, longitude: float, codes: str = "", **more: object
) -> Facility:
    fields: dict[str, object] = {
        "id": name.lower().replace(" ", "-"),
        "name": name,
        "street": "1 Main Street",
        "city": "Tulsa",
        "state": "OK",
        "zip": "74103",
        "county": "Tulsa County",
        "latitude": latitude,
        "longitude": longitude,
        "code_mask": service_codes.mask_of(codes.split()),
    }
    return Facility(**(fields | more))  # type: ignore[arg-type]


class KnownPlaces:
    """A gazetteer of the places given."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._zips = {place.name: place for place in places if place.kind == "zip"}
        self._cities = {
            (place.name.lower(), place.state): place for place in places if place.kind == "city"
        }

    def place_for_zip(self, zip_code: str, /) -> Place | None:
        return self._zips.get(zip_code)

    def place_for_city(self, city: str, state: str, /) -> Place | None:
        return self._cities.get((city.lower(), state))
