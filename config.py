"""Settings, read from the environment once and strictly: nonsense stops the start, clearly."""

import os
import re
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import click
import limits
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent

_KEY_LENGTH = 32


class ConfigError(click.ClickException):
    """A setting is missing or cannot be understood. The message never shows its value.

    Of click's kind, so that every command says it in one line.
    """


def text(value: str) -> str:
    """Any text, without the space around it."""
    return value.strip()


def email_address(value: str) -> str:
    """An email address, without ``mailto:`` before it."""
    address = re.sub(r"^mailto:", "", value.strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"""[^@\s<>"?&]+@[^@\s<>"?&]+""", address):
        raise ValueError("must be an email address")
    return address


def words(value: str) -> tuple[str, ...]:
    """Words separated by commas or spaces."""
    return tuple(value.replace(",", " ").split())


def whole_number(value: str) -> int:
    """A whole number, zero or more."""
    number = int(value)
    if number < 0:
        raise ValueError("must be zero or more")
    return number


def on_or_off(value: str) -> bool:
    """``on`` or ``off``."""
    return {"on": True, "off": False}[value.strip().lower()]


def web_address(value: str) -> str:
    """An https:// address (http:// on this machine only), or empty."""
    value = value.strip()
    parts = urlsplit(value)
    local = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if value and not (parts.hostname and (parts.scheme == "https" or local)):
        raise ValueError("must be an https:// address")
    return value


def site_address(value: str) -> str:
    """An https:// address with nothing after its host, or empty."""
    parts = urlsplit(web_address(value))
    (parts.hostname or "").encode("idna")  # a host no browser could ask for is a ValueError
    more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    if more or not value.isascii():
        raise ValueError("must be an https:// address with nothing after its host")
    return parts._replace(netloc=parts.netloc.lower(), path="").geturl()


def postgresql_address(value: str) -> str:
    """An address like ``postgresql://user:password@host:5432/name``, or empty."""
    value = value.strip()
    try:
        if value and make_url(value).get_backend_name() not in ("postgresql", "postgres"):
            raise ValueError("must start with postgresql://")
    except ArgumentError:
        # SQLAlchemy's own words quote the address, and so its password.
        raise ValueError("cannot be read") from None
    return value


def redis_address(value: str) -> str:
    """An address like ``redis://host:6379/0``, or empty; ``rediss://`` for TLS."""
    value = value.strip()
    parts = urlsplit(value)
    if value and (parts.scheme not in ("redis", "rediss") or not parts.hostname or parts.port == 0):
        raise ValueError("must start with redis:// or rediss:// and name a host")
    return value


def web_addresses(value: str) -> tuple[str, ...]:
    """https:// addresses separated by commas or spaces."""
    return tuple(web_address(word) for word in words(value))


def link_with_place(value: str) -> str:
    """An https:// address with ``{place}`` where the ZIP or "City, ST" goes."""
    if "{place}" not in value:
        raise ValueError("must contain {place}")
    return web_address(value)


def rate(value: str) -> str:
    """A rate such as ``600 per minute``."""
    limits.parse(value)
    return value


def path(value: str) -> Path:
    """A folder or file, relative to where the site is started."""
    return Path(value).resolve()


def one_of(*choices: str) -> Callable[[str], str]:
    """One of a few words."""

    def parse(value: str) -> str:
        if value not in choices:
            raise ValueError(f"must be one of: {', '.join(choices)}")
        return value

    parse.__doc__ = " or ".join(f"``{choice}``" for choice in choices)
    return parse


def setting(parse: Callable[[str], Any], default: Any, about: str) -> Any:
    """One setting: how its text is read, what it is where nothing is set, and what it is for."""
    return field(default=default, metadata={"parse": parse, "about": about})


