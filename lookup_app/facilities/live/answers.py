"""What the locator answers: kept while it is fresh, and given stale where it cannot be asked."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lookup_app.clock import Clock
from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.live.answer_cache import AnswerCache
from lookup_app.facilities.live.areas import Area
from lookup_app.facilities.live.asking import Busy, Gate
from lookup_app.facilities.live.findtreatment import LocatorAnswerError
from lookup_app.facilities.live.kept_answers import KeptAnswer, as_text, opened
from lookup_app.facilities.live.locator import Locator
from lookup_app.outbound import Unavailable

_FRESH = timedelta(hours=6)
_KEPT_SECONDS = 30 * 24 * 3600
_FAILURE_SECONDS = 60

_DOWN = "facilities:down"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AreaAnswer:
    """What is in an area, as the locator said it last."""

    area: Area
    kept: KeptAnswer
    stale: bool

    @property
    def as_of(self) -> date:
        """The day it was said."""
        return self.kept.read_at.date()


class Answers:
    """The locator's answers by area.

    An answer is fresh for six hours and kept for thirty days: when the locator fails, the kept
    answer is given, marked stale. After a failure nobody asks again for a minute. While enough
    threads are asking, the others get the kept answer or none, at once.
    """

    def __init__(
        self, locator: Locator, cache: AnswerCache, clock: Clock, ticks: Callable[[], float]
    ) -> None:
        self._locator = locator
        self._cache = cache
        self._clock = clock
        self._ticks = ticks
        self._gate: Gate[KeptAnswer | DirectoryUnavailable] = Gate()

    def to(self, area: Area, until: float) -> AreaAnswer:
        """The answer to this question, waited for ``until`` those ticks at most.

        Raises ``DirectoryUnavailable`` where there is none.
        """
        key = f"facilities:{hashlib.sha256(repr(area).encode()).hexdigest()}"
        text = self._cache.get(key)
        kept = opened(text) if text else None
        # An answer of the future was read while the clock was wrong.
        if kept and timedelta(0) <= self._clock() - kept.read_at < _FRESH:
            return AreaAnswer(area, kept, stale=False)
        asked = self._gate.ask(key, lambda: self._ask(area, key), until - self._ticks())
        if isinstance(asked, KeptAnswer):
            return AreaAnswer(area, asked, stale=False)
        if kept:
            return AreaAnswer(area, kept, stale=True)
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
