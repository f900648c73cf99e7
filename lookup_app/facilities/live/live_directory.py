"""The live directory: the locator API asked per search, cached, and never believed blindly."""

import time
from collections.abc import Callable
from dataclasses import replace
from math import inf

from lookup_app.clock import Clock, system_clock
from lookup_app.facilities.directory import (
    FIRST_PAGE,
    DirectoryStatus,
    DirectoryUnavailable,
    FacilityPage,
    PageAsked,
)
from lookup_app.facilities.facility import Facility, NamedFacilities
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.live.answer_cache import AnswerCache
from lookup_app.facilities.live.answers import Answers, AreaAnswer
from lookup_app.facilities.live.areas import everywhere
from lookup_app.facilities.live.locator import Locator
from lookup_app.facilities.live.what_to_ask import areas_to_ask, code_to_ask
from lookup_app.facilities.search.borders import has_borders
from lookup_app.facilities.search.catalog import Catalog
from lookup_app.facilities.search.radii import ENOUGH
from lookup_app.facilities.sources import LOCATOR, SourceRead
from lookup_app.places import Place, distance_miles

# Nobody waits longer for all that a search asks.
_PATIENCE_SECONDS = 8.5


class LiveDirectory:
    """Searches what the locator answers for the area around a place.

    Nobody waits longer than ``patience_seconds``; an answer that comes later is kept for the next.
    """

    asks_elsewhere = True

    def __init__(
        self,
        locator: Locator,
        cache: AnswerCache,
        *,
        clock: Clock = system_clock,
        ticks: Callable[[], float] = time.monotonic,
        patience_seconds: float = _PATIENCE_SECONDS,
    ) -> None:
        self._answers = Answers(locator, cache, clock, ticks)
        self._ticks = ticks
        self._patience_seconds = patience_seconds

    def search(
        self,
        place: Place,
        filters: Filters,
        radius_miles: float | None = None,
        page: PageAsked = FIRST_PAGE,
    ) -> FacilityPage:
        """One page of the facilities near the place, or in it where it is a county or a state."""
        until = self._ticks() + self._patience_seconds
        found = None
        for area in areas_to_ask(place, radius_miles):
            try:
                answer = self._answers.to(area, until)
                self._believe(answer, place, until)
            except DirectoryUnavailable:
                if found and found.total:
                    break  # What is near is known; only what lies farther is not.
                raise
            found = _search(answer, place, filters, radius_miles, page)
            if found.total >= ENOUGH:
                break
        assert found
        return (
            found if found.total else self._rare(found, place, filters, radius_miles, page, until)
        )

    def _rare(
        self,
        found: FacilityPage,
        place: Place,
        filters: Filters,
        radius_miles: float | None,
        page: PageAsked,
        until: float,
    ) -> FacilityPage:
        """The nearest that have what none of the nearest has, asked for by its service code."""
        code = code_to_ask(filters)
        fixed = has_borders(place) if radius_miles is None else radius_miles < inf
        if fixed or not code:
            return found
        try:
            answer = self._answers.to(everywhere(place, code), until)
        except DirectoryUnavailable:
            return found
        rare = _search(answer, place, filters, radius_miles, page)
        return replace(rare, counts=found.counts, loosen=found.loosen)

    def _believe(self, answer: AreaAnswer, place: Place, until: float) -> None:
        """Believe an empty circle only where the nearest anywhere lies outside it."""
        radius_miles = answer.area.radius_miles
        if radius_miles is None or answer.kept.catalog.facilities:
            return
        nearest = self._answers.to(everywhere(place), until).kept.catalog.facilities
        if any(distance_miles(place.point, one.point) < radius_miles for one in nearest):
            raise DirectoryUnavailable("the locator contradicts itself")

    def facility(self, facility_id: str, place: Place | None = None) -> Facility | None:
        """The facility of that id in what the locator answers around the place."""
        found = self._catalog_with(facility_id, place) if place else None
        return found.facility(facility_id) if found else None

    def at_address_of(self, facility: Facility, place: Place) -> tuple[Facility, ...]:
        """Other treatment at the facility's address, in the answer that has the facility."""
        found = self._catalog_with(facility.id, place)
        return found.at_address_of(facility) if found else ()

    def named(self, name: str) -> NamedFacilities:  # noqa: ARG002
        """None: what somebody types is sent to nobody."""
        return NamedFacilities()

    def of_the_very_name(self, name: str) -> tuple[Facility, ...]:  # noqa: ARG002
        """None: what somebody types is sent to nobody."""
        return ()

    def facilities(self) -> tuple[Facility, ...]:
        """Not to be had: nobody asks the locator for everything on a visitor's behalf."""
        raise DirectoryUnavailable("the live directory has no whole list")

    def status(self) -> DirectoryStatus:
        """That it is live: what it holds nobody here can count."""
        return DirectoryStatus(0, 0, None, (SourceRead(LOCATOR),))

    def _catalog_with(self, facility_id: str, place: Place) -> Catalog | None:
        until = self._ticks() + self._patience_seconds
        for area in areas_to_ask(place, None):
            catalog = self._answers.to(area, until).kept.catalog
            if catalog.facility(facility_id):
                return catalog
        return None


def _search(
    answer: AreaAnswer, place: Place, filters: Filters, radius_miles: float | None, page: PageAsked
) -> FacilityPage:
    catalog, whole = answer.kept.catalog, answer.kept.whole
    farthest = max(
        (distance_miles(place.point, one.point) for one in catalog.facilities), default=0.0
    )
    known = answer.area.radius_miles if whole and answer.area.radius_miles else farthest
    found = catalog.search(place, filters, radius_miles, page, known)
    reaches = found.radius_miles is not None and found.radius_miles <= known
    at_least = not whole and not reaches
    return replace(found, as_of=answer.as_of, stale=answer.stale, at_least=at_least)
