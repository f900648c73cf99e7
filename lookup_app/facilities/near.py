"""The facilities near a place, or why there is no list of them."""

from dataclasses import dataclass
from math import inf

from lookup_app.facilities.directory import DirectoryUnavailable, FacilityDirectory, FacilityPage
from lookup_app.facilities.local.edition import NoDirectoryYet
from lookup_app.facilities.search.far import island_of
from lookup_app.facilities.search.search import Search


@dataclass(frozen=True, slots=True)
class NoDirectory:
    """The operator has filled no directory."""


@dataclass(frozen=True, slots=True)
class DirectoryDown:
    """There is a directory, and it cannot answer now."""


@dataclass(frozen=True, slots=True)
class WithinRadius:
    """The search reached so many miles."""

    miles: float


@dataclass(frozen=True, slots=True)
class WithinBorders:
    """It reached to the borders of a county or a state."""


@dataclass(frozen=True, slots=True)
class TheNearest:
    """It had no radius: the nearest, however far."""


@dataclass(frozen=True, slots=True)
class OfTheIsland:
    """It reached all of the island, or the group of islands, that the place lies on."""


Reach = WithinRadius | WithinBorders | TheNearest | OfTheIsland


@dataclass(frozen=True, slots=True)
class FacilitiesFound:
    """The page that a search found, maybe empty. ``asked_elsewhere``: another host was asked."""

    search: Search
    page: FacilityPage
    asked_elsewhere: bool

    @property
    def nearest_miles(self) -> float:
        """How far the nearest facility is: 0 in the place itself, endless where none is known."""
        if self.page.items:
            in_it = self.search.place.kind in ("state", "county")
            return 0 if in_it else self.page.items[0].distance_miles
        return self.page.nearest_miles or inf

    @property
    def nothing_near(self) -> bool:
        """Whether the directory has nothing at all near the place."""
        search = self.search
        narrowed = search.filters or search.page.name
        return not (self.page.total or narrowed) and search.leaves_out_what_is_far

    @property
    def reach(self) -> Reach:
        """How far the search went."""
        if self.search.within_borders:
            return WithinBorders()
        if self.page.radius_miles:
            return WithinRadius(self.page.radius_miles)
        place = self.search.place
        if self.search.leaves_out_what_is_far and island_of(place.state, place.county):
            return OfTheIsland()
        return TheNearest()


Facilities = NoDirectory | DirectoryDown | FacilitiesFound


def facilities_near(directory: FacilityDirectory, search: Search) -> Facilities:
    """What the directory answers. One that is missing or down costs only this part."""
    try:
        page = directory.search(search.place, search.filters, search.radius_miles, search.page)
    except NoDirectoryYet:
        return NoDirectory()
    except DirectoryUnavailable:
        return DirectoryDown()
    return FacilitiesFound(search, page, directory.asks_elsewhere)
