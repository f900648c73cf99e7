"""The shipped content, loaded once, and every text in it that people read."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po
from markupsafe import Markup

from lookup_app import CONTENT
from lookup_app.library.article import Article
from lookup_app.library.library import Edition, Library
from lookup_app.library.pages import Page

TRANSLATIONS = CONTENT.parent / "translations"
LANGUAGES = ("en", "es")


class Text(NamedTuple):
    where: str
    language: str
    words: str


@pytest.fixture(scope="session")
def library(guidance) -> Library:
    return Library.load(CONTENT, guidance, LANGUAGES)


@pytest.fixture(params=LANGUAGES)
def edition(library, request) -> Edition:
    return library.editions[request.param]


@pytest.fixture(scope="session")
def every_text(library) -> list[Text]:
    return [
        *(text for edition in library.editions.values() for text in texts_of_edition(edition)),
        *(text for file in CONTENT.rglob("*.toml") for text in texts_of_toml(file)),
        *(text for file in TRANSLATIONS.glob("*/LC_MESSAGES/*.po") for text in texts_of_po(file)),
    ]


def texts_of_edition(edition: Edition) -> Iterator[Text]:
    article = edition.article
    yield Text("article", article.language, article_text(article))
    for front in (article.title, article.description, article.status):
        yield Text("article, front matter", article.language, front)
    for page in edition.pages.values():
        words = "\n".join([page.title, page.description, page.status, page_text(page)])
        yield Text(page.slug, page.language, words)
    for key, scopes in edition.steps.words.items():
        yield Text(f"step {key}", edition.language, " ".join(scopes.values()))


def article_text(article: Article) -> str:
    """The running text, without front matter; the disclaimer is left to its own test."""
    parts = [article.welcome, article.opening]
    for point in article.points:
        parts += [f"<p>{point.heading}.</p>", point.impact, point.explanation]
        parts += [point.evidence, point.step]
    return plain([*parts, f"<p>{article.summary.heading}.</p>", article.summary.html])


def page_text(page: Page) -> str:
    parts = [page.opening]
    for topic in page.topics:
        parts += [f"<p>{topic.heading}.</p>", topic.body]
    return plain(parts)


def plain(parts: list[str]) -> str:
    html = "\n".join(parts).replace("</li>", " </li>").replace("</td>", ". </td>")
    html = re.sub(r"<pre>.*?</pre>", "", html, flags=re.DOTALL)  # examples are no prose
    return Markup(html).striptags()


def texts_of_po(file: Path) -> Iterator[Text]:
    """The words of templates and code: each message in English and in the catalog's language."""
    language = file.parent.parent.name
    with file.open("rb") as opened:
        for message in filter(lambda message: message.id, read_po(opened, locale=language)):
            for code, words in (("en", message.id), (language, message.string)):
                for form in (words,) if isinstance(words, str) else words:
                    yield Text(f"{file.name}: {message.id!r}", code, form)


def texts_of_toml(file: Path) -> Iterator[Text]:
    """Every pair of English and Spanish words in a file, wherever it stands."""
    yield from _words_in(f"{file.name}", tomllib.loads(file.read_text(encoding="utf-8")))


def _words_in(where: str, value: object) -> Iterator[Text]:
    match value:
        case {"en": str(english), "es": str(spanish)}:
            yield Text(where, "en", english)
            yield Text(where, "es", spanish)
        case Mapping():
            for key, inner in value.items():
                yield from _words_in(f"{where}, {key}", inner)
        case list():
            for number, inner in enumerate(value):
                yield from _words_in(f"{where}[{number}]", inner)
