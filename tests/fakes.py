"""Stand-ins passed to the site in tests: places, facilities, directories, geocoders that fail."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import FIRST_PAGE, DirectoryStatus, DirectoryUnavailable
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.search.catalog import Catalog
from lookup_app.facilities.sources import OPERATOR, Source
from lookup_app.places import Place

NOW = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)  # a Thursday, noon in New York
LISTED_ON = date(2026, 10, 1)
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


class SetClock:
    """A clock that is set by hand, so that no test depends on the day it is run."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class KnownPlaces:
    """A gazetteer of the places given."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._zips = {place.name: place for place in places if place.kind == "zip"}
        self._cities = [place for place in places if place.kind == "city"]

    def place_for_zip(self, zip_code: str, /) -> Place | None:
        return self._zips.get(zip_code)

    def towns_named(self, city: str, state: str, /) -> tuple[Place, ...]:
        asked = city.lower(), state
        return tuple(one for one in self._cities if (one.name.lower(), one.state) == asked)

    def county_at(self, latitude: float, longitude: float, /) -> str | None:
        zips = self._zips.values()
        near = [one for one in zips if abs(one.latitude - latitude) < 0.5]
        return near[0].county if near else None


class CatalogDirectory:
    """A directory of the facilities given."""

    asks_elsewhere = False

    def __init__(self, *facilities):
        self._catalog = Catalog(facilities)

    def search(self, place, filters, radius_miles=None, page=FIRST_PAGE):
        found = self._catalog.search(place, filters, radius_miles, page)
        return replace(found, as_of=LISTED_ON)

    def facility(self, facility_id, place=None):
        return self._catalog.facility(facility_id)

    def at_address_of(self, facility, place):
        return self._catalog.at_address_of(facility)

    def named(self, name):
        return self._catalog.named(name)

    def of_the_very_name(self, name):
        return self._catalog.of_the_very_name(name)

    def facilities(self):
        return self._catalog.facilities

    def status(self):
        return DirectoryStatus(len(self._catalog), 0, LISTED_ON)


class BrokenDirectory:
    """A directory that cannot answer."""

    asks_elsewhere = False

    def search(self, place, filters, radius_miles=None, page=FIRST_PAGE):
        raise DirectoryUnavailable("database: OperationalError")

    def facility(self, facility_id, place=None):
        raise DirectoryUnavailable("database: OperationalError")

    def at_address_of(self, facility, place):
        raise DirectoryUnavailable("database: OperationalError")

    def named(self, name):
        raise DirectoryUnavailable("database: OperationalError")

    of_the_very_name = named

    def facilities(self):
        raise DirectoryUnavailable("database: OperationalError")

    def status(self):
        raise DirectoryUnavailable("database: OperationalError")


class UndatedDirectory(CatalogDirectory):
    """A list of which nobody said which day it stands for."""

    def __init__(self, *facilities):
        unknown = (Source(OPERATOR, imported_on=LISTED_ON),)
        super().__init__(*(replace(one, sources=unknown) for one in facilities))

    def search(self, place, filters, radius_miles=None, page=FIRST_PAGE):
        return self._catalog.search(place, filters, radius_miles, page)

    def status(self):
        return DirectoryStatus(len(self._catalog), 0, None)


class FailingGeocoder:
    """A geocoder whose failure names the query, as failures of parsers do."""

    asked = ()

    def __init__(self, failure: type[Exception]) -> None:
        self.failure = failure

    def geocode(self, query: str):
        raise self.failure(f"cannot parse {query!r}")

    as_spelled = named = geocode
