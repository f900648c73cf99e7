"""What became of the rows of an import, for the operator to read."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from lookup_app.facilities.sources import Source, SourceRead, oldest


@dataclass(slots=True)
class ImportReport:
    """Every row read is merged, refused, or one of the facilities.

    ``kept`` counts the facilities of other sources that were there before and stay.
    """

    rows: int = 0
    kept: int = 0
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
        return self.rows + self.kept - self.facilities - self.refused.total()

    @property
    def sources(self) -> tuple[SourceRead, ...]:
        """Each source with its files and its number of rows."""
        return tuple(
            SourceRead(source, tuple(self._files_of[source]), rows)
            for source, rows in self._rows_of.items()
        )

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the sources counted so far."""
        return frozenset(source.key for source in self._rows_of)

    @property
    def as_of(self) -> date | None:
        """The day that all the files are at least as new as; None where one names none."""
        return oldest(tuple(self._rows_of))

    def note(self, sentence: str) -> None:
        """Note something that the operator should know, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def count_kept(self, read: SourceRead) -> None:
        """Count a source of the last edition that stays as it was."""
        self._rows_of[read.source] += read.rows
        self._files_of.setdefault(read.source, {}).update(dict.fromkeys(read.files))

    def count(self, sources: tuple[Source, ...], file: str) -> None:
        """Count one row of the file."""
        self.rows += 1
        for source in sources:
            self._rows_of[source] += 1
            self._files_of.setdefault(source, {})[file] = None
