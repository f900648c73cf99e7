"""The words of one entry in every language that has them, and dates as a source gives them.

A text may hold words of another language, written ``{es:AYUDA}``. A screen reader says a word as
its own language does only where the page names that language. The mark keeps HTML out of the texts
that people write and translate.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

_MARKED = re.compile(r"\{([a-z]{2}):([^{}]+)\}")
_SOURCE_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Words:
    """One text in several languages, by language code. English is always there."""

    by_language: Mapping[str, str]

    def text(self, language: str) -> str:
        """The text in this language ("es", "es_US", "es-PR"), or else in English, without marks."""
        return unmarked(self.marked(language))

    def marked(self, language: str) -> str:
        """The same with its words of another language still marked."""
        return self.by_language.get(language[:2], self.by_language["en"])


def unmarked(text: str) -> str:
    """The words alone, for a place that takes no HTML: a title, a feed, the API."""
    return _MARKED.sub(r"\2", text) if "{" in text else text


def with_lang(text: str) -> Markup:
    """The text as HTML, each marked word in a ``<span lang>``. What is not Markup is escaped."""
    escaped = escape(text)
    if "{" not in escaped:
        return escaped
    # Of Markup, sub would escape the spans too.
    return Markup(_MARKED.sub(r'<span lang="\1">\2</span>', str(escaped)))  # noqa: S704


def has_marks(text: str) -> bool:
    """Whether a word of another language is marked in the text."""
    return bool(_MARKED.search(text))


@dataclass(frozen=True, slots=True)
class SourceDate:
    """When a source spoke, as exactly as is known: a year, a month, a day, or nothing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> date | None:
        """The first day that it can mean, or None for a source without a date."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None

    @property
    def latest(self) -> date | None:
        """The last day that it can mean, or None for a source without a date."""
        if not self.year:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = (self.year, self.month, self.day)
        return "-".join(f"{part:02}" for part in parts if part) or "undated"


def parse_source_date(text: str) -> SourceDate:
    """Reads "2022", "2022-07", "2022-07-13" or "undated"; raises ValueError for anything else."""
    if text == "undated":
        return SourceDate()
    if not (found := _SOURCE_DATE.fullmatch(text)):
        raise ValueError(f"source date {text!r} is not like 2022, 2022-07, 2022-07-13 or undated")
    parsed = SourceDate(*(int(part) if part else None for part in found.groups()))
    assert parsed.earliest  # a month 13 raises ValueError here, as it must
    return parsed
