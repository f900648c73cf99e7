"""How much a spreadsheet may hold: a few hundred kilobytes can unpack to gigabytes."""

import zipfile
from pathlib import Path
from typing import Protocol

# SAMHSA's own spreadsheets unpack to 12 MB.
_MOST_BYTES = 100_000_000
# Five times what the whole nation's facilities need.
_MOST_ROWS = 200_000
_MOST_COLUMNS = 300


class Sheet(Protocol):
    """A sheet of openpyxl, which states its size where the file does."""

    max_row: int | None
    max_column: int | None


def check_unpacked_size(path: Path) -> None:
    """Add up the sizes that the archive states, which bind its reader; ValueError if too large."""
    with zipfile.ZipFile(path) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > _MOST_BYTES:
        most = _MOST_BYTES // 1_000_000
        raise ValueError(f"it unpacks to {size // 1_000_000} MB, and {most} MB is the most")


def bounds_of(sheet: Sheet) -> dict[str, int]:
    """The last row and column to read: the reader makes up whatever a sheet skips on its way."""
    return {
        "max_row": min(sheet.max_row or _MOST_ROWS, _MOST_ROWS),
        "max_col": min(sheet.max_column or _MOST_COLUMNS, _MOST_COLUMNS),
    }
