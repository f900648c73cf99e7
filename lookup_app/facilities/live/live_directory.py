"""The live directory: the locator API asked per search, cached, and never believed blindly."""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from lookup_app.clock import Clock, system_clock
from lookup_app.facilities.directory import (
    DirectoryStatus,
    DirectoryUnavailable,
    Facility,
    FacilityPage,
)
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.live.answer_cache import AnswerCache
from lookup_app.facilities.live.asking import Busy, Gate
from lookup_app.facilities.live.findtreatment import LocatorAnswerError
from lookup_app.facilities.live.kept_answers import KeptAnswer, as_text, opened
from lookup_app.facilities.live.locator import Area, Locator, around, everywhere, in_state
from lookup_app.facilities.search.borders import has_borders
from lookup_app.facilities.search.catalog import ENOUGH, RADII_MILES
from lookup_app.facilities.sources import LOCATOR, SourceRead
from lookup_app.outbound import Unavailable
from lookup_app.places import Place, distance_miles

_FRESH = timedelta(hours=6)
_KEPT_SECONDS = 30 * 24 * 3600
_FAILURE_SECONDS = 60

# What is asked, one after the other, until enough is found.
_TIERS_MILES = (25.0, 100.0)

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
    threads are asking, the others get the kept answer or none, at once.
    """

    asks_elsewhere = True

    def __init__(
        self, locator: Locator, cache: AnswerCache, *, clock: Clock = system_clock
    ) -> None:
        self._locator = locator
        self._cache = cache
        self._clock = clock
        self._gate: Gate[KeptAnswer | DirectoryUnavailable] = Gate()

    def search(
        self, place: Place, filters: Filters, radius_miles: float | None = None, page: int = 1
    ) -> FacilityPage:
        """One page of the facilities near the place, or in it where it is a county or a state."""
        found = None
        for area in _areas(place, radius_miles):
            try:
                answer = self._answer(area)
            except DirectoryUnavailable:
                if found and found.total:
                    break  # What is near is known; only what lies farther is not.
                raise
            found = _search(answer, place, filters, radius_miles, page)
            if found.total >= ENOUGH:
                break
        assert found
        return found

    def facility(self, facility_id: str, place: Place | None = None) -> Facility | None:
        """The facility of that id in what the locator answers around the place."""
        if place is None:
            return None
        for area in _areas(place, None):
            if found := self._answer(area).kept.catalog.facility(facility_id):
                return found
        return None

    def facilities(self) -> tuple[Facility, ...]:
        """Not to be had: nobody asks the locator for everything on a visitor's behalf."""
        raise DirectoryUnavailable("the live directory has no whole list")

    def status(self) -> DirectoryStatus:
        """That it is live: what it holds nobody here can count."""
        return DirectoryStatus(0, 0, None, (SourceRead(LOCATOR),))

    def _answer(self, area: Area) -> _Answer:
        key = f"facilities:{hashlib.sha256(repr(area).encode()).hexdigest()}"
        text = self._cache.get(key)
        kept = opened(text) if text else None
        # An answer of the future was read while the clock was wrong.
        if kept and timedelta(0) <= self._clock() - kept.read_at < _FRESH:
            return _Answer(area, kept, stale=False)
        asked = self._gate.ask(key, lambda: self._ask(area, key))
        if isinstance(asked, KeptAnswer):
            return _Answer(area, asked, stale=False)
        if kept:
            return _Answer(area, kept, stale=True)
        if isinstance(asked, Busy):
            raise DirectoryUnavailable("the locator is being asked by others")
        raise asked

    def _ask(self, area: Area, key: str) -> KeptAnswer | DirectoryUnavailable:
        failed_here = f"{key}:odd"
        if self._cache.get(_DOWN) or self._cache.get(failed_here):
            return DirectoryUnavailable("the locator failed within the last minute")
        try:
            text = as_text(self._locator.ask(area), self._clock())
        except (Unavailable, LocatorAnswerError) as error:
            # A locator that is down is down for every place; an odd answer is one place's own.
            down = isinstance(error, Unavailable)
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
    elif radius_miles is None and place.kind == "state":
        yield in_state(place.state) or around(place, RADII_MILES[-1])
    elif radius_miles is None and has_borders(place):
        yield around(place, _TIERS_MILES[-1])
    else:
        yield from (around(place, radius) for radius in _TIERS_MILES)
        yield everywhere(place)


def _search(
    answer: _Answer, place: Place, filters: Filters, radius_miles: float | None, page: int
) -> FacilityPage:
    catalog = answer.kept.catalog
    distances = (distance_miles(place.point, one.point) for one in catalog.facilities)
    return catalog.search(
        place,
        filters,
        radius_miles,
        page,
        answer.as_of,
        stale=answer.stale,
        known_miles=answer.area.radius_miles or max(distances, default=0.0),
    )
