"""Addresses this site may lead to, read from ``links.toml``. Each has a key and one home."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from lookup_app.toml_files import ContentError, read_toml, structure
from lookup_app.words import SourceDate, Words


@dataclass(frozen=True, slots=True)
class Link:
    """A page of somebody else's, with the words shown for it.

    A ``finder`` is a place to look further, a ``source`` a page that a statement rests on.
    ``checked_on`` is the day a person opened the live page, or None while nobody has.
    """

    key: str
    kind: Literal["finder", "source"]
    address: str
    title: Words
    publisher: str
    source_date: SourceDate
    checked_on: date | None = None

    @property
    def host(self) -> str:
        """The host the address names."""
        return urlsplit(self.address).hostname or ""


def load_links(file: Path) -> Mapping[str, Link]:
    """All links by key; raises ContentError for an unknown key or an address that is not https."""
    return {key: _link(file, key, entry) for key, entry in read_toml(file).items()}


def _link(file: Path, key: str, entry: dict[str, object]) -> Link:
    link = structure({"key": key, **entry}, Link, file, key)
    if urlsplit(link.address).scheme != "https" or not link.host:
        raise ContentError(file, key, [f"{link.address!r} is not an https address"])
    return link
