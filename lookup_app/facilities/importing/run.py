"""From directory files to a new edition: read, clean, merge, place, and swap in whole."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lookup_app.clock import Clock, system_clock
from lookup_app.facilities.directory import Facility
from lookup_app.facilities.importing.files import UnreadableFile, is_windows_text, read_rows
from lookup_app.facilities.importing.placing import Placer, place
from lookup_app.facilities.importing.records import RawRow, Record, Refused, clean_row, merge
from lookup_app.facilities.local.directory_store import DirectoryStore
from lookup_app.facilities.local.schema import Edition

Progress = Callable[[str, int], None]
"""Told the step ("read", "placed") and how many rows it has done."""

_TELL_EVERY = 500


@dataclass(slots=True)
class ImportReport:
    """What became of the rows: every row read is merged, refused, or one of the facilities."""

    rows: int = 0
    facilities: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)
    as_of: date | None = None
    listed_on: set[str | None] = field(default_factory=set)
    windows_text: tuple[str, ...] = ()

    @property
    def merged(self) -> int:
        """Rows that turned out to be another row's facility."""
        return self.rows - self.facilities - self.refused.total()


def import_files(
    paths: Sequence[Path],
    store: DirectoryStore,
    placer: Placer,
    progress: Progress,
    as_of: date | None = None,
    *,
    clock: Clock = system_clock,
) -> ImportReport:
    """Make a new edition from the files and swap it in; on any failure the old one stays.

    ``as_of`` is the day the files speak of. Without it the files may say it themselves, as those
    that ``export`` writes do; else it is not known, for the day a file was written tells nothing.
    Raises ``UnreadableFile``, also where the files hold no facility at all.
    """
    report = ImportReport()
    rows = (row for path in paths for row in read_rows(path))
    facilities = tuple(build(rows, placer, progress, report))
    if not facilities:
        raise UnreadableFile("the files hold no facility that could be placed")
    sources = tuple(path.name for path in paths)
    report.windows_text = tuple(path.name for path in paths if is_windows_text(path))
    report.as_of = as_of or _oldest(report.listed_on)
    store.replace(Edition(facilities, report.as_of, sources, clock().date()))
    return report


def build(
    rows: Iterable[RawRow], placer: Placer, progress: Progress, report: ImportReport
) -> Iterator[Facility]:
    """The facilities of the rows; the report is filled as they come."""
    records = merge(_cleaned(rows, report, progress))
    for done, record in enumerate(records.values(), start=1):
        match place(record, placer):
            case Refused(reason):
                report.refused[reason] += 1
            case placed:
                report.placed[placed.placed] += 1
                report.facilities += 1
                yield placed.facility
        if done % _TELL_EVERY == 0 or done == len(records):
            progress("placed", done)


def _cleaned(rows: Iterable[RawRow], report: ImportReport, progress: Progress) -> Iterator[Record]:
    for row in rows:
        report.rows += 1
        report.listed_on.add(row.as_of)
        match clean_row(row):
            case Refused(reason):
                report.refused[reason] += 1
            case record:
                yield record
        if report.rows % _TELL_EVERY == 0:
            progress("read", report.rows)
    progress("read", report.rows)


def _oldest(days: Set[str | None]) -> date | None:
    """The oldest day that the rows name; None unless every row names one."""
    try:
        return min((date.fromisoformat(day or "") for day in days), default=None)
    except ValueError:
        return None
