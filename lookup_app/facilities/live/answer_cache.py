"""Where the live directory keeps answers: in memory, or in Redis while Redis answers."""

from typing import Any, Protocol

from lookup_app.outside import package
from lookup_app.redis_patience import Patience, quick_options

_ANSWERS_IN_MEMORY = 200
_PREFIX = "lookup:"


class AnswerCache(Protocol):
    """The two things asked of a cache, as cachelib's caches have them. It keeps text alone."""

    def get(self, key: str) -> Any:
        """The text that was set, or None."""
        ...

    def set(self, key: str, value: str, timeout: int) -> Any:
        """Keep the text for so many seconds."""
        ...


def open_cache(redis_url: str) -> AnswerCache:
    """The cache for that address; in memory where there is none."""
    memory = package("cachelib", "FACILITY_DIRECTORY=live").SimpleCache(
        threshold=_ANSWERS_IN_MEMORY
    )
    return _Shared(redis_url, memory) if redis_url else memory


class _Shared:
    """Redis, so that workers share answers; the worker's own memory while Redis is away."""

    def __init__(self, redis_url: str, memory: AnswerCache) -> None:
        redis = package("redis", "REDIS_URL")
        # Not through cachelib: it keeps pickles, and whoever writes those could run code here.
        self._redis = redis.Redis.from_url(redis_url, decode_responses=True, **quick_options())
        self._patience = Patience("answers are kept in memory", redis.RedisError)
        self._memory = memory

    def get(self, key: str) -> Any:
        return self._patience.ask(
            lambda: self._redis.get(_PREFIX + key), lambda: self._memory.get(key)
        )

    def set(self, key: str, value: str, timeout: int) -> Any:
        return self._patience.ask(
            lambda: self._redis.set(_PREFIX + key, value, ex=timeout),
            lambda: self._memory.set(key, value, timeout),
        )
