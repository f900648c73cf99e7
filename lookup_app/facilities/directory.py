"""What a facility directory holds and answers: the shapes every directory and every page share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from geopy import Point

from lookup_app.facilities import service_codes
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.post_boxes import without_post_box
from lookup_app.facilities.service_codes import Kind
from lookup_app.facilities.sources import Source, SourceRead
from lookup_app.places import Place

PAGE_SIZE = 25
"""How many facilities a program gets at once."""

PhoneKind = Literal["main", "intake", "hotline"]
CountKey = tuple[Kind, str]


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
    FindTreatment.gov, where no service code is known for them.
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


@dataclass(frozen=True, slots=True)
class PageAsked:
    """Which page of an answer is asked for, and how many facilities a page has.

    Without ``with_far``, and where no radius is asked for, what is far (``search/far.py``) stands
    on no page.
    """

    number: int = 1
    size: int = PAGE_SIZE
    with_far: bool = True


FIRST_PAGE = PageAsked()
TO_READ = PageAsked(size=10, with_far=False)
"""What a page for people has."""


@dataclass(frozen=True, slots=True)
class Loosening:
    """How many facilities there would be if one kind of filter were let go."""

    kind: Kind
    total: int


@dataclass(frozen=True, slots=True)
class FacilityPage:
    """One page of an answer, nearest first (for a county or a state: by town, then by name).

    ``total`` counts all pages; with ``at_least`` there may be more, that nobody could read in time.
    ``radius_miles`` is the radius searched: the one asked for, or the
    smallest usual one that held enough; None where the search had no radius (a county, a state,
    or simply the nearest). ``counts`` says, for each choice of each kind, how many facilities
    there would be with it; ``loosen`` what to let go where little fits; ``next_radius_miles`` the
    next usual radius that finds more, and ``nearest_miles`` how far the nearest fitting facility
    is where the page is empty. ``as_of`` is None where nobody said which day the directory stands
    for.
    """

    items: tuple[Nearby, ...]
    total: int
    page: int
    as_of: date | None
    radius_miles: float | None = None
    stale: bool = False
    counts: Mapping[CountKey, int] = field(default_factory=dict)
    loosen: tuple[Loosening, ...] = ()
    next_radius_miles: float | None = None
    nearest_miles: float | None = None
    at_least: bool = False
    page_size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """The number of pages; one for an empty answer."""
        return max(1, -(-self.total // self.page_size))

    @property
    def first_number(self) -> int:
        """The number of its first facility, counted over all pages."""
        return (self.page - 1) * self.page_size + 1


@dataclass(frozen=True, slots=True)
class DirectoryStatus:
    """What a directory holds: facilities in all and by state, where they came from and when."""

    total: int
    approximate: int
    as_of: date | None
    sources: tuple[SourceRead, ...] = ()
    by_state: Mapping[str, int] = field(default_factory=dict)


class FacilityDirectory(Protocol):
    """Anything that finds facilities near a place.

    Every method raises ``DirectoryUnavailable`` where the directory cannot answer.
    ``asks_elsewhere`` says that a search tells another host the (rounded) place: the page says so.
    """

    asks_elsewhere: bool

    def search(
        self,
        place: Place,
        filters: Filters,
        radius_miles: float | None = None,
        page: PageAsked = FIRST_PAGE,
    ) -> FacilityPage:
        """One page of the facilities near the place, or in it where it is a county or a state."""
        ...

    def facility(self, facility_id: str, place: Place | None = None) -> Facility | None:
        """The facility of that id. A directory that asks elsewhere looks near the place."""
        ...

    def at_address_of(self, facility: Facility, place: Place) -> tuple[Facility, ...]:
        """Other treatment open to everybody at the facility's address, found from the place."""
        ...

    def facilities(self) -> Sequence[Facility]:
        """Every facility, by name; unavailable from a directory that asks elsewhere."""
        ...

    def status(self) -> DirectoryStatus:
        """What the directory holds."""
        ...


class DirectoryUnavailable(Exception):
    """The directory could not be asked. Says why, and never which place or filters."""


def _first_line(whole: str, between: str, second: str) -> str:
    """The first of two lines that were joined."""
    return whole.removesuffix(second).removesuffix(between).rstrip() if second else whole
