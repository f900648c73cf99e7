"""The rows that the build reads from its sources and turns into the gazetteer."""

from dataclasses import dataclass, field, replace
from math import asin, cos, radians, sin, sqrt

from lookup_app.places import PlaceKind


@dataclass(frozen=True, slots=True)
class PostalRow:
    """What the sources together say of one ZIP code."""

    zip_code: str
    state: str | None = None
    city: str | None = None
    county_fips: str | None = None
    older_fips: str | None = None
    metro: str | None = None
    population: int = 0
    geonames: tuple[float, float] | None = None
    zcta: tuple[float, float] | None = None
    other: tuple[float, float] | None = None
    time_zone: str | None = None
    county_shares: tuple[tuple[str, float], ...] = ()
    military: bool = False


@dataclass(frozen=True, slots=True)
class TownRow:
    """A populated place as GeoNames has it."""

    name: str
    state: str
    latitude: float
    longitude: float
    population: int
    time_zone: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignTown:
    """A larger town elsewhere; ``also`` are its other names."""

    name: str
    country: str
    population: int
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AirportRow:
    """An airport as a list has it; the older list has no time zones but tells airlines' ones."""

    code: str
    name: str
    city: str
    state: str
    latitude: float
    longitude: float
    time_zone: str | None = None
    scheduled: bool = False


@dataclass(frozen=True, slots=True)
class CountyShare:
    """The part of a ZIP's addresses that lies in a county, with the ZIP's preferred city."""

    fips: str
    share: float
    city: str
    state: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A place on its way into the gazetteer, with every name it answers to.

    ``names`` are as good as its own name, ``also`` are former, foreign or partial ones.
    """

    name: str
    kind: PlaceKind
    state: str
    latitude: float
    longitude: float
    county: str | None = None
    city: str | None = None
    population: int | None = None
    time_zone: str | None = None
    approximate: bool = False
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    fips: str | None = None
    id: str = ""

    def with_id(self, place_id: str) -> "Draft":
        """The same place under this id."""
        return replace(self, id=place_id)


@dataclass(slots=True)
class CountyTotals:
    """The people of a county and the middle of where they live, summed over its ZIPs."""

    people: float = 0.0
    latitude: float = 0.0
    longitude: float = 0.0
    zones: dict[str, float] = field(default_factory=dict)

    def add(self, people: float, point: tuple[float, float], zone: str | None) -> None:
        """Count one ZIP's people at its point."""
        self.people += people
        self.latitude += people * point[0]
        self.longitude += people * point[1]
        if zone:
            self.zones[zone] = self.zones.get(zone, 0.0) + people

    @property
    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the middle."""
        return self.latitude / self.people, self.longitude / self.people

    @property
    def time_zone(self) -> str | None:
        """The time zone of most people."""
        return max(self.zones, key=lambda zone: self.zones[zone]) if self.zones else None


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle kilometres; geopy's is exact too, but the build asks millions of times."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half = (
        sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    )
    return 12742.0 * asin(min(1.0, sqrt(half)))
