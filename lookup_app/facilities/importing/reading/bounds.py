"""How much a file may hold: a few hundred kilobytes can unpack to gigabytes.

Whatever is too large is refused with its size, never cut: a list that ends early hides clinics.
"""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from lookup_app.facilities.importing.reading.tables import Cells, UnreadableFile

# SAMHSA's own spreadsheets unpack to 12 MB, and hold 13,000 rows.
MOST_SPREADSHEET_BYTES = 100_000_000
MOST_SPREADSHEET_ROWS = 200_000
# FindTreatment.gov's has a column for each of 300 codes.
MOST_COLUMNS = 1_000
# A million rows with all their codes.
MOST_TEXT_BYTES = 1_000_000_000
MOST_TEXT_ROWS = 2_000_000
# A page of the locator API has 2,000 rows, 5 MB; memory holds five times what the file has.
MOST_JSON_BYTES = 30_000_000
# Text packs to a tenth, and rows that repeat each other to a fiftieth.
_MOST_TIMES = 100
_WORTH_A_LOOK = 20_000_000
_MOST_LINE_BYTES = 1_000_000
# Below a list, spreadsheets often go on with rows that have a colour and nothing else.
_MOST_BLANK_ROWS = 10_000

_CHUNK = 1 << 18


def check_unpacked_size(path: Path) -> None:
    """Add up the sizes that a spreadsheet's archive states, which bind its reader."""
    with zipfile.ZipFile(path) as archive:
        size = sum(part.file_size for part in archive.infolist())
    _check(size, MOST_SPREADSHEET_BYTES)


def chunks(file: BinaryIO, packed_size: int, most: int = MOST_TEXT_BYTES) -> Iterator[bytes]:
    """The bytes of a text file, unpacked, as long as they stay within reason."""
    size = line = 0
    while chunk := file.read(_CHUNK):
        size += len(chunk)
        line = len(chunk) - chunk.rfind(b"\n") - 1 if b"\n" in chunk else line + len(chunk)
        _check(size, most)
        if size > _WORTH_A_LOOK and size > _MOST_TIMES * packed_size:
            raise UnreadableFile(f"it unpacks to more than {_MOST_TIMES} times its size")
        if line > _MOST_LINE_BYTES and most == MOST_TEXT_BYTES:
            raise UnreadableFile("a line of it has more than a million characters")
        yield chunk


def filled(rows: Iterable[Cells], most: int) -> Iterator[Cells]:
    """The rows that hold something; after 10,000 blank ones in a row nothing more is read."""
    blank = 0
    for number, row in enumerate(rows, start=1):
        if any(row):
            blank = 0
            yield row
        else:
            blank += 1
        if number > most:
            raise UnreadableFile(f"more than {most:,} rows")
        if blank > _MOST_BLANK_ROWS:
            raise BlankRows(f"nothing was read below row {number:,}: {blank:,} rows are blank")


class BlankRows(Exception):
    """The end of what is read of a table, where blank rows go on and on. Says where."""


def _check(size: int, most: int) -> None:
    if size > most:
        million = 1_000_000
        raise UnreadableFile(
            f"it unpacks to {size // million:,} MB or more, and {most // million:,} MB is the most"
        )
