"""How often one network address may ask."""

import logging

import limits
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

log = logging.getLogger("lookup_app")


class RateLimit:
    """A limit such as "600 per minute", counted in Redis or else in the memory of each process."""

    def __init__(self, rule: str, redis_url: str) -> None:
        self._rule = limits.parse(rule)
        self._window = FixedWindowRateLimiter(
            storage_from_string(redis_url or "memory://", wrap_exceptions=True)
        )

    def allows(self, address: str | None) -> bool:
        """Count one request; whether it is within the limit.

        Where the counter cannot be reached everybody may ask: a broken limit must not turn
        people away.
        """
        try:
            return self._window.hit(self._rule, address or "unknown")
        except StorageError as error:
            log.warning("the rate limit is off: %s", type(error).__name__)
            return True
