"""Spreadsheets (.xlsx): each sheet a table, of the values that Excel kept."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from lookup_app.facilities.importing.reading.bounds import (
    MOST_COLUMNS,
    MOST_SPREADSHEET_ROWS,
    check_unpacked_size,
    filled,
)
from lookup_app.facilities.importing.reading.cells import as_text
from lookup_app.facilities.importing.reading.tables import Cells, Table, UnreadableFile

_FORMULA = re.compile(rb"<f[ />]")
_CHUNK = 1 << 20
_SAVE_AGAIN = "open the file in a spreadsheet program and save it again"


def read_workbook(path: Path) -> Iterator[Table]:
    """Every sheet of the file, one after the other."""
    check_unpacked_size(path)
    if _has_formulas(path):
        _check_values_kept(path)
    with closing(_workbook(path)) as book:
        for sheet in book.worksheets:
            # What a sheet says of its size is often wrong.
            sheet.reset_dimensions()
            rows = _texts(sheet.iter_rows(values_only=True))
            name = f"{path.name}, sheet {sheet.title}"
            yield Table(name, filled(rows, MOST_SPREADSHEET_ROWS))


def _workbook(path: Path, *, values: bool = True) -> Any:
    # Imported only here: it weighs nine megabytes, and the site itself reads no spreadsheet.
    return import_module("openpyxl").load_workbook(path, read_only=True, data_only=values)


def _texts(rows: Iterator[tuple[Any, ...]]) -> Iterator[Cells]:
    for row in rows:
        if len(row) > MOST_COLUMNS and any(value is not None for value in row[MOST_COLUMNS:]):
            raise UnreadableFile(f"more than {MOST_COLUMNS:,} columns")
        yield [as_text(value) for value in row[:MOST_COLUMNS]]


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return any(
            _holds(archive, name)
            for name in archive.namelist()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        )


def _holds(archive: zipfile.ZipFile, name: str) -> bool:
    end = b""
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            if _FORMULA.search(end + chunk):
                return True
            end = chunk[-3:]
    return False


def _check_values_kept(path: Path) -> None:
    """Refuse formulas whose values no program has worked out yet: their cells would be empty."""
    with closing(_workbook(path, values=False)) as book, closing(_workbook(path)) as kept:
        for written, known in zip(book.worksheets, kept.worksheets, strict=True):
            rows = zip(written.iter_rows(), known.iter_rows(values_only=True), strict=False)
            for cell, value in chain.from_iterable(zip(*row, strict=False) for row in rows):
                if value is None and cell.value is not None:
                    where = f"cell {cell.coordinate} of {written.title}"
                    raise UnreadableFile(f"{where} is a formula without its value: {_SAVE_AGAIN}")
