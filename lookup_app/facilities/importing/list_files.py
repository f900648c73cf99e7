"""A file to import, with what is known of it beyond what it says itself."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Self

from lookup_app.facilities.importing.records import RawRow
from lookup_app.facilities.sources import OPERATOR, Source


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file, and whose it is and of which day it is where neither the file nor anybody says so.

    ``last_modified`` is what the server at the ``address`` said that it came from.
    """

    path: Path
    key: str = OPERATOR
    publisher: str = ""
    last_modified: date | None = None
    address: str = ""

    @classmethod
    def of(cls, file: Path | Self) -> Self:
        """The file itself, or a path as one of which nothing more is known."""
        return cls(file) if isinstance(file, Path) else file

    @property
    def name(self) -> str:
        """Where it came from: its address, or the name of the file."""
        return self.address or self.path.name

    def known_of(self, row: RawRow, today: date) -> RawRow:
        """The row with its sources named and dated as far as they are known."""
        return replace(row, sources=tuple(_known(one, self, today) for one in row.sources))


# The thousands of rows of a file have a few sources between them.
@lru_cache(maxsize=64)
def _known(source: Source, file: ListFile, today: date) -> Source:
    if source.key == OPERATOR:
        publisher = source.publisher or file.publisher
        source = replace(source, key=file.key, publisher=publisher)
    return replace(source, as_of=source.as_of or file.last_modified, imported_on=today)
