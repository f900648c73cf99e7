"""When a service is not asked: sooner than its policy allows, and for a while after failures."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

_FAILURES = 3
_REST_SECONDS = 300.0


@dataclass(slots=True)
class Pace:
    """The least time between two questions that a service's policy asks for, in seconds."""

    seconds: float
    clock: Callable[[], float] = time.monotonic
    _next: float = 0.0
    _lock: Any = field(default_factory=Lock)

    def allows_now(self) -> bool:
        """Whether a question may be sent now; if so, the time to the next one starts."""
        with self._lock:
            now = self.clock()
            if now < self._next:
                return False
            self._next = now + self.seconds
            return True


@dataclass(slots=True)
class Rest:
    """Five minutes in which a service is left alone, once three questions in a row have failed.

    The first question after them is a trial: where it fails too, the rest begins anew.
    """

    clock: Callable[[], float] = time.monotonic
    _failures: int = 0
    _until: float = 0.0

    def is_on(self) -> bool:
        """Whether the service is being left alone."""
        return self.clock() < self._until

    def failed(self) -> None:
        """A question got no answer."""
        self._failures += 1
        if self._failures >= _FAILURES:
            self._until = self.clock() + _REST_SECONDS

    def answered(self) -> None:
        """A question was answered, whatever the answer."""
        self._failures = 0
