"""Settings, read from the environment once and strictly: nonsense stops the start, clearly."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

import click

from secret_key import SHORTEST, key_file, read_secret_key
from setting_kinds import (
    email_address,
    frame_ancestors,
    link_with_place,
    mail_server,
    on_or_off,
    one_of,
    path,
    postgresql_address,
    rate,
    redis_address,
    site_address,
    text,
    web_address,
    web_addresses,
    whole_number,
    words,
)

ROOT = Path(__file__).resolve().parent


class ConfigError(click.ClickException):
    """A setting is missing or cannot be understood. The message never shows its value.

    Of click's kind, so that every command says it in one line.
    """


def setting(parse: Callable[[str], Any], default: Any, about: str) -> Any:
    """One setting: how its text is read, what it is where nothing is set, and what it is for."""
    return field(default=default, metadata={"parse": parse, "about": about})


@dataclass(frozen=True, kw_only=True)
class Config:
    """Every setting there is. Flask takes it whole, so names are upper case."""

    SECRET_KEY: str = setting(
        text,
        "",
        "Keys what must not be guessed: forms, counts of requests. `make run` makes one.",
    )
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
    OPERATOR_NAME: str = setting(
        text, "", "Who runs this site, shown on About, Privacy and their like."
    )
    OPERATOR_CONTACT: str = setting(
        email_address, "", "An email address where the operator is reached."
    )
    OPERATOR_ADDRESS: str = setting(text, "", "A postal address, shown there too.")
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
    EMBED_ANCESTORS: tuple[str, ...] = setting(
        frame_ancestors,
        ("https:",),
        "Which sites may show `/embed` in a frame: `https:` (any), their addresses, or `none`.",
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

    REPLIES: bool = setting(
        on_or_off, True, "`on` or `off`: whether there are replies, reports and moderation at all."
    )
    REPLY_LIMIT: str = setting(
        rate, "20 per hour", "Replies and reports one network address may send."
    )
    LOGIN_LIMIT: str = setting(
        rate, "10 per 15 minutes", "Tries to sign in to moderation from one network address."
    )
    NOTICE_WEBHOOK: str = setting(
        web_address, "", "Told by POST that something which needs care waits; never what it says."
    )
    NOTICE_EMAIL: str = setting(email_address, "", "Told the same by mail, through MAIL_SERVER.")
    MAIL_SERVER: str = setting(
        mail_server,
        "smtp://127.0.0.1:25",
        "Takes that mail: `smtps://user:password@host:465`; `smtp://` with a password is STARTTLS.",
    )

    MAX_CONTENT_LENGTH: int = field(default=64 * 1024, init=False)
    # The one cookie of writing pages proves that a form was ours; it ends with the browser.
    SESSION_COOKIE_SAMESITE: str = field(default="Strict", init=False)
    # Whoever writes slowly, or on a hard day, may take half a day for it.
    WTF_CSRF_TIME_LIMIT: int = field(default=12 * 3600, init=False)
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
        key = self.SECRET_KEY or _kept_key(self.INSTANCE_PATH)
        if not key:
            raise ConfigError(
                "SECRET_KEY is missing. Set it, or start the site with `make run`, which makes one."
            )
        if len(key) < SHORTEST:
            where = "SECRET_KEY" if self.SECRET_KEY else str(key_file(self.INSTANCE_PATH))
            raise ConfigError(
                f"{where} is shorter than {SHORTEST} characters. "
                "Set a longer one, or take it away: `make run` makes one."
            )
        object.__setattr__(self, "SECRET_KEY", key)


@dataclass(frozen=True, kw_only=True)
class Testing(Config):
    """What the tests run with: every other host is one that nobody can reach."""

    FINDTREATMENT_API: str = "https://findtreatment.invalid"
    FINDTREATMENT_LINK: str = "https://findtreatment.invalid/locator?sAddr={place}"
    OPERATOR_CONTACT: str = "operator@lookup.invalid"
    RATE_LIMIT: str = "1000000 per minute"
    SUGGEST_LIMIT: str = "1000000 per minute"
    SECRET_KEY: str = "tests-only-" * 4
    REPLY_LIMIT: str = "1000000 per minute"
    LOGIN_LIMIT: str = "1000000 per minute"
    TESTING: bool = True


def settings_table() -> list[tuple[str, str, str]]:
    """(name, default, what it is for) of every setting, for docs/operating.md and its test."""
    return [
        (f.name, "" if f.default in (MISSING, "", ()) else str(f.default), f.metadata["about"])
        for f in fields(Config)
        if "about" in f.metadata
    ]


def _kept_key(instance: Path) -> str:
    try:
        return read_secret_key(instance)
    except (OSError, UnicodeDecodeError) as error:
        file = key_file(instance)
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
