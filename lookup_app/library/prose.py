"""Markdown as the writers of this site use it: safe HTML, anchored sections, references by name.

A page is front matter (TOML between two lines ``+++``), then sections that start
``## Heading {#anchor}``. Three things are special:

* ``{line:988}`` in a sentence becomes the number of that help line, as a link that calls it, and
  ``{text:988}`` as one that texts it; ``{es:AYUDA}`` is a word of another language;
* links name what they lead to: ``[text](link:aa)`` an outbound address of ``links.toml``,
  ``[text](evidence:wang-2023)`` a study, ``[text](page:help-now#tonight)`` a page of this site,
  ``[text](#anchor)`` a section of the same page;
* a paragraph ``{lines: 988, 211}`` is not text but a list for the template.

So no number and no address is typed twice, and a name nobody knows stops the site from starting.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from lookup_app.library.documents import Block, Document, Section
from lookup_app.library.markdown_blocks import (
    anchored_heading,
    by_heading,
    is_heading,
    listings,
    take_label,
)
from lookup_app.library.page_names import LED_TO, PAGES, path_of
from lookup_app.library.web_links import Link
from lookup_app.toml_files import ContentError, read_front_matter
from lookup_app.words import has_marks, unmarked, with_lang

DEFAULT_LANGUAGE = "en"

_LINE = re.compile(r"\{(line|text):([a-z0-9-]+)\}")


@dataclass(frozen=True, slots=True)
class Number:
    """How a help line's number is shown in a sentence, and the addresses that call and text it."""

    text: str
    href: str
    text_href: str | None = None


@dataclass(frozen=True, slots=True)
class References:
    """All that prose may refer to by name."""

    numbers: Mapping[str, Number]
    evidence: frozenset[str]
    links: Mapping[str, Link]


def path_in(language: str, page: str) -> str:
    """The address of one of our pages in a language: ``/help-now``, ``/es/help-now``."""
    if page not in (*PAGES, *LED_TO):
        raise KeyError(page)
    return path_of(page) if language == DEFAULT_LANGUAGE else f"/{language}{path_of(page)}"


class ProseReader:
    """Reads content files of one language."""

    def __init__(self, language: str, references: References) -> None:
        self._language = language
        self._references = references
        # Raw HTML is off: what a writer types can be ugly, but never a script.
        self._markdown = MarkdownIt("commonmark", {"html": False}).enable("table")

    def read(self, path: Path) -> Document:
        """The document in a file; raises ``ContentError`` for anything it cannot resolve."""
        front, body = read_front_matter(path)
        tokens = self._markdown.parse(_LINE.sub(r"<\1:\2>", body))
        sections = [self._section(path, group) for group in by_heading(tokens)]
        _refuse_twins(path, sections)
        return Document(path, front, sections[0], tuple(sections[1:]))

    def _section(self, path: Path, groups: Sequence[list[Token]]) -> Section:
        anchor, heading = "", ""
        if groups and is_heading(groups[0]):
            anchor, heading = _heading(path, groups[0])
            groups = groups[1:]
        blocks: list[Block] = []
        listed: dict[str, tuple[str, ...]] = {}
        for group in groups:
            if found := listings(group):
                listed |= found
            else:
                blocks.append(self._block(path, group))
        return Section(anchor, heading, tuple(blocks), listed)

    def _block(self, path: Path, group: list[Token]) -> Block:
        citations = [name for token in group for name in self._resolve(path, token.children or [])]
        label = take_label(group)
        html = self._markdown.renderer.render(group, self._markdown.options, {})
        return Block(label, Markup(html), tuple(citations))  # noqa: S704 (raw HTML is off above)

    def _resolve(self, path: Path, children: list[Token]) -> Iterator[str]:
        """Turn named links into addresses, in place; yields the studies cited."""
        for position, token in enumerate(children):
            if token.type == "image" or (token.type == "text" and "{" in unmarked(token.content)):
                raise ContentError(path, "the text", [f"cannot make sense of “{token.content}”"])
            if token.type == "text" and has_marks(token.content):
                token.type, token.content = "html_inline", str(with_lang(token.content))
            if token.type != "link_open":
                continue
            kind, _, name = str(token.attrs["href"]).partition(":")
            try:
                token.attrs = self._attributes(kind, name)
                if kind in ("line", "text"):
                    children[position + 1].content = self._references.numbers[name].text
            except KeyError:
                raise ContentError(
                    path, "the text", [f"nothing is called “{kind}:{name}”"]
                ) from None
            if kind == "evidence":
                yield name

    def _attributes(self, kind: str, name: str) -> dict[str, str | int | float]:
        match kind:
            case "line":
                return {"href": self._references.numbers[name].href, "class": "number"}
            case "text" if address := self._references.numbers[name].text_href:
                return {"href": address, "class": "number"}
            case "evidence" if name in self._references.evidence:
                return {"href": f"{path_in(self._language, 'sources')}#{name}"}
            case "page":
                page, _, anchor = name.partition("#")
                return {"href": path_in(self._language, page) + (f"#{anchor}" if anchor else "")}
            case "link":
                address = self._references.links[name].address
                return {"href": address, "rel": "noreferrer"}
            case _ if kind.startswith("#") and not name:
                return {"href": kind}
        raise KeyError(name)


def _heading(path: Path, group: Sequence[Token]) -> tuple[str, str]:
    found = anchored_heading(group)
    if not found:
        raise ContentError(path, group[1].content, ["needs an anchor, such as {#name}"])
    return found


def _refuse_twins(path: Path, sections: Sequence[Section]) -> None:
    seen: set[str] = set()
    for section in sections:
        if section.id in seen:
            raise ContentError(
                path, section.heading, [f"two sections have the anchor “{section.id}”"]
            )
        seen.add(section.id)
