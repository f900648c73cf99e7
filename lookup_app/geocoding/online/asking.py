"""geopy's way to other computers through ours: once, without redirects or cookies, and in time."""

from collections.abc import Callable, Mapping
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderServiceError, GeocoderTimedOut

from lookup_app.outbound import Outbound, Unavailable


class AskOnce(BaseSyncAdapter):
    """Asks a single time. geopy's own adapter retries, follows redirects and keeps cookies."""

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """The JSON of the answer; raises geopy's errors, which never carry the address."""
        outbound = Outbound(headers["User-Agent"], timeout)
        answer = within(timeout, partial(outbound.get_json_once, url, {}))
        if isinstance(answer, Unavailable):
            raise GeocoderServiceError(str(answer))
        return answer

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Nothing: every service asked here answers in JSON."""
        raise NotImplementedError


def within(seconds: float, ask: Callable[[], Any]) -> Any:
    """What ``ask`` returns, or the ``Unavailable`` that it raises, if it does so in time.

    A socket's own timeout begins anew with each byte, so a server that drips its headers could
    hold a reader for minutes. Who is late is left behind in a thread that holds nobody up.
    """
    answers: SimpleQueue[Any] = SimpleQueue()
    Thread(target=lambda: answers.put(_outcome(ask)), daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except Empty:
        raise GeocoderTimedOut("no answer in time") from None


def _outcome(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except Unavailable as error:
        return error
    except Exception as error:  # Python would write it out, and its words may hold the address.
        return Unavailable(type(error).__name__)
