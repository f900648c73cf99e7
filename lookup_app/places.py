"""Places in the United States, the ids that name them in addresses, and distances between them."""

import re
from dataclasses import dataclass
from typing import Literal

from geopy import Point
from geopy.distance import great_circle

PlaceKind = Literal[
    "zip", "city", "county", "state", "metro", "neighborhood", "airport", "landmark", "point"
]

# Words that follow /near/<place-id>/ in addresses, so no place may have one as its slug.
RESERVED_SLUGS = frozenset(
    {
        *("handout", "handout.pdf", "handout.txt", "handout.vcf", "handout.ics"),
        "qr.svg",
        "facilities",
    }
)

_ZIP = re.compile(r"(\d{5})(?:-?\d{4})?")
_STATE_OR_SLUG = re.compile(r"[a-z]{2}(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?")
_NAMED = re.compile(r"(?:metro|airport)/[a-z0-9]+(?:-[a-z0-9]+)*")
_POINT = re.compile(r"(-?\d{1,2}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)")


@dataclass(frozen=True, slots=True)
class Place:
    """A place a person can search near.

    ``name`` is the bare name ("Tulsa", "Tulsa County", "74103"), ``city`` the post office or parent
    city of a ZIP or neighborhood, ``state`` the two-letter code. Latitude and longitude are WGS 84
    degrees. ``approximate`` says that the point stands for an area or was derived, not looked up.
    """

    id: str
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

    @property
    def point(self) -> Point:
        """The place's coordinates as a geopy point."""
        return Point(self.latitude, self.longitude)

    @property
    def label(self) -> str:
        """The place as one writes it on an envelope: "Tulsa, OK 74103", "Tulsa, OK", "Oklahoma"."""
        match self.kind:
            case "zip":
                return f"{self.city}, {self.state} {self.name}" if self.city else self.name
            case "neighborhood" if self.city:
                return f"{self.name}, {self.city}, {self.state}"
            case "state" | "metro" | "point":
                return self.name
            case _:
                return f"{self.name}, {self.state}"


def distance_miles(a: Point, b: Point) -> float:
    """Great-circle distance in miles."""
    return float(great_circle(a, b).miles)


def canonical_place_id(text: str) -> str | None:
    """The one spelling of a place id, or None where the text cannot be a place id.

    Lower case, five-digit ZIP, two decimals at most, no negative zero. Whether such a place
    exists is for the gazetteer to say.
    """
    text = text.strip().lower()
    if zip_code := _ZIP.fullmatch(text):
        return zip_code[1]
    if point := _POINT.fullmatch(text):
        return point_id(float(point[1]), float(point[2]))
    if _STATE_OR_SLUG.fullmatch(text) or _NAMED.fullmatch(text):
        return None if text.rpartition("/")[2] in RESERVED_SLUGS else text
    return None


def point_id(latitude: float, longitude: float) -> str | None:
    """The id of a point, rounded to two decimals (about a kilometre), or None outside the globe."""
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):  # so that NaN is refused too
        return None
    return f"{_two_decimals(latitude)},{_two_decimals(longitude)}"


def _two_decimals(degrees: float) -> str:
    # Adding zero turns -0.0 into 0.0.
    return f"{round(degrees, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
