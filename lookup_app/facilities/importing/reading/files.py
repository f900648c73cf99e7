"""Directory files read row by row: spreadsheets, CSV, and saved pages of the locator API."""

import csv
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from lookup_app.facilities.importing.reading import text_files, workbooks
from lookup_app.facilities.importing.reading.bounds import MOST_JSON_BYTES, BlankRows, chunks
from lookup_app.facilities.importing.reading.recognizing import (
    codes_of_all,
    day_told,
    source_of,
    sources_written,
)
from lookup_app.facilities.importing.reading.rows import Listing, listing_of
from lookup_app.facilities.importing.reading.tables import Cells, Table, UnreadableFile
from lookup_app.facilities.importing.records import RawRow
from lookup_app.facilities.live.findtreatment import LocatorAnswerError, rows_of_answer
from lookup_app.facilities.sources import LOCATOR

Note = Callable[[str], None]
"""Told, in a sentence for the operator, what of a file was not taken as it stands."""

# What damage looks like: on the disk, in the packing, in the text, in a spreadsheet's XML.
_BROKEN = (OSError, EOFError, ValueError, csv.Error, zipfile.BadZipFile, zlib.error, SyntaxError)
# What else libraries raise for files that have the right form and the wrong inside.
_ODD = (KeyError, IndexError, TypeError, AttributeError, RecursionError, LocatorAnswerError)

_TEXT = (".csv", ".tsv", ".txt")
_SAVE_AS = "open it in a spreadsheet program and save it as .xlsx or .csv"
_NOT_READ = {
    ".xls": "an Excel file of the old form",
    ".xlsb": "a binary Excel file",
    ".ods": "an OpenDocument spreadsheet",
}
_MOST_NAMED = 30


def read_rows(path: Path, note: Note, as_of: date | None = None) -> Iterator[RawRow]:
    """The rows of a .xlsx, .csv or .json file, the last two also packed (.gz), with their source.

    ``as_of`` is the day the file speaks of; without it the file may tell one. Raises
    UnreadableFile.
    """
    try:
        yield from _read(path, note, as_of)
    except UnreadableFile as error:
        raise UnreadableFile(f"{path.name}: {error}") from error
    except _BROKEN as error:
        raise UnreadableFile(f"{path.name}: {error}") from error
    except _ODD as error:
        raise UnreadableFile(f"{path.name}: not what its name says ({error})") from error


def _read(path: Path, note: Note, as_of: date | None) -> Iterator[RawRow]:
    kind = _kind(path)
    if kind == ".json":
        yield from _rows_of_pages(path, as_of)
    elif kind == ".xlsx":
        yield from _rows_of(workbooks.read_workbook(path), path, note, as_of)
    elif kind in _TEXT:
        yield from _rows_of(text_files.read_csv(path, note), path, note, as_of)
    elif kind in _NOT_READ:
        raise UnreadableFile(f"{_NOT_READ[kind]}: {_SAVE_AS}")
    else:
        raise UnreadableFile("not a .xlsx, .csv or .json file (the last two may be packed, .gz)")


def _kind(path: Path) -> str:
    """What the name says the file is, packed or not; only text may be packed."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes[-1:] == [".gz"]:
        inner = "".join(suffixes[-2:-1])
        return inner if inner in (*_TEXT, ".json") else ".gz"
    return "".join(suffixes[-1:])


def _rows_of(
    tables: Iterable[Table], path: Path, note: Note, as_of: date | None
) -> Iterator[RawRow]:
    """The rows of those tables that are lists; the others are named, and one there must be."""
    others: dict[str, tuple[Cells, ...]] = {}
    lists = 0
    for table in tables:
        try:
            found = listing_of(table)
            if isinstance(found, Listing):
                lists += 1
                yield from _rows_of_list(found, path, table.name, note, as_of)
                _note_unread(found, table.name, note)
            else:
                others[table.name] = found
        except BlankRows as end:
            note(f"{table.name}: {end}")
    if not lists:
        raise UnreadableFile(_no_header(others))
    for name in others:
        note(f"{name}: no list of facilities, not read")


def _rows_of_list(
    found: Listing, path: Path, name: str, note: Note, as_of: date | None
) -> Iterator[RawRow]:
    source = source_of(path.name, found.header, as_of or day_told(path.name, name, found.above))
    # Thousands of rows name the same sources.
    named = cache(partial(sources_written, otherwise=source, as_of=as_of))
    speaks, row = False, None
    for row in found.rows(named, codes_of_all(source)):
        speaks = speaks or bool(row.codes or row.labels)
        yield row
    if row and not speaks:
        note(f"{name}: no row says what it offers; all are listed as treatment facilities")


def _rows_of_pages(path: Path, as_of: date | None) -> Iterator[RawRow]:
    with text_files.opened(path) as file:
        saved = json.loads(b"".join(chunks(file, path.stat().st_size, MOST_JSON_BYTES)))
    source = replace(LOCATOR, as_of=as_of or day_told(path.name, "", ()))
    for answer in saved if isinstance(saved, list) else [saved]:
        for row in rows_of_answer(answer):
            yield replace(row, sources=(source,))


def _note_unread(found: Listing, name: str, note: Note) -> None:
    if ignored := found.columns.ignored:
        note(f"{name}: columns not read: {_named(ignored)}")
    if found.unknown:
        counted = [f"{what} ({count:,})" for what, count in found.unknown.most_common()]
        note(f"{name}: not understood, and left out: {_named(counted)}")


def _no_header(others: dict[str, tuple[Cells, ...]]) -> str:
    """That no line names the columns, and what stands there instead."""
    wanted = "no line names the columns; it takes a name, a state, and a ZIP or a city"
    first = next((cells for lines in others.values() for cells in lines if any(cells)), ())
    said = ", ".join(repr(cell[:40]) for cell in first[:_MOST_NAMED] if cell)
    return f"{wanted}. Its first line: {said}" if said else f"{wanted}. It is empty"


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more
