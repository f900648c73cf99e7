"""From directory files to a new edition: rows read, cleaned, merged, placed and swapped in."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from lookup_app.clock import Clock, system_clock
from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.importing import keeping_rows
from lookup_app.facilities.importing.cleaning_rows import clean_row
from lookup_app.facilities.importing.keeping_ids import settle
from lookup_app.facilities.importing.list_files import ListFile
from lookup_app.facilities.importing.merging import merge
from lookup_app.facilities.importing.placing import Placer, place
from lookup_app.facilities.importing.reading.files import read_rows
from lookup_app.facilities.importing.reading.tables import UnreadableFile
from lookup_app.facilities.importing.records import RawRow, Record, Refused
from lookup_app.facilities.importing.report import ImportReport
from lookup_app.facilities.importing.staging import Staging
from lookup_app.facilities.local.directory_store import DirectoryStore
from lookup_app.facilities.local.edition import DirectoryDraft, NoDirectoryYet

Progress = Callable[[str, int], None]
"""Told the step ("read", "placed") and how many rows it has done."""

_TELL_EVERY = 500
# A list that loses more than a fifth is a broken download more often than news.
_LEAST_KEPT = 0.8


class ListShrank(Exception):
    """The new list is much shorter than the one kept, and nobody said that this is right."""


def import_files(
    files: Sequence[Path | ListFile],
    store: DirectoryStore,
    placer: Placer,
    progress: Progress,
    as_of: date | None = None,
    *,
    keep_others: bool = False,
    may_shrink: bool = False,
    clock: Clock = system_clock,
) -> ImportReport:
    """Make a new edition from the files and swap it in; on any failure the old one stays.

    ``as_of`` is the day the files speak of; without it they may say it themselves. What sources
    other than those of the files have brought goes, unless it is to ``keep_others``. Raises
    ``UnreadableFile``, also where the files hold no facility or name a day to come, and
    ``ListShrank`` where a fifth of the facilities would be lost, unless the list ``may_shrink``.
    """
    today, report = clock().date(), ImportReport()
    with Staging() as staging:
        for file in map(ListFile.of, files):
            for row in read_rows(file.path, report.note, as_of):
                _take(file.known_of(row, today), file.name, staging, report, progress)
        progress("read", report.rows)
        _check_days(report, today)
        before = _remember(store, staging, report, keep_others=keep_others)
        least = 0 if may_shrink else before * _LEAST_KEPT
        new = _facilities(staging, placer, progress, report, least)
        store.replace(DirectoryDraft(new, report.sources, staging.moves(), staging.kept_rows()))
    return report


def _check_days(report: ImportReport, today: date) -> None:
    for read in report.sources:
        if read.source.as_of and read.source.as_of > today:
            files = ", ".join(read.files)
            raise UnreadableFile(f"{files}: {read.source.as_of} is a day still to come")


def _take(
    row: RawRow, file: str, staging: Staging, report: ImportReport, progress: Progress
) -> None:
    report.count(row.sources, file)
    report.unknown_labels.update(row.labels)
    match clean_row(row):
        case Refused(reason):
            report.refused[reason] += 1
        case Record() as record:
            staging.lay(record)
    if report.rows % _TELL_EVERY == 0:
        progress("read", report.rows)


def _remember(
    store: DirectoryStore, staging: Staging, report: ImportReport, *, keep_others: bool
) -> int:
    """Lay the last edition beside the rows; how many facilities it has."""
    count = 0
    try:
        for facility in store.facilities():
            staging.remember(facility)
            count += 1
        staging.remember_moves(store.moves())
        if keep_others:
            _keep_others(store, staging, report)
    except NoDirectoryYet:
        pass
    except DirectoryUnavailable as error:
        if keep_others:
            raise  # What others know would be lost.
        report.note(f"the directory kept so far cannot be read ({error}): some ids may change")
    return count


def _keep_others(store: DirectoryStore, staging: Staging, report: ImportReport) -> None:
    """Lay among the rows what sources that were not read now know."""
    renewed = report.keys
    alone = (keeping_rows.row_of(one) for one in store.facilities() if len(one.sources) == 1)
    for row in chain(alone, map(keeping_rows.read, store.rows())):
        if kept := keeping_rows.without(row, renewed):
            staging.lay(kept)
            report.kept += 1
    for read in store.sources():
        if read.source.key not in renewed:
            report.count_kept(read)


def _facilities(
    staging: Staging, placer: Placer, progress: Progress, report: ImportReport, least: float
) -> Iterator[Facility]:
    """The facilities of the rows; raises after the last one where there are too few."""
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
                    staging.keep(keeping_rows.written(record))
                    report.placed[placed.placed] += 1
                    report.facilities += 1
                    yield placed.facility
    progress("placed", done)
    _check_enough(report, least)


def _check_enough(report: ImportReport, least: float) -> None:
    if not report.facilities:
        why = ", ".join(f"{count:,} {reason}" for reason, count in report.refused.most_common())
        raise UnreadableFile(
            f"the files hold no facility that could be listed ({why or 'no rows'})"
        )
    if report.facilities < least:
        raise ListShrank(
            f"the new list has {report.facilities:,} facilities, a fifth less than the one kept; "
            "if that is right, say --yes"
        )
