"""The directory that the settings ask for."""

from config import Config, ConfigError
from lookup_app.clock import Clock, system_clock
from lookup_app.facilities.directory import FacilityDirectory
from lookup_app.facilities.importing.placing import Placer
from lookup_app.facilities.live.answer_cache import open_cache
from lookup_app.facilities.live.live_directory import LiveDirectory
from lookup_app.facilities.live.locator import Locator
from lookup_app.facilities.local.directory_store import DirectoryStore
from lookup_app.facilities.local.local_directory import LocalDirectory
from lookup_app.facilities.local.sql_stores import PostgresStore, SqliteStore
from lookup_app.outbound import Outbound, user_agent
from lookup_app.outside import package

FILE_NAME = "facilities.sqlite"


def open_directory(
    config: Config, placer: Placer, clock: Clock = system_clock
) -> FacilityDirectory:
    """The directory the settings name. Opens nothing until it is asked.

    Raises ConfigError for the live one without a contact: SAMHSA must be able to reach whoever
    asks its API at every search.
    """
    if config.FACILITY_DIRECTORY == "live":
        if not config.OPERATOR_CONTACT:
            raise ConfigError("FACILITY_DIRECTORY=live needs OPERATOR_CONTACT.")
        locator = Locator(config.FINDTREATMENT_API, outbound(config), placer)
        return LiveDirectory(locator, open_cache(config.REDIS_URL), clock=clock)
    return LocalDirectory(open_store(config), clock=clock)


def open_store(config: Config) -> DirectoryStore:
    """Where the local directory is kept: PostgreSQL if there is an address of one, else a file."""
    if config.DATABASE_URL:
        package("psycopg", "DATABASE_URL")
        return PostgresStore(config.DATABASE_URL)
    store = SqliteStore(config.INSTANCE_PATH / FILE_NAME)
    store.sweep()
    return store


def outbound(config: Config) -> Outbound:
    """The way out, under our name and with the operator's contact where there is one."""
    return Outbound(user_agent(config.OPERATOR_CONTACT))
