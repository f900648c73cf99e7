"""A limit on how many threads may be busy asking another computer at one time."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as WaitTimeout
from dataclasses import dataclass
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Busy:
    """Nobody was asked: enough threads are asking or waiting already."""


class Gate(Generic[Answer]):
    """Lets few ask at once; who asks the same as somebody else waits for that answer.

    Each call has a thread of its own, so that whoever wants its answer waits no longer than said:
    what comes later is there for the next.

    A worker has eight threads. With two that ask and two that wait, a host that takes its time
    leaves half of them to everybody else.
    """

    def __init__(self, *, asking: int = 2, waiting: int = 2) -> None:
        """At most so many ask and so many wait for somebody else's answer."""
        self._asking = asking
        self._places_to_wait = threading.Semaphore(waiting)
        self._under_way: dict[str, Future[Answer]] = {}
        self._lock = threading.Lock()

    def ask(self, key: str, call: Callable[[], Answer], wait_seconds: float) -> Answer | Busy:
        """What ``call`` returns, or returned to whoever is asking with that key already."""
        with self._lock:
            theirs = self._under_way.get(key)
            if theirs is None:
                if len(self._under_way) >= self._asking:
                    return Busy()
                ours = self._under_way[key] = Future()
        if theirs:
            return self._wait(theirs, wait_seconds)
        threading.Thread(target=self._call, args=(key, call, ours), daemon=True).start()
        return _answer_of(ours, wait_seconds)

    def _call(self, key: str, call: Callable[[], Answer], ours: Future[Answer]) -> None:
        try:
            answer = call()
        except BaseException as error:
            self._done(key)
            ours.set_exception(error)
        else:
            self._done(key)
            ours.set_result(answer)

    def _done(self, key: str) -> None:
        with self._lock:
            del self._under_way[key]

    def _wait(self, theirs: Future[Answer], wait_seconds: float) -> Answer | Busy:
        if not self._places_to_wait.acquire(blocking=False):
            return Busy()
        try:
            return _answer_of(theirs, wait_seconds)
        finally:
            self._places_to_wait.release()


def _answer_of(future: Future[Answer], wait_seconds: float) -> Answer | Busy:
    try:
        return future.result(max(0.0, wait_seconds))
    except WaitTimeout:
        # A call may fail of a timeout of its own.
        return future.result() if future.done() else Busy()
