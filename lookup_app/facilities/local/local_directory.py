"""The local directory: the kept edition, loaded once and searched in memory."""

import gc
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
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
from lookup_app.facilities.local.directory_store import DirectoryStore
from lookup_app.facilities.local.edition import DirectoryEdition
from lookup_app.facilities.search.catalog import Catalog
from lookup_app.facilities.sources import is_old
from lookup_app.places import Place

# How long an answer of the store is believed, in seconds; a failure too, so that requests do not
# queue up before a file that cannot be read.
_LOOK_AGAIN = 5.0
# How long a request waits for another one's first load, in seconds.
_PATIENCE = 2.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Loaded:
    version: object
    catalog: Catalog
    status: DirectoryStatus

    def is_stale(self, today: date) -> bool:
        """Whether any of its lists is surely old."""
        return any(is_old(read.source, today) for read in self.status.sources)


class LocalDirectory:
    """Searches the edition that the store keeps.

    A new edition is taken up within five seconds. While the store cannot be read, the edition
    already loaded goes on answering.
    """

    asks_elsewhere = False

    def __init__(
        self,
        store: DirectoryStore,
        *,
        clock: Clock = system_clock,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._clock = clock
        self._ticks = ticks
        self._loaded: _Loaded | None = None
        self._look_at = -inf
        self._failure: DirectoryUnavailable | None = None
        self._lock = threading.Lock()

    def search(
        self,
        place: Place,
        filters: Filters,
        radius_miles: float | None = None,
        page: PageAsked = FIRST_PAGE,
    ) -> FacilityPage:
        """One page of the facilities near the place, or in it where it is a county or a state."""
        loaded = self._current()
        found = loaded.catalog.search(place, filters, radius_miles, page)
        stale = loaded.is_stale(self._clock().date())
        return replace(found, as_of=loaded.status.as_of, stale=stale)

    def facility(self, facility_id: str, place: Place | None = None) -> Facility | None:  # noqa: ARG002
        """The facility that has the id, or that an id of old leads to; the place is not needed."""
        catalog = self._current().catalog
        if found := catalog.facility(facility_id):
            return found
        now = self._store.moved_to(facility_id)
        return catalog.facility(now) if now else None

    def at_address_of(self, facility: Facility, place: Place) -> tuple[Facility, ...]:  # noqa: ARG002
        """Other treatment at the facility's address; the place is not needed."""
        return self._current().catalog.at_address_of(facility)

    def named(self, name: str) -> NamedFacilities:
        """The facilities whose name holds what was typed, alone or with a town or state behind."""
        return self._current().catalog.named(name)

    def of_the_very_name(self, name: str) -> tuple[Facility, ...]:
        """The facilities that are called just that."""
        return self._current().catalog.of_the_very_name(name)

    def facilities(self) -> tuple[Facility, ...]:
        """Every facility, by name."""
        return self._current().catalog.facilities

    def status(self) -> DirectoryStatus:
        """What the edition holds."""
        return self._current().status

    def _current(self) -> _Loaded:
        if self._ticks() < self._look_at:
            return self._known()
        # One request looks; the others go on with what is loaded, or wait for the first load.
        patience = 0.0 if self._loaded else _PATIENCE
        if not self._lock.acquire(timeout=patience):
            return self._known()
        try:
            if self._ticks() >= self._look_at:
                self._look()
                self._look_at = self._ticks() + _LOOK_AGAIN
            return self._known()
        finally:
            self._lock.release()

    def _known(self) -> _Loaded:
        if self._loaded is None:
            raise self._failure or DirectoryUnavailable("the directory is being loaded")
        return self._loaded

    def _look(self) -> None:
        """Load what is new. A failure is remembered, and said in the log once while it lasts."""
        try:
            version = self._store.version()
            if self._loaded is None or self._loaded.version != version:
                self._loaded = self._load(version)
        except DirectoryUnavailable as error:
            if str(error) != str(self._failure):
                _log.warning("facility directory: %s", error)
            # A new one of the same kind: the old one would drag its traceback along.
            self._failure = type(error)(str(error))
        else:
            if self._failure:
                _log.warning("facility directory: it can be read again")
            self._failure = None

    def _load(self, version: object) -> _Loaded:
        edition = self._store.load()
        # Counted here, once: every page of a facility asks for the date of the list.
        status = replace(status_of(edition), edition=repr(version))
        loaded = _Loaded(version, Catalog(edition.facilities), status)
        if gc.get_freeze_count():
            # The server keeps what it started with from the collector (``wsgi``): this, too.
            gc.collect()
            gc.freeze()
        return loaded


def status_of(edition: DirectoryEdition) -> DirectoryStatus:
    """What an edition holds."""
    return DirectoryStatus(
        total=len(edition.facilities),
        approximate=sum(one.approximate for one in edition.facilities),
        as_of=edition.as_of,
        sources=edition.sources,
        by_state=dict(sorted(Counter(one.state for one in edition.facilities).items())),
    )
