"""The pages people read besides the article: help now, the call sheet, about, privacy and so on."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self

from markupsafe import Markup

from lookup_app.library.documents import Section
from lookup_app.library.prose import ProseReader, References
from lookup_app.library.web_links import Link
from lookup_app.toml_files import ContentError


@dataclass(frozen=True, slots=True)
class Topic:
    """A section of a page, with the ids of the help lines that belong to it and its sources."""

    id: str
    heading: str
    body: Markup
    lines: tuple[str, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language. ``status`` says what was checked, and what was not yet."""

    slug: str
    language: str
    title: str
    description: str
    updated: date
    status: str
    opening: Markup
    topics: tuple[Topic, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Ids of all help lines the page shows as cards."""
        return tuple(line for topic in self.topics for line in topic.lines)

    def without(self, topic_id: str) -> Self:
        """The page without one of its topics."""
        return replace(self, topics=tuple(one for one in self.topics if one.id != topic_id))


def load_page(
    path: Path, language: str, reader: ProseReader, references: References, line_ids: frozenset[str]
) -> Page:
    """The page in a file; raises ``ContentError`` for help lines or sources nobody knows."""
    document = reader.read(path)
    return Page(
        slug=path.stem,
        language=language,
        title=document.text("title"),
        description=document.text("description"),
        updated=document.day("updated"),
        status=document.text("status"),
        opening=document.opening.html,
        topics=tuple(_topic(path, section, references, line_ids) for section in document.sections),
    )


def _topic(path: Path, section: Section, references: References, line_ids: frozenset[str]) -> Topic:
    lines = section.listings.get("lines", ())
    sources = section.listings.get("sources", ())
    _refuse_unknown(path, section, set(section.listings) - {"lines", "sources"})
    _refuse_unknown(path, section, (set(lines) - line_ids) | (set(sources) - set(references.links)))
    return Topic(
        id=section.id,
        heading=section.heading,
        body=section.html,
        lines=lines,
        sources=tuple(references.links[key] for key in sources),
    )


def _refuse_unknown(path: Path, section: Section, names: set[str]) -> None:
    if names:
        fault = f"nothing is called {', '.join(sorted(names))}"
        raise ContentError(path, section.heading, [fault])
