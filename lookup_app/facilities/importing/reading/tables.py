"""What every kind of file is read as: tables of text, each with the name of its file or sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Cells = Sequence[str]


class UnreadableFile(Exception):
    """A file that cannot be used as what its name says. The message is for an operator."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, and what they are called where something is said about them."""

    name: str
    rows: Iterator[Cells]
