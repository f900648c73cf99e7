"""Reading the hand-made tables: tab-separated, one row a line, "#" before a remark."""

from collections.abc import Iterator
from pathlib import Path


def read_table(path: Path, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table; raises ValueError, naming the line, where the columns do not fit."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple(cell.strip() for cell in line.split("\t"))
        if len(row) != columns:
            raise ValueError(f"{path.name} line {number}: {len(row)} columns, not {columns}")
        yield row
