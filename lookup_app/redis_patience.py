"""Redis as something nobody waits for: asked quickly, and left alone for a while where it fails."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from lookup_app.outside import package

_SECONDS_TO_ANSWER = 0.5
_SECONDS_ALONE = 5.0

_Answer = TypeVar("_Answer")

_log = logging.getLogger(__name__)


def quick_options() -> dict[str, Any]:
    """Options of a Redis client: half a second to connect, half to answer, nothing asked again.

    redis-py's own default is three more tries, with pauses that add up to ten seconds.
    """
    retry, backoff = (package(f"redis.{part}", "REDIS_URL") for part in ("retry", "backoff"))
    return {
        "socket_connect_timeout": _SECONDS_TO_ANSWER,
        "socket_timeout": _SECONDS_TO_ANSWER,
        "retry": retry.Retry(backoff.NoBackoff(), 0),
    }


@dataclass(slots=True)
class Patience:
    """Asks while there are answers; after a failure does without for five seconds.

    One log line says that it went away, one that it is back, however many ask in between.
    """

    what: str
    failures: type[Exception]
    clock: Callable[[], float] = time.monotonic
    _alone_until: float = 0.0
    _is_away: bool = False

    def ask(self, question: Callable[[], _Answer], otherwise: Callable[[], _Answer]) -> _Answer:
        """The answer to the question, or what there is without it."""
        now = self.clock()
        if now < self._alone_until:
            return otherwise()
        if self._is_away:  # One asks whether it is back; the others need not wait for that.
            self._alone_until = now + _SECONDS_ALONE
        try:
            answer = question()
        except self.failures as error:
            self._went_away(error)
            return otherwise()
        self._is_back()
        return answer

    def _went_away(self, error: Exception) -> None:
        self._alone_until = self.clock() + _SECONDS_ALONE
        if not self._is_away:
            self._is_away = True
            kind = type(error.__cause__ or error).__name__
            _log.warning("%s: Redis does not answer (%s)", self.what, kind)

    def _is_back(self) -> None:
        if self._is_away:
            self._is_away, self._alone_until = False, 0.0
            _log.warning("%s: Redis answers again", self.what)
