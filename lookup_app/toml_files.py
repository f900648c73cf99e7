"""TOML tables to our dataclasses, strictly: no unknown key, no missing one, no other type."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import cattrs

from lookup_app.content_error import GuidanceError
from lookup_app.words import SourceDate, Words, parse_source_date

T = TypeVar("T")


def read_toml(file: Path) -> dict[str, Any]:
    """The tables of a file; raises GuidanceError where it is missing or no TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GuidanceError(file, "the file", [str(error)]) from error


def structure(
    table: object,
    kind: type[T],
    file: Path,
    entry: str,
    converter: cattrs.Converter | None = None,
) -> T:
    """One table as a value of ``kind``; raises GuidanceError naming every key at fault.

    ``converter`` is a strict one that knows further types of the reader's own.
    """
    try:
        return (converter or _STRICT).structure(table, kind)
    except Exception as error:  # cattrs raises groups of whatever the hooks raised
        raise GuidanceError(file, entry, cattrs.transform_error(error, path="entry")) from error


def tables(table: dict[str, Any], key: str, file: Path) -> list[dict[str, Any]]:
    """The tables written as [[key]]; raises GuidanceError where the key is anything else."""
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise GuidanceError(file, "the file", [f"{key} is not written as [[{key}]]"])
    return entries


def only_keys(table: dict[str, Any], allowed: set[str], file: Path) -> None:
    """Raises GuidanceError for a key at the top of a file that nothing reads."""
    if unknown := sorted(table.keys() - allowed):
        raise GuidanceError(file, "the file", [f"unknown keys: {', '.join(unknown)}"])


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
