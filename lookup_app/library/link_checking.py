"""Tries each address that the site leads to, for an operator with internet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lookup_app.outbound import Outbound, Reached, Unavailable

LinkState = Literal["answers", "moved", "broken", "unreachable"]


@dataclass(frozen=True, slots=True)
class LinkReport:
    """How one address answered. ``detail`` is its status, its new address or what went wrong."""

    address: str
    state: LinkState
    detail: str

    @property
    def works(self) -> bool:
        """Whether a reader who follows the link finds a page."""
        return self.state in ("answers", "moved")


def check_links(addresses: Iterable[str], http: Outbound) -> Iterator[LinkReport]:
    """Tries each address once, one after the other, and reports each as soon as it is known."""
    return (_report(address, http) for address in dict.fromkeys(addresses))


def _report(address: str, http: Outbound) -> LinkReport:
    try:
        reached = _reach(address, http)
    except Unavailable as error:
        return LinkReport(address, "unreachable", str(error))
    if reached.status >= 400:
        return LinkReport(address, "broken", f"status {reached.status}")
    if _page(reached.address) != _page(address):
        return LinkReport(address, "moved", f"now at {reached.address}")
    return LinkReport(address, "answers", f"status {reached.status}")


def _reach(address: str, http: Outbound) -> Reached:
    """By HEAD, and by GET where that fails: some servers refuse HEAD though the page is there."""
    try:
        reached = http.reach("HEAD", address)
    except Unavailable:
        return http.reach("GET", address)
    return http.reach("GET", address) if reached.status >= 400 else reached


def _page(address: str) -> str:
    """An address without what does not make it another page: scheme, query, fragment."""
    return address.partition("://")[2].partition("#")[0].partition("?")[0].rstrip("/")
