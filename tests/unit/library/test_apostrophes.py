"""What people read has the apostrophe of print, in both languages: “people’s”."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from config import ROOT
from lookup_app import CONTENT

#: Words that are looked for in what others write, and what only an operator reads.
NOT_READ = {"distress", "replies", "blocked.toml", "locator_labels.toml"}
CODE = re.compile(r"```.*?```|^    .*$|`[^`]*`", re.DOTALL | re.MULTILINE)
STRAIGHT = re.compile(r"\w'\w|\w' \w")


def texts_in(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from texts_in(one)
        case list():
            for one in value:
                yield from texts_in(one)


def texts_of(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    match file.suffix:
        case ".toml":
            yield from texts_in(tomllib.loads(text))
        case ".md":
            yield CODE.sub("", text)


@pytest.mark.parametrize("kind", ["toml", "md"])
def test_content_has_the_apostrophe_of_print(kind):
    files = [one for one in CONTENT.rglob(f"*.{kind}") if not NOT_READ & set(one.parts)]
    assert files
    assert [
        (file.name, found[0])
        for file in files
        for text in texts_of(file)
        for found in STRAIGHT.finditer(text)
    ] == []


def test_the_words_of_pages_have_it_too():
    with (ROOT / "lookup_app/translations/es/LC_MESSAGES/messages.po").open("rb") as file:
        messages = [one for one in read_po(file) if one.id]
    words = [text for one in messages for text in texts_in([*_each(one.id), *_each(one.string)])]
    assert len(words) > 1000
    assert [text for text in words if STRAIGHT.search(text)] == []


def _each(words: Any) -> tuple[Any, ...]:
    return words if isinstance(words, tuple) else (words,)
