"""A way that takes no longer than it may: a server may drip bytes for ever and trip no timeout."""

import threading
from queue import Empty, Queue

from lookup_app.outbound import Unavailable
from lookup_app.replies.noticing.ways import Way

_Outcome = Queue[Unavailable | None]
_SECONDS = 60.0
_MOST_AT_ONCE = 3


def in_time(way: Way, seconds: float = _SECONDS) -> Way:
    """The way, given up after so many seconds in all.

    What was given up ends by itself or with the process; no more than three are at it at a time.
    """
    free = threading.Semaphore(_MOST_AT_ONCE)

    def tell(count: int) -> None:
        if not free.acquire(blocking=False):
            raise Unavailable("those before are still at it")
        outcome: _Outcome = Queue()
        _begin(way, count, outcome, free)
        try:
            failure = outcome.get(timeout=seconds)
        except Empty:
            raise Unavailable("timeout") from None
        if failure:
            raise failure

    return tell


def _begin(way: Way, count: int, outcome: _Outcome, free: threading.Semaphore) -> None:
    def work() -> None:
        try:
            way(count)
            outcome.put(None)
        except Unavailable as error:
            outcome.put(error)
        finally:
            free.release()

    try:
        threading.Thread(target=work, daemon=True).start()
    except RuntimeError:
        free.release()
        raise Unavailable("no thread is to be had") from None
