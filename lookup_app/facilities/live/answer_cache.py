"""Where the live directory keeps answers: in memory, or in Redis while Redis answers."""

import logging
from importlib import import_module
from typing import Any, Protocol

from cachelib import RedisCache, SimpleCache

_ANSWERS_IN_MEMORY = 200
_REDIS_SECONDS = 0.5

_log = logging.getLogger(__name__)


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
    memory = SimpleCache(threshold=_ANSWERS_IN_MEMORY)
    return _Shared(redis_url, memory) if redis_url else memory


class _Shared:
    """Redis, so that workers share answers; the worker's own memory while Redis is away."""

    def __init__(self, redis_url: str, memory: AnswerCache) -> None:
        # Imported only where it is used: it weighs eight megabytes in every worker.
        redis = import_module("redis")
        client = redis.Redis.from_url(
            redis_url, socket_timeout=_REDIS_SECONDS, socket_connect_timeout=_REDIS_SECONDS
        )
        self._redis = RedisCache(client, key_prefix="lookup:")
        self._failures: type[Exception] = redis.RedisError
        self._memory = memory

    def get(self, key: str) -> Any:
        try:
            return self._redis.get(key)
        except self._failures as error:
            _log.warning("Redis: %s", type(error).__name__)
            return self._memory.get(key)

    def set(self, key: str, value: Any, timeout: int | None = None) -> Any:
        try:
            return self._redis.set(key, value, timeout)
        except self._failures as error:
            _log.warning("Redis: %s", type(error).__name__)
            return self._memory.set(key, value, timeout)
