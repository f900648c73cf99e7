"""Tries each address that the site leads to, for an operator with internet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

LinkState = Literal["answers", "moved", "broken", "unreachable"]


class Answer(Protocol):
    """What came back for one request. ``url`` is where it came from after any redirects."""

    status_code: int
    url: str


class Http(Protocol):
    """The two requests a check needs: each returns an answer, or None where nothing answered."""

    def head(self, address: str) -> Answer | None:
        """Asks for the headers alone, following redirects."""

    def get(self, address: str) -> Answer | None:
        """Asks for the page, following redirects."""


@dataclass(frozen=True, slots=True)
class LinkReport:
    """How one address answered. ``status`` is the HTTP status, ``now_at`` where it moved to."""

    address: str
    state: LinkState
    status: int | None = None
    now_at: str | None = None


def check_links(addresses: Iterable[str], http: Http) -> Iterator[LinkReport]:
    """Tries each address once, one after the other, and reports each as it is known."""
    return (_report(address, http) for address in dict.fromkeys(addresses))


def _report(address: str, http: Http) -> LinkReport:
    answer = http.head(address)
    # Some servers refuse HEAD though the page is there, so only GET may call a link broken.
    if answer is None or answer.status_code >= 400:
        answer = http.get(address)
    if answer is None:
        return LinkReport(address, "unreachable")
    if answer.status_code >= 400:
        return LinkReport(address, "broken", answer.status_code)
    if _host_and_path(answer.url) != _host_and_path(address):
        return LinkReport(address, "moved", answer.status_code, answer.url)
    return LinkReport(address, "answers", answer.status_code)


def _host_and_path(address: str) -> str:
    return address.split("://", 1)[-1].split("#")[0].split("?")[0].rstrip("/")
