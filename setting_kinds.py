"""How the text of each kind of setting is read.

The docstring says what is wanted, a ValueError what is wrong. None shows the value: it may be a
password.
"""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import limits
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError


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


def mail_server(value: str) -> str:
    """An address like ``smtps://user:password@host:465`` or ``smtp://host:25``."""
    value = value.strip()
    parts = urlsplit(value)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("must start with smtp:// or smtps:// and name a host")
    if parts.port == 0 or bool(parts.username) != bool(parts.password):
        raise ValueError("must name a user with a password, or neither")
    return value


def web_addresses(value: str) -> tuple[str, ...]:
    """https:// addresses separated by commas or spaces."""
    return tuple(web_address(word) for word in words(value))


def link_with_place(value: str) -> str:
    """An https:// address with ``{place}`` where the ZIP or "City, ST" goes."""
    if "{place}" not in value:
        raise ValueError("must contain {place}")
    return web_address(value)


_ANCESTOR = re.compile(
    r"https:|https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?"
    r"|http://(127\.0\.0\.1|localhost)(:(\d+|\*))?"
)


def frame_ancestors(value: str) -> tuple[str, ...]:
    """``https:`` for any site, or https:// addresses of sites, or ``none``."""
    named = words(value.lower())
    if named == ("none",):
        return ()
    if not all(_ANCESTOR.fullmatch(name) for name in named):
        raise ValueError("must be `https:`, https:// addresses of sites, or `none`")
    return named


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
