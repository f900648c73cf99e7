"""Notices that something which needs care waits, gathered."""

import logging
import threading
from collections.abc import Callable, Sequence

from lookup_app.outbound import Unavailable
from lookup_app.replies.noticing.ways import Way

_REST_SECONDS = 600.0

_log = logging.getLogger("lookup_app")


def _rest() -> None:
    threading.Event().wait(_REST_SECONDS)


def _beside(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()


class Notices:
    """Tells at once, and gathers what comes in the ten minutes after it into one more notice.

    All of it is beside the requests: nobody waits for it, and a way that fails is one log line.
    What no way took is told again with what comes next, after the same rest.
    """

    def __init__(
        self,
        ways: Sequence[Way],
        rest: Callable[[], None] = _rest,
        begin: Callable[[Callable[[], None]], None] = _beside,
    ) -> None:
        self._ways = ways
        self._rest = rest
        self._begin = begin
        self._lock = threading.Lock()
        self._untold = 0
        self._at_work = False

    def care_waits(self) -> None:
        """One more reply or report that needs care waits."""
        if not self._ways:
            return
        with self._lock:
            self._untold += 1
            begins, self._at_work = not self._at_work, True
        if begins:
            try:
                self._begin(self._tell)
            except RuntimeError as error:  # No thread is to be had: the next that comes begins.
                self._at_work = False
                _log.warning("a notice that care is needed waits for the next: %s", error)

    def _tell(self) -> None:
        while count := self._gathered():
            taken = [_is_taken(way, count) for way in self._ways]
            if not any(taken):
                with self._lock:
                    self._untold += count
            self._rest()

    def _gathered(self) -> int:
        with self._lock:
            count, self._untold = self._untold, 0
            self._at_work = count > 0
        return count


def _is_taken(way: Way, count: int) -> bool:
    try:
        way(count)
    except Unavailable as error:
        _log.warning("a notice that care is needed was not taken: %s", error)
        return False
    return True
