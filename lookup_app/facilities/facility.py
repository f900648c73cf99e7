"""A facility: one place that offers care, and how far it is."""

from dataclasses import dataclass
from typing import Literal

from geopy import Point

from lookup_app.facilities import service_codes
from lookup_app.facilities.post_boxes import without_post_box
from lookup_app.facilities.sources import Source
from lookup_app.guidance.mark import Mark

PhoneKind = Literal["main", "intake", "hotline"]


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number in E.164 form ("+19185550100"), with its extension where it has one."""

    number: str
    extension: str | None = None
    kind: PhoneKind = "main"

    @property
    def text(self) -> str:
        """The number as people write it: "(918) 555-0100", with " ext. 12" where it has one."""
        area, exchange, line = self.number[2:5], self.number[5:8], self.number[8:]
        extension = f" ext. {self.extension}" if self.extension else ""
        return f"({area}) {exchange}-{line}{extension}"

    @property
    def uri(self) -> str:
        """The address that dials it (RFC 3966)."""
        return f"tel:{self.number}" + (f";ext={self.extension}" if self.extension else "")


@dataclass(frozen=True, slots=True)
class Facility:
    """One place that offers care.

    Latitude and longitude are WGS 84 degrees; ``approximate`` says that they stand for the ZIP or
    the town, because no point of the facility's own is known. ``code_mask`` holds its service
    codes, one bit each, because a set of strings would cost fifty times the memory. ``name2`` and
    ``street2`` are the second lines that ``name`` and ``street`` end with, where there are some.
    ``sources`` are the lists that name it. ``labels`` are what it offers in the words of
    FindTreatment.gov, where no service code is known for them. ``mark`` is what a moderator found
    of it, and the list does not say.
    """

    id: str
    name: str
    street: str
    city: str
    state: str
    zip: str
    latitude: float
    longitude: float
    approximate: bool = False
    county: str | None = None
    phones: tuple[Phone, ...] = ()
    website: str | None = None
    code_mask: int = 0
    name2: str = ""
    street2: str = ""
    sources: tuple[Source, ...] = ()
    labels: tuple[str, ...] = ()
    mark: Mark | None = None

    @property
    def point(self) -> Point:
        """Its coordinates as a geopy point."""
        return Point(self.latitude, self.longitude)

    @property
    def name1(self) -> str:
        """Its name without the second line."""
        return _first_line(self.name, " - ", self.name2)

    @property
    def street1(self) -> str:
        """Its street without the second line."""
        return _first_line(self.street, ", ", self.street2)

    @property
    def town_line(self) -> str:
        """Its town, state and ZIP, as on an envelope."""
        return f"{self.city}, {self.state} {self.zip}"

    @property
    def street_to_visit(self) -> str:
        """Its street without a post office box; empty where no street is known."""
        return without_post_box(self.street)

    @property
    def codes(self) -> tuple[str, ...]:
        """Its service codes, in the order of the code list."""
        return service_codes.codes_in(self.code_mask)


@dataclass(frozen=True, slots=True)
class Nearby:
    """A facility and the great-circle distance from the place searched to its point."""

    facility: Facility
    distance_miles: float


def _first_line(whole: str, between: str, second: str) -> str:
    """The first of two lines that were joined."""
    return whole.removesuffix(second).removesuffix(between).rstrip() if second else whole


@dataclass(frozen=True, slots=True)
class NamedFacilities:
    """The facilities of a name, the very name first; ``more`` where there are too many to list."""

    facilities: tuple[Facility, ...] = ()
    more: bool = False
