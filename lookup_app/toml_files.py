"""Content files to our dataclasses, strictly: no unknown key, no missing one, no other type."""

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import cattrs
import click

from lookup_app.words import SourceDate, Words, parse_source_date

T = TypeVar("T")

_FENCE = "+++\n"


class ContentError(click.ClickException):
    """A content file that must not be served, with the entry in it and each fault of that.

    Of click's kind, so that every command says it in one line.
    """

    def __init__(self, file: Path, entry: str, faults: Sequence[str]) -> None:
        self.file = file
        self.entry = entry
        self.faults = faults
        super().__init__(f"{file.parent.name}/{file.name}, {entry}: " + "; ".join(faults))


def read_toml(file: Path) -> dict[str, Any]:
    """The tables of a file; raises ContentError where it is missing or no TOML."""
    return _tables_in(read_text(file), file, "the file")


def read_front_matter(file: Path) -> tuple[dict[str, Any], str]:
    """The tables between two lines ``+++`` that open a file, and the text that follows them."""
    text = read_text(file)
    front, fence, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if not text.startswith(_FENCE) or not fence:
        raise ContentError(file, "the front matter", ["does not stand between two lines +++"])
    return _tables_in(front, file, "the front matter"), body


def read_text(file: Path) -> str:
    """The file's text; raises ContentError where it is missing or not UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(file, "the file", [str(error)]) from error


def _tables_in(text: str, file: Path, entry: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(file, entry, [str(error)]) from error


def structure(
    table: object,
    kind: type[T],
    file: Path,
    entry: str,
    converter: cattrs.Converter | None = None,
) -> T:
    """One table as a value of ``kind``; raises ContentError naming every key at fault.

    ``converter`` is a strict one that knows further types of the reader's own.
    """
    try:
        return (converter or _STRICT).structure(table, kind)
    except Exception as error:  # cattrs raises groups of whatever the hooks raised
        raise ContentError(file, entry, cattrs.transform_error(error, path="entry")) from error


def tables(table: dict[str, Any], key: str, file: Path) -> list[dict[str, Any]]:
    """The tables written as [[key]]; raises ContentError where the key is anything else."""
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ContentError(file, "the file", [f"{key} is not written as [[{key}]]"])
    return entries


def only_keys(table: dict[str, Any], allowed: set[str], file: Path) -> None:
    """Raises ContentError for a key at the top of a file that nothing reads."""
    if unknown := sorted(table.keys() - allowed):
        raise ContentError(file, "the file", [f"unknown keys: {', '.join(unknown)}"])


def _words(value: object, _kind: object) -> Words:
    if not isinstance(value, dict) or not {"en", "es"} <= value.keys():
        raise ValueError(f"{value!r} is not a text in English and Spanish")
    if not all(isinstance(text, str) and text.strip() for text in value.values()):
        raise ValueError(f"{value!r} has an empty text")
    return Words(value)


def _source_date(value: object, _kind: object) -> SourceDate:
    return parse_source_date(_exactly(value, str))


def _exactly(value: object, kind: type[T]) -> T:
    """The value where it already has this very type: "2" is no number, 1 no truth."""
    if type(value) is not kind:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value


def strict_converter() -> cattrs.Converter:
    """A converter that takes no value for another type's, and knows our texts and source dates."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (str, bool, date):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook(Words, _words)
    converter.register_structure_hook(SourceDate, _source_date)
    return converter


_STRICT = strict_converter()
