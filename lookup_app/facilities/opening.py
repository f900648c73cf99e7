"""The directory that the settings ask for."""

from importlib import import_module

from cachelib import RedisCache, SimpleCache
from cachelib.base import BaseCache

from config import Config
from lookup_app.facilities.directory import FacilityDirectory
from lookup_app.facilities.live import LiveDirectory
from lookup_app.facilities.local import LocalDirectory
from lookup_app.facilities.locator import Locator
from lookup_app.facilities.placing import Placer
from lookup_app.facilities.store import DirectoryStore, PostgresStore, SqliteStore
from lookup_app.http import Outbound

FILE_NAME = "facilities.sqlite"
_CACHED_ANSWERS = 200
_REDIS_SECONDS = 0.5


def open_directory(config: Config, placer: Placer) -> FacilityDirectory:
    """The directory the settings name. Opens nothing until it is asked."""
    if config.FACILITY_DIRECTORY == "live":
        locator = Locator(config.FINDTREATMENT_API, outbound(config), placer)
        return LiveDirectory(locator, _cache(config.REDIS_URL))
    return LocalDirectory(open_store(config))


def open_store(config: Config) -> DirectoryStore:
    """Where the local directory is kept: PostgreSQL if there is an address of one, else a file."""
    if config.DATABASE_URL:
        return PostgresStore(config.DATABASE_URL)
    return SqliteStore(config.INSTANCE_PATH / FILE_NAME)


def outbound(config: Config) -> Outbound:
    """The way out, under our name and with the operator's contact."""
    contact = config.OPERATOR_CONTACT or "no contact set"
    return Outbound(f"lookup-app/1.0 (public-health site; {contact})")


def _cache(redis_url: str) -> BaseCache:
    if not redis_url:
        return SimpleCache(threshold=_CACHED_ANSWERS)
    # Imported only where it is used: it weighs eight megabytes in every worker.
    client = import_module("redis").Redis.from_url(
        redis_url, socket_timeout=_REDIS_SECONDS, socket_connect_timeout=_REDIS_SECONDS
    )
    return RedisCache(client, key_prefix="lookup:")
