"""CSV files of any making: which letters, which separator, and every quote closed."""

import codecs
import csv
import gzip
import io
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from lookup_app.facilities.importing.reading.bounds import MOST_TEXT_ROWS, chunks, filled
from lookup_app.facilities.importing.reading.column_names import columns_of
from lookup_app.facilities.importing.reading.rows import LINES_ABOVE
from lookup_app.facilities.importing.reading.tables import Cells, Table, UnreadableFile

_WINDOWS = "cp1252"
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SEPARATORS = ",;\t|"
_NO_CSV = {b"PK\x03\x04": "a spreadsheet or an archive", b"\xd0\xcf\x11\xe0": "an old Excel file"}


def read_csv(path: Path, note: Callable[[str], None]) -> Iterator[Table]:
    """The one table of a CSV file, plain or packed (.gz)."""
    encoding = _encoding(path)
    if encoding == _WINDOWS:
        note(f"{path.name} is not UTF-8: read as Windows-1252. Look at a name with an accent")
    separator = _separator(path, encoding)
    yield Table(path.name, filled(_rows(path, encoding, separator), MOST_TEXT_ROWS))


def opened(path: Path) -> BinaryIO:
    """The bytes of the file, unpacked where its name says that they are packed."""
    return cast(BinaryIO, gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb"))


def _encoding(path: Path) -> str:
    """By its mark, by its zeros, UTF-8 where all of it is that, else what Excel writes."""
    utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")("strict")
    with opened(path) as file:
        for number, chunk in enumerate(chunks(file, path.stat().st_size)):
            if number == 0 and (sure := _sure_encoding(chunk)):
                return sure
            utf8 = utf8 if utf8 and _decodes(utf8, chunk) else None
    return "utf-8" if utf8 and _decodes(utf8, b"", final=True) else _WINDOWS


def _sure_encoding(start: bytes) -> str | None:
    for magic, kind in _NO_CSV.items():
        if start.startswith(magic):
            raise UnreadableFile(f"its name says text, and it is {kind}")
    for mark, encoding in _MARKS.items():
        if start.startswith(mark):
            return encoding
    zeros = start[:400].count(0), start[1:400:2].count(0)
    if zeros[0] * 3 < len(start[:400]):
        return None
    return "utf-16-le" if zeros[1] * 2 > zeros[0] else "utf-16-be"


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _lines(path: Path, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(opened(path), encoding=encoding, errors="replace", newline="")


def _separator(path: Path, encoding: str) -> str:
    """The separator with which a line names most columns."""
    with _lines(path, encoding) as lines:
        first = [line[:100_000] for line in islice(lines, LINES_ABOVE)]

    def named(separator: str) -> int:
        table = csv.reader(first, delimiter=separator, skipinitialspace=True)
        found = [columns_of(row) for row in table]
        return max((len(one.fields) for one in found if one.are_of_a_list), default=0)

    return max(_SEPARATORS, key=named)


def _rows(path: Path, encoding: str, separator: str) -> Iterator[Cells]:
    with _lines(path, encoding) as lines:
        table = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True)
        begins = 1
        try:
            for row in table:
                _check_quotes(row, separator, begins)
                begins = table.line_num + 1
                yield row
        except csv.Error as error:
            raise UnreadableFile(_open_quote(begins, f" ({error})")) from error


def _check_quotes(row: Cells, separator: str, line: int) -> None:
    """Refuse a cell that has swallowed whole rows, from one lost quote to the next."""
    for cell in row:
        if "\n" in cell and any(part.count(separator) > 2 for part in cell.split("\n")):
            raise UnreadableFile(_open_quote(line, ""))


def _open_quote(line: int, more: str) -> str:
    return f"line {line:,}: a quote opens there that is not closed as it should be{more}"
