"""From directory files to a new edition: rows read, cleaned, merged, placed and swapped in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from lookup_app.clock import Clock, system_clock
from lookup_app.facilities.directory import DirectoryUnavailable, Facility
from lookup_app.facilities.importing.files import UnreadableFile, is_windows_text, read_rows
from lookup_app.facilities.importing.keeping_ids import settle
from lookup_app.facilities.importing.merging import merge
from lookup_app.facilities.importing.placing import Placer, place
from lookup_app.facilities.importing.records import RawRow, Record, Refused, clean_row
from lookup_app.facilities.importing.report import ImportReport
from lookup_app.facilities.importing.staging import Staging
from lookup_app.facilities.local.directory_store import DirectoryStore
from lookup_app.facilities.local.edition import DirectoryDraft, NoDirectoryYet
from lookup_app.facilities.sources import Source

Progress = Callable[[str, int], None]
"""Told the step ("read", "placed") and how many rows it has done."""

_TELL_EVERY = 500


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
    with Staging() as staging:
        for path in paths:
            for row in read_rows(path):
                _take(replace(row, sources=(_source(row, as_of),)), path.name, staging, report)
                if report.rows % _TELL_EVERY == 0:
                    progress("read", report.rows)
        progress("read", report.rows)
        report.ids_unknown = not _remember(store, staging)
        facilities = _facilities(staging, placer, progress, report)
        store.replace(DirectoryDraft(facilities, report.sources, clock().date(), staging.moves()))
    report.windows_text = tuple(path.name for path in paths if is_windows_text(path))
    return report


def _source(row: RawRow, as_of: date | None) -> Source:
    return Source("operator", as_of=as_of or _day(row.as_of))


def _take(row: RawRow, file: str, staging: Staging, report: ImportReport) -> None:
    report.count(row.sources, file)
    match clean_row(row):
        case Refused(reason):
            report.refused[reason] += 1
        case Record() as record:
            staging.lay(record)


def _remember(store: DirectoryStore, staging: Staging) -> bool:
    """Lay the last edition beside the rows; whether it could be read, or there is none."""
    try:
        for facility in store.facilities():
            staging.remember(facility)
        staging.remember_moves(store.moves())
    except NoDirectoryYet:
        return True
    except DirectoryUnavailable:
        return False
    return True


def _facilities(
    staging: Staging, placer: Placer, progress: Progress, report: ImportReport
) -> Iterator[Facility]:
    """The facilities of the rows; raises UnreadableFile after the last where there are none."""
    done = 0
    for rows, before in staging.areas():
        settled = settle(merge(rows), before, staging.claim)
        staging.note(settled)
        for record in settled.places:
            done += 1
            if done % _TELL_EVERY == 0:
                progress("placed", done)
            match place(record, placer):
                case Refused(reason):
                    report.refused[reason] += 1
                case placed:
                    report.placed[placed.placed] += 1
                    report.facilities += 1
                    yield placed.facility
    progress("placed", done)
    if not report.facilities:
        raise UnreadableFile("the files hold no facility that could be placed")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
