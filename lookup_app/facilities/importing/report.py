"""What became of the rows of an import, for the operator to read."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from lookup_app.facilities.sources import Source, SourceRead, oldest


@dataclass(slots=True)
class ImportReport:
    """Every row read is merged, refused, or one of the facilities."""

    rows: int = 0
    facilities: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    unknown_labels: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    _rows_of: Counter[Source] = field(default_factory=Counter)
    _files_of: dict[Source, dict[str, None]] = field(default_factory=dict)

    @property
    def merged(self) -> int:
        """Rows that turned out to be another row's facility."""
        return self.rows - self.facilities - self.refused.total()

    @property
    def sources(self) -> tuple[SourceRead, ...]:
        """Each source with its files and its number of rows."""
        return tuple(
            SourceRead(source, tuple(self._files_of[source]), rows)
            for source, rows in self._rows_of.items()
        )

    @property
    def as_of(self) -> date | None:
        """The day that all the files are at least as new as; None where one names none."""
        return oldest(tuple(self._rows_of))

    def note(self, sentence: str) -> None:
        """Note something that the operator should know, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def count(self, sources: tuple[Source, ...], file: str) -> None:
        """Count one row of the file."""
        self.rows += 1
        for source in sources:
            self._rows_of[source] += 1
            self._files_of.setdefault(source, {})[file] = None
