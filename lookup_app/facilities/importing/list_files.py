"""A file to import, with what is known of it beyond what it says itself."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self

from lookup_app.facilities.importing.records import RawRow
from lookup_app.facilities.sources import OPERATOR, Source


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file, and whose it is and of which day it is where neither the file nor anybody says so.

    ``last_modified`` is what the server said that it came from.
    """

    path: Path
    key: str = OPERATOR
    publisher: str = ""
    last_modified: date | None = None

    @classmethod
    def of(cls, file: Path | Self) -> Self:
        """The file itself, or a path as one of which nothing more is known."""
        return cls(file) if isinstance(file, Path) else file

    def known_of(self, row: RawRow) -> RawRow:
        """The row with its sources named and dated as far as they are known."""
        known = tuple(map(self._known, row.sources))
        return row if known == row.sources else replace(row, sources=known)

    def _known(self, source: Source) -> Source:
        if source.key == OPERATOR:
            publisher = source.publisher or self.publisher
            source = replace(source, key=self.key, publisher=publisher)
        return source if source.as_of else replace(source, as_of=self.last_modified)
