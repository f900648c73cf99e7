"""Directory files read row by row: spreadsheets, CSV, and saved pages of the locator API."""

import codecs
import csv
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from lookup_app.facilities.importing.bounds import bounds_of, check_unpacked_size
from lookup_app.facilities.importing.cells import as_it_was
from lookup_app.facilities.importing.records import RawRow
from lookup_app.facilities.live.findtreatment import LocatorAnswerError, rows_of_answer

# What a file of either kind calls the type of a facility, and the code that says the same.
TYPE_CODES: dict[str, tuple[str, ...]] = {
    "substance use treatment": ("SA",),
    "substance use": ("SA",),
    "sa": ("SA",),
    "mental health": ("MH",),
    "mental health treatment": ("MH",),
    "mh": ("MH",),
    "opioid treatment program": ("SA", "OTP"),
    "otp": ("SA", "OTP"),
}
_COLUMNS = {
    "name": ("name", "name1"),
    "name2": ("name2",),
    "street": ("street", "street1"),
    "street2": ("street2",),
    "city": ("city",),
    "state": ("state",),
    "zip": ("zip",),
    "county": ("county",),
    "latitude": ("latitude",),
    "longitude": ("longitude",),
    "phone": ("phone",),
    "hotline": ("hotline", "hotline1"),
    "website": ("website",),
    "id": ("id",),
    "as_of": ("as_of",),
}
_INTAKES = ("intake1", "intake2", "intake1a", "intake2a")
_CODES = ("services", "service_code_info")

_WINDOWS = "cp1252"
# The mark of UTF-8, read byte by byte.
_MARK = codecs.BOM_UTF8.decode("latin-1")

# What damage looks like: on the disk, in the packing, in the text, in a spreadsheet's XML.
_BROKEN = (OSError, EOFError, ValueError, csv.Error, zipfile.BadZipFile, zlib.error, SyntaxError)
# What else libraries raise for files that have the right form and the wrong inside.
_ODD = (KeyError, IndexError, TypeError, AttributeError, RecursionError, LocatorAnswerError)

Cells = dict[str, str]


class UnreadableFile(Exception):
    """A file that cannot be read as what its name says. The message is for an operator."""


def read_rows(path: Path) -> Iterator[RawRow]:
    """The rows of a .xlsx, .csv or .json file, the last two also gzipped; raises UnreadableFile."""
    reader = _READERS.get(_kind(path))
    if reader is None:
        raise UnreadableFile(f"{path.name}: not a .xlsx, .csv or .json file (or one of these .gz)")
    try:
        yield from reader(path)
    except _BROKEN as error:
        raise UnreadableFile(f"{path.name}: {error}") from error
    except _ODD as error:
        raise UnreadableFile(f"{path.name}: not what its name says ({error})") from error


def is_windows_text(path: Path) -> bool:
    """Whether a CSV file is not UTF-8, and so is read as Windows-1252, which Excel writes."""
    return _kind(path) in (".csv", ".csv.gz") and _encoding(path) == _WINDOWS


def _kind(path: Path) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return "".join(suffixes[-2:] if suffixes[-1:] == [".gz"] else suffixes[-1:])


def _open_text(path: Path, encoding: str = "utf-8-sig", errors: str = "replace") -> IO[str]:
    if path.suffix.lower() == ".gz":
        return io.TextIOWrapper(gzip.open(path), encoding=encoding, errors=errors, newline="")
    return path.open(encoding=encoding, errors=errors, newline="")


def _encoding(path: Path) -> str:
    """UTF-8 where the bytes are that, or say so by their mark."""
    with _open_text(path, "latin-1") as text:
        if text.read(len(_MARK)) == _MARK:
            return "utf-8-sig"
    with _open_text(path, "utf-8", errors="strict") as lines:
        try:
            for _ in lines:
                pass
        except UnicodeDecodeError:
            return _WINDOWS
    return "utf-8-sig"


def _csv_rows(path: Path) -> Iterator[RawRow]:
    with _open_text(path, _encoding(path)) as lines:
        table = csv.reader(lines)
        header = _header(next(table, []), path)
        for values in table:
            yield _row(dict(zip(header, map(as_it_was, values), strict=False)))


def _xlsx_rows(path: Path) -> Iterator[RawRow]:
    # Imported only here: it weighs nine megabytes, and the site itself reads no spreadsheet.
    openpyxl = import_module("openpyxl")
    check_unpacked_size(path)
    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        table = book.worksheets[0].iter_rows(values_only=True, **bounds_of(book.worksheets[0]))
        header = _header([_cell(value) for value in next(table, ())], path)
        for values in table:
            yield _row(dict(zip(header, map(_cell, values), strict=False)))


def _json_rows(path: Path) -> Iterator[RawRow]:
    with _open_text(path) as text:
        saved = json.load(text)
    for answer in saved if isinstance(saved, list) else [saved]:
        yield from rows_of_answer(answer)


_READERS: dict[str, Callable[[Path], Iterator[RawRow]]] = {
    ".csv": _csv_rows,
    ".csv.gz": _csv_rows,
    ".json": _json_rows,
    ".json.gz": _json_rows,
    ".xlsx": _xlsx_rows,
}


def _header(names: list[str], path: Path) -> list[str]:
    header = [name.strip().lower() for name in names]
    if not {"name", "name1"} & set(header) or "state" not in header:
        raise UnreadableFile(f"{path.name}: its first line must name the columns, with name, state")
    return header


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _row(cells: Cells) -> RawRow:
    fields: dict[str, Any] = {field: _first(cells, names) for field, names in _COLUMNS.items()}
    return RawRow(**fields, intake=tuple(cells.get(name) for name in _INTAKES), codes=_codes(cells))


def _first(cells: Cells, names: tuple[str, ...]) -> str | None:
    return next((cells[name] for name in names if cells.get(name)), None)


def _codes(cells: Cells) -> frozenset[str]:
    listed = (_first(cells, _CODES) or "").replace(" ", "*").split("*")
    types = (cells.get("type") or "").lower().split("|")
    typed = (code for one in types for code in TYPE_CODES.get(one.strip(), ()))
    return frozenset([*(code.strip().upper() for code in listed if code.strip()), *typed])
