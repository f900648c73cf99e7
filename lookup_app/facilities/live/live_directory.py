"""The live directory: the locator API asked per search, cached, and never believed blindly."""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import inf

from lookup_app.clock import Clock, system_clock
from lookup_app.facilities.directory import (
    FIRST_PAGE,
    DirectoryStatus,
    DirectoryUnavailable,
    Facility,
    FacilityPage,
    PageAsked,
)
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.live.answer_cache import AnswerCache
from lookup_app.facilities.live.asking import Busy, Gate
from lookup_app.facilities.live.findtreatment import LocatorAnswerError
from lookup_app.facilities.live.kept_answers import KeptAnswer, as_text, opened
from lookup_app.facilities.live.locator import Area, Locator, around, everywhere, in_state
from lookup_app.facilities.search.borders import has_borders
from lookup_app.facilities.search.catalog import Catalog
from lookup_app.facilities.search.radii import ENOUGH, RADII_MILES
from lookup_app.facilities.service_codes import Kind, find_choice
from lookup_app.facilities.sources import LOCATOR, SourceRead
from lookup_app.outbound import Unavailable
from lookup_app.places import Place, distance_miles

_FRESH = timedelta(hours=6)
_KEPT_SECONDS = 30 * 24 * 3600
_FAILURE_SECONDS = 60
# Nobody waits longer for all that a search asks.
_PATIENCE_SECONDS = 8.5

# What is asked, one after the other, until enough is found.
_TIERS_MILES = (25.0, 100.0)

# Which of the filters to tell the API, where one must be.
_RAREST_FIRST: tuple[Kind, ...] = ("language", "group", "pay", "age", "setting", "care")
# It refuses the first since 2026, and never knew the second, which is ours.
_NOT_TAKEN = frozenset({"GL", "HRSA"})

_DOWN = "facilities:down"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Answer:
    area: Area
    kept: KeptAnswer
    stale: bool

    @property
    def as_of(self) -> date:
        return self.kept.read_at.date()


class LiveDirectory:
    """Searches what the locator answers for the area around a place.

    An answer is fresh for six hours and kept for thirty days: when the locator fails, the kept
    answer is given, marked stale. After a failure nobody asks again for a minute. While enough
    threads are asking, the others get the kept answer or none, at once. Nobody waits longer than
    ``patience_seconds``; an answer that comes later is kept for the next.
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
        self._locator = locator
        self._cache = cache
        self._clock = clock
        self._ticks = ticks
        self._patience_seconds = patience_seconds
        self._gate: Gate[KeptAnswer | DirectoryUnavailable] = Gate()

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
        for area in _areas(place, radius_miles):
            try:
                answer = self._answer(area, until)
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
        code = _code_to_ask(filters)
        fixed = has_borders(place) if radius_miles is None else radius_miles < inf
        if fixed or not code:
            return found
        try:
            answer = self._answer(everywhere(place, code), until)
        except DirectoryUnavailable:
            return found
        rare = _search(answer, place, filters, radius_miles, page)
        return replace(rare, counts=found.counts, loosen=found.loosen)

    def _believe(self, answer: _Answer, place: Place, until: float) -> None:
        """Believe an empty circle only where the nearest anywhere lies outside it."""
        radius_miles = answer.area.radius_miles
        if radius_miles is None or answer.kept.catalog.facilities:
            return
        nearest = self._answer(everywhere(place), until).kept.catalog.facilities
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

    def facilities(self) -> tuple[Facility, ...]:
        """Not to be had: nobody asks the locator for everything on a visitor's behalf."""
        raise DirectoryUnavailable("the live directory has no whole list")

    def status(self) -> DirectoryStatus:
        """That it is live: what it holds nobody here can count."""
        return DirectoryStatus(0, 0, None, (SourceRead(LOCATOR),))

    def _catalog_with(self, facility_id: str, place: Place) -> Catalog | None:
        until = self._ticks() + self._patience_seconds
        for area in _areas(place, None):
            catalog = self._answer(area, until).kept.catalog
            if catalog.facility(facility_id):
                return catalog
        return None

    def _answer(self, area: Area, until: float) -> _Answer:
        key = f"facilities:{hashlib.sha256(repr(area).encode()).hexdigest()}"
        text = self._cache.get(key)
        kept = opened(text) if text else None
        # An answer of the future was read while the clock was wrong.
        if kept and timedelta(0) <= self._clock() - kept.read_at < _FRESH:
            return _Answer(area, kept, stale=False)
        asked = self._gate.ask(key, lambda: self._ask(area, key), until - self._ticks())
        if isinstance(asked, KeptAnswer):
            return _Answer(area, asked, stale=False)
        if kept:
            return _Answer(area, kept, stale=True)
        if isinstance(asked, Busy):
            raise DirectoryUnavailable("the locator is slow, or is being asked by others")
        raise asked

    def _ask(self, area: Area, key: str) -> KeptAnswer | DirectoryUnavailable:
        failed_here = f"{key}:odd"
        if self._cache.get(_DOWN) or self._cache.get(failed_here):
            return DirectoryUnavailable("the locator failed within the last minute")
        try:
            text = as_text(self._locator.ask(area), self._clock())
        except (Unavailable, LocatorAnswerError) as error:
            # A locator that is down is down for every place; an odd answer is one place's own.
            # So is a service code that it no longer takes.
            down = isinstance(error, Unavailable) and not area.code
            self._cache.set(_DOWN if down else failed_here, "failed", timeout=_FAILURE_SECONDS)
            _log.warning("locator API: %s", error)
            return DirectoryUnavailable(f"locator API: {error}")
        self._cache.set(key, text, timeout=_KEPT_SECONDS)
        kept = opened(text)
        assert kept
        return kept


def _areas(place: Place, radius_miles: float | None) -> Iterator[Area]:
    """What to ask for a place, narrowest first."""
    if radius_miles is not None and radius_miles < inf:
        yield around(place, radius_miles)
    elif radius_miles is None and has_borders(place):
        # No circle holds the largest counties; their state does.
        yield in_state(place.state) or around(place, RADII_MILES[-1])
    else:
        yield from (around(place, radius) for radius in _TIERS_MILES)
        yield everywhere(place)


def _code_to_ask(filters: Filters) -> str:
    """A chosen code that every fitting facility has, of the rarest kind; empty where none is.

    One alone: the API wants all of them in one row, and a place may be two of its rows.
    """
    for kind in _RAREST_FIRST:
        chosen = [find_choice(kind, value) for value in filters.of(kind)]
        codes = {code for choice in chosen if choice for code in choice.codes}
        if len(codes) == 1 and not codes & _NOT_TAKEN:
            return codes.pop()
    return ""


def _search(
    answer: _Answer, place: Place, filters: Filters, radius_miles: float | None, page: PageAsked
) -> FacilityPage:
    catalog, whole = answer.kept.catalog, answer.kept.whole
    farthest = max(
        (distance_miles(place.point, one.point) for one in catalog.facilities), default=0.0
    )
    known = answer.area.radius_miles if whole and answer.area.radius_miles else farthest
    found = catalog.search(
        place,
        filters,
        radius_miles,
        page,
        answer.as_of,
        stale=answer.stale,
        known_miles=known,
    )
    reaches = found.radius_miles is not None and found.radius_miles <= known
    return replace(found, at_least=not whole and not reaches)
