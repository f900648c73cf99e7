"""What a facility directory is asked and answers: the shapes every directory and page share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from lookup_app.facilities.facility import Facility, NamedFacilities, Nearby
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.service_codes import Kind
from lookup_app.facilities.sources import SourceRead
from lookup_app.places import Place

PAGE_SIZE = 25
"""How many facilities a program gets at once."""

CountKey = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class PageAsked:
    """Which page of an answer is asked for, and how many facilities a page has.

    Without ``with_far``, and where no radius is asked for, what is far (``search/far.py``) stands
    on no page. With a ``name`` only facilities stand on it that have these words in theirs; where
    no radius is asked for, they are looked for as far as is near.
    """

    number: int = 1
    size: int = PAGE_SIZE
    with_far: bool = True
    name: str = ""


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
    next usual radius that finds more, infinite from an island that has no more of its own, and
    ``nearest_miles`` how far the nearest fitting facility is where the page is empty. ``as_of`` is
    None where nobody said which day the directory stands for.
    """

    items: tuple[Nearby, ...]
    total: int
    page: int
    as_of: date | None = None
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
    """What a directory holds: facilities in all and by state, where they came from and when.

    ``edition`` differs as soon as anything in it does, and is the same for every process.
    """

    total: int
    approximate: int
    as_of: date | None
    sources: tuple[SourceRead, ...] = ()
    by_state: Mapping[str, int] = field(default_factory=dict)
    edition: str = ""


class FacilityDirectory(Protocol):
    """Anything that finds facilities near a place.

    Every method raises ``DirectoryUnavailable`` where the directory cannot answer.
    """

    @property
    def asks_elsewhere(self) -> bool:
        """Whether a search tells another host the (rounded) place: the page says so."""
        ...

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

    def named(self, name: str) -> NamedFacilities:
        """The facilities whose name holds what was typed, alone or with a town or state behind it;
        none where that cannot be asked."""
        ...

    def of_the_very_name(self, name: str) -> tuple[Facility, ...]:
        """The facilities that are called just that; none where that cannot be asked."""
        ...

    def facilities(self) -> Sequence[Facility]:
        """Every facility, by name; unavailable from a directory that asks elsewhere."""
        ...

    def status(self) -> DirectoryStatus:
        """What the directory holds."""
        ...


class DirectoryUnavailable(Exception):
    """The directory could not be asked. Says why, and never which place or filters."""