@dataclass(frozen=True, kw_only=True)
class Config:
    """Every setting there is. Flask takes it whole, so names are upper case."""

    SECRET_KEY: str = setting(text, "", "Signs forms that change something. `make run` makes one.")
    INSTANCE_PATH: Path = setting(
        path, ROOT / "instance", "Where the site keeps its own files: place data, directory, key."
    )
    DATABASE_URL: str = setting(
        postgresql_address,
        "",
        "PostgreSQL address. Empty: SQLite in INSTANCE_PATH.",
    )
    REDIS_URL: str = setting(
        redis_address,
        "",
        "Redis address for caches and rate limits. Empty: memory.",
    )
    FACILITY_DIRECTORY: str = setting(
        one_of("local", "live"),
        "local",
        "Which facility directory answers. `live` needs OPERATOR_CONTACT.",
    )
    DIRECTORY_FILES: tuple[str, ...] = setting(
        web_addresses,
        (
            "https://www.samhsa.gov/data/sites/default/files/reports/rpt57009/"
            "2025_SU_Facilities_for_All_City_All.xlsx",
            "https://www.samhsa.gov/data/sites/default/files/reports/rpt57010/"
            "2025_MH_Facilities_for_All_City_All.xlsx",
            "https://www.samhsa.gov/find-help/locators/"
            "opioid-treatment-program-directory/export?page&_format=csv",
            "https://data.hrsa.gov/DataDownload/DD_Files/"
            "Health_Center_Service_Delivery_and_LookAlike_Sites.csv",
        ),
        "Addresses of the lists that `facilities fetch` downloads, separated by spaces.",
    )
    DIRECTORY_FETCH: bool = setting(
        on_or_off, True, "`on` or `off`: whether a site without a directory fetches one by itself."
    )
    FINDTREATMENT_API: str = setting(
        web_address, "https://findtreatment.gov", "Where the locator API of FindTreatment.gov is."
    )
    FINDTREATMENT_LINK: str = setting(
        link_with_place,
        "https://findtreatment.gov/locator?sAddr={place}",
        "The FindTreatment.gov search link that carries the place.",
    )
    GEOCODERS: tuple[str, ...] = setting(
        words, (), "geopy geocoders asked about street addresses, in order. Empty: nobody is asked."
    )
    OPERATOR_NAME: str = setting(text, "", "Who runs this site, shown on About and Privacy.")
    OPERATOR_CONTACT: str = setting(
        email_address, "", "An email address where the operator is reached."
    )
    OPERATOR_ADDRESS: str = setting(text, "", "A postal address, shown on About.")
    QUICK_EXIT_URL: str = setting(
        web_address, "", "Where “Leave this page quickly” leads: a site that gives nothing away."
    )
    REPLY_TIME: int = setting(
        whole_number, 0, "Days within which the operator aims to answer. 0: nothing is said of it."
    )
    SITE_ADDRESS: str = setting(
        site_address,
        "",
        "Where the public finds the site, such as `https://example.org`. Other hosts get a 400.",
    )
    TRUSTED_PROXIES: int = setting(
        whole_number, 0, "How many reverse proxies in front set X-Forwarded headers."
    )
    RATE_LIMIT: str = setting(
        rate,
        "600 per minute",
        "Look-ups, results and API answers one network address may ask for.",
    )
    SUGGEST_LIMIT: str = setting(
        rate, "600 per minute", "Suggestions while typing one network address may ask for."
    )

    MAX_CONTENT_LENGTH: int = field(default=64 * 1024, init=False)
    SEND_FILE_MAX_AGE_DEFAULT: int = field(default=365 * 24 * 3600, init=False)

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Self:
        """Read every setting that ``environ`` has; raises ConfigError naming the bad one."""
        return cls(
            **{
                f.name: _parse(f.name, f.metadata["parse"], environ[f.name])
                for f in fields(cls)
                if "parse" in f.metadata and environ.get(f.name, "").strip()
            }
        )


@dataclass(frozen=True, kw_only=True)
class Production(Config):
    """What a public site runs with: refuses to start without a secret key."""

    def __post_init__(self) -> None:
        key = self.SECRET_KEY or _read_key(self._key_file)
        if not key:
            raise ConfigError(
                "SECRET_KEY is missing. Set it, or start the site with `make run`, which makes one."
            )
        if len(key) < _KEY_LENGTH:
            where = "SECRET_KEY" if self.SECRET_KEY else str(self._key_file)
            raise ConfigError(
                f"{where} is shorter than {_KEY_LENGTH} characters. "
                "Set a longer one, or take it away: `make run` makes one."
            )
        object.__setattr__(self, "SECRET_KEY", key)

    @property
    def _key_file(self) -> Path:
        return self.INSTANCE_PATH / "secret_key"


@dataclass(frozen=True, kw_only=True)
class Testing(Config):
    """What the tests run with: every other host is one that nobody can reach."""

    FINDTREATMENT_API: str = "https://findtreatment.invalid"
    FINDTREATMENT_LINK: str = "https://findtreatment.invalid/locator?sAddr={place}"
    OPERATOR_CONTACT: str = "operator@lookup.invalid"
    RATE_LIMIT: str = "1000000 per minute"
    SUGGEST_LIMIT: str = "1000000 per minute"
    TESTING: bool = True


def new_secret_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_urlsafe(48)


def make_secret_key(instance: Path) -> None:
    """Write ``instance/secret_key``, readable by its owner only, unless one is there.

    An empty file, as a full disk leaves it, is no key. The file is written beside its place and
    moved there, so that it is there whole or not at all.
    """
    instance.mkdir(parents=True, exist_ok=True)
    file = instance / "secret_key"
    if file.exists() and file.stat().st_size:
        return
    handle, beside = tempfile.mkstemp(dir=instance, prefix=".secret_key-")
    try:
        with os.fdopen(handle, "w") as written:
            written.write(new_secret_key())
            written.flush()
            os.fsync(written.fileno())
        Path(beside).replace(file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def settings_table() -> list[tuple[str, str, str]]:
    """(name, default, what it is for) of every setting, for docs/operating.md and its test."""
    return [
        (f.name, "" if f.default in (MISSING, "", ()) else str(f.default), f.metadata["about"])
        for f in fields(Config)
        if "about" in f.metadata
    ]


def _read_key(file: Path) -> str:
    try:
        return file.read_text("ascii").strip() if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} cannot be read ({type(error).__name__}).") from None


def _parse(name: str, parse: Callable[[str], Any], value: str) -> Any:
    try:
        return parse(value)
    except (ValueError, KeyError) as error:
        raise ConfigError(f"{name}: {_reason(parse, error)}") from None


def _reason(parse: Callable[[str], Any], error: Exception) -> str:
    said = str(error)
    wanted = (parse.__doc__ or "").strip()
    return said if said.startswith("must ") else f"must be {wanted[:1].lower()}{wanted[1:]}"
