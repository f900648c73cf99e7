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

    A worker has eight threads. With two that ask and two that wait, a host that takes its time
    leaves half of them to everybody else.
    """

    def __init__(self, *, asking: int = 2, waiting: int = 2, wait_seconds: float = 8.0) -> None:
        """At most so many ask and so many wait, each at most so long for somebody else's answer."""
        self._asking = asking
        self._places_to_wait = threading.Semaphore(waiting)
        self._wait_seconds = wait_seconds
        self._under_way: dict[str, Future[Answer]] = {}
        self._lock = threading.Lock()

    def ask(self, key: str, call: Callable[[], Answer]) -> Answer | Busy:
        """What ``call`` returns, or returned to whoever is asking with that key already."""
        with self._lock:
            theirs = self._under_way.get(key)
            if theirs is None:
                if len(self._under_way) >= self._asking:
                    return Busy()
                ours = self._under_way[key] = Future()
        return self._wait(theirs) if theirs else self._call(key, call, ours)

    def _call(self, key: str, call: Callable[[], Answer], ours: Future[Answer]) -> Answer:
        try:
            ours.set_result(call())
        except BaseException as error:
            ours.set_exception(error)
        finally:
            with self._lock:
                del self._under_way[key]
        return ours.result()

    def _wait(self, theirs: Future[Answer]) -> Answer | Busy:
        if not self._places_to_wait.acquire(blocking=False):
            return Busy()
        try:
            return theirs.result(self._wait_seconds)
        except WaitTimeout:
            return Busy()
        finally:
            self._places_to_wait.release()
