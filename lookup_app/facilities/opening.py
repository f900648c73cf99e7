"""The directory that the settings ask for."""

from config import Config
from lookup_app.facilities.answer_cache import open_cache
from lookup_app.facilities.directory import FacilityDirectory
from lookup_app.facilities.live import LiveDirectory
from lookup_app.facilities.local import LocalDirectory
from lookup_app.facilities.locator import Locator
from lookup_app.facilities.placing import Placer
from lookup_app.facilities.store import DirectoryStore, PostgresStore, SqliteStore
from lookup_app.http import Outbound

FILE_NAME = "facilities.sqlite"


def open_directory(config: Config, placer: Placer) -> FacilityDirectory:
    """The directory the settings name. Opens nothing until it is asked."""
    if config.FACILITY_DIRECTORY == "live":
        locator = Locator(config.FINDTREATMENT_API, outbound(config), placer)
        return LiveDirectory(locator, open_cache(config.REDIS_URL))
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
