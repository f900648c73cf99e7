"""How often one network address may ask."""

import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from math import ceil
from secrets import token_bytes
from typing import Self

import limits
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from config import Config
from lookup_app.clock import Clock
from lookup_app.redis_patience import Patience, quick_options

# Whoever has one IPv6 address has the whole network of 64 bits that it is in.
_IPV6_HOST_BITS = 64


class RateLimit:
    """A limit such as "600 per minute", counted in Redis or else in the memory of each process.

    Kept is a number under a keyed hash, for as long as the limit's own time: never the address.
    ``salt`` is part of the hash: where it says the day, nobody is the same the next day.
    """

    def __init__(
        self, name: str, rule: str, redis_url: str, key: str, salt: Callable[[], str] = str
    ) -> None:
        self._name = name
        self._rule = limits.parse(rule)
        self._key = key.encode() or token_bytes()
        self._salt = salt
        options = quick_options() if redis_url else {}
        self._window = FixedWindowRateLimiter(
            storage_from_string(redis_url or "memory://", wrap_exceptions=True, **options)
        )
        self._patience = Patience(f"the limit of {name} is off", StorageError)

    def seconds_to_wait(self, address: str | None) -> int:
        """Count one request: 0 where it is within the limit, else how long to wait.

        Where the counter cannot be reached everybody may ask: a broken limit must not turn
        people away.
        """
        who = hash_of_network(self._key, self._salt(), address)
        return self._patience.ask(lambda: self._counted(who), lambda: 0)

    def _counted(self, who: str) -> int:
        if self._window.hit(self._rule, self._name, who):
            return 0
        until = self._window.get_window_stats(self._rule, self._name, who).reset_time
        return max(1, ceil(until - time.time()))  # noqa: TID251 - its counter runs on this clock


@dataclass(frozen=True, slots=True)
class RateLimits:
    """The limits there are, by what they hold for."""

    pages: RateLimit
    suggestions: RateLimit
    replies: RateLimit

    @classmethod
    def of(cls, config: Config, clock: Clock) -> Self:
        """Those of the settings. Who writes is somebody else the next day."""

        def limit(name: str, rule: str, salt: Callable[[], str] = str) -> RateLimit:
            return RateLimit(name, rule, config.REDIS_URL, config.SECRET_KEY, salt)

        def day() -> str:
            return f"{clock().date()} "

        return cls(
            pages=limit("pages", config.RATE_LIMIT),
            suggestions=limit("suggestions", config.SUGGEST_LIMIT),
            replies=limit("replies", config.REPLY_LIMIT, day),
        )


def hash_of_network(key: bytes, salt: str, address: str | None) -> str:
    """What is kept in place of a network address: nobody without the key finds it again."""
    who = f"{salt}{_network(address or '')}"
    return hmac.digest(key, who.encode(), "sha256").hex()[:32]


def _network(address: str) -> str:
    try:
        read = ip_address(address)
    except ValueError:  # A socket of this machine has none, and a proxy may send anything.
        return address
    if not isinstance(read, IPv6Address):
        return str(read)
    return str(read.ipv4_mapped or int(read) >> _IPV6_HOST_BITS)
