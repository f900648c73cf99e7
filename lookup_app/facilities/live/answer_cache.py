"""Where the live directory keeps answers: in memory, or in Redis while Redis answers."""

from typing import Any, Protocol

from lookup_app.outside import package
from lookup_app.redis_patience import Patience, quick_options

_ANSWERS_IN_MEMORY = 200


class AnswerCache(Protocol):
    """The two things asked of a cache, as cachelib's caches have them."""

    def get(self, key: str) -> Any:
        """What was set, or None."""
        ...

    def set(self, key: str, value: Any, timeout: int | None = None) -> Any:
        """Keep the value for so many seconds."""
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
        client = redis.Redis.from_url(redis_url, **quick_options())
        self._redis = package("cachelib", "REDIS_URL").RedisCache(client, key_prefix="lookup:")
        self._patience = Patience("answers are kept in memory", redis.RedisError)
        self._memory = memory

    def get(self, key: str) -> Any:
        return self._patience.ask(lambda: self._redis.get(key), lambda: self._memory.get(key))

    def set(self, key: str, value: Any, timeout: int | None = None) -> Any:
        return self._patience.ask(
            lambda: self._redis.set(key, value, timeout),
            lambda: self._memory.set(key, value, timeout),
        )
