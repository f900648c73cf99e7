"""An import as an operator sees it: its progress, what became of the rows, and what went wrong."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.importing.fetching import AlreadyFetching, NothingFetched
from lookup_app.facilities.importing.list_files import ListFile
from lookup_app.facilities.importing.reading.tables import UnreadableFile
from lookup_app.facilities.importing.report import ImportReport
from lookup_app.facilities.importing.run import ListShrank, Progress, import_files
from lookup_app.facilities.live.findtreatment import LocatorAnswerError
from lookup_app.facilities.live.labels import told
from lookup_app.facilities.local.edition import NoDirectoryYet
from lookup_app.facilities.opening import open_store
from lookup_app.outbound import Unavailable
from lookup_app.web.app import collaborators
from lookup_app.web.commands.counting import facilities_said, rows_said, statements_said

_NO_DATE = """\
Not every file says which day it speaks of, and pages will say so. Where you know the day,
import again with --as-of YEAR-MONTH-DAY."""

_FILL_IT = "Fill it: .venv/bin/flask --app lookup_app facilities fetch"

FAILURES = (
    UnreadableFile,
    ListShrank,
    NothingFetched,
    AlreadyFetching,
    DirectoryUnavailable,
    LocatorAnswerError,
    Unavailable,
    OSError,
)


def run_import(
    files: Sequence[Path | ListFile],
    as_of: date | None,
    progress: Progress,
    *,
    keep_others: bool = False,
    may_shrink: bool = False,
) -> ImportReport:
    """Import the files into the directory that the settings name."""
    known = collaborators()
    return import_files(
        files,
        open_store(known.config),
        known.gazetteer,
        progress,
        as_of,
        keep_others=keep_others,
        may_shrink=may_shrink,
        clock=known.clock,
    )


def report_lines(report: ImportReport) -> Iterator[str]:
    """What became of the rows, a line each."""
    yield f"{rows_said(report.rows)} read, {report.merged:,} of them merged with another"
    if report.kept:
        yield f"{facilities_said(report.kept)} of other sources kept"
    yield from report.notes
    for placed, count in report.placed.most_common():
        yield f"{facilities_said(count)} placed: {placed}"
    for reason, count in report.refused.most_common():
        yield f"{count:,} refused: {reason}"
    if labels := report.unknown_labels:
        yield f"{statements_said(labels.total())} of no known code, kept unchanged: {told(labels)}"
    yield f"{facilities_said(report.facilities)} in the new directory"
    if report.as_of is None:
        yield _NO_DATE


def say_report(report: ImportReport) -> None:
    """Say what became of the rows, below the running count."""
    if sys.stdout.isatty():
        click.echo()
    for line in report_lines(report):
        click.echo(line)


def running_count() -> Progress:
    """On a terminal a count that runs in place; elsewhere a line now and then."""
    return _in_place if sys.stdout.isatty() else now_and_then(click.echo)


def now_and_then(tell: Callable[[str], None]) -> Progress:
    """A line every ten thousand rows."""

    def count(step: str, done: int) -> None:
        if done and done % 10_000 == 0:
            tell(f"{step}: {rows_said(done)}")

    return count


def _in_place(step: str, done: int) -> None:
    click.echo(f"\r{step}: {rows_said(done)}\033[K", nl=False)


@contextmanager
def failures_said(after: str = "The directory was left as it was.") -> Iterator[None]:
    """Say what went wrong in one line, and what that means."""
    try:
        yield
    except BrokenPipeError:
        raise
    except NoDirectoryYet as error:
        raise click.ClickException(f"{error}. {_FILL_IT}") from None
    except FAILURES as error:
        raise click.ClickException(f"{error}. {after}".strip()) from None
