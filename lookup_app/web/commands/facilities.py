"""The commands of the facility directory: ``flask --app lookup_app facilities …``."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.importing import exporting, fetching
from lookup_app.facilities.importing.reading.tables import UnreadableFile
from lookup_app.facilities.importing.report import ImportReport
from lookup_app.facilities.importing.run import ListShrank, import_files
from lookup_app.facilities.live.findtreatment import LocatorAnswerError
from lookup_app.facilities.live.labels import told
from lookup_app.facilities.local.local_directory import LocalDirectory
from lookup_app.facilities.opening import open_store, outbound
from lookup_app.facilities.sources import SourceRead
from lookup_app.outbound import Unavailable
from lookup_app.web.app import collaborators

_REGISTER = """\
SAMHSA asks everybody who uses the locator API to register first, at
https://findtreatment.gov/api-request-form (it asks who you are and from which addresses you call).
This asks for one page after the other, with pauses, and gives OPERATOR_CONTACT as your contact."""

_ONE_FILE = """\
Note: DIRECTORY_FILES names one file. SAMHSA publishes two, one of substance use and one of mental
health facilities: without the other, whoever looks for that care finds little here."""

_NO_DATE = """\
The files do not say which day they speak of, and pages will say so. SAMHSA's page of the National
Directories names it: import again with --as-of YEAR-MONTH-DAY."""

_FAILURES = (
    UnreadableFile,
    ListShrank,
    DirectoryUnavailable,
    LocatorAnswerError,
    Unavailable,
    OSError,
)


_as_of_option = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day the files speak of."
)
_yes_option = click.option(
    "--yes", is_flag=True, help="The new list may be much shorter than the one kept."
)


@click.group()
def facilities() -> None:
    """The local facility directory."""


@facilities.command()
@_as_of_option
@_yes_option
@with_appcontext
def fetch(as_of: datetime | None, yes: bool) -> None:
    """Download SAMHSA's National Directory spreadsheets (DIRECTORY_FILES) and import them."""
    config = collaborators().config
    if len(config.DIRECTORY_FILES) < 2:
        click.echo(_ONE_FILE)
    with _failures_said():
        folder = config.INSTANCE_PATH / "downloads"
        paths = fetching.fetch_spreadsheets(
            config.DIRECTORY_FILES, folder, outbound(config), click.echo
        )
        _import(paths, as_of.date() if as_of else None, may_shrink=yes)


@facilities.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_as_of_option
@_yes_option
@with_appcontext
def import_(files: Sequence[Path], as_of: datetime | None, yes: bool) -> None:
    """Make the directory anew from FILES: .xlsx, .csv or saved .json pages (also .gz)."""
    with _failures_said():
        _import(files, as_of.date() if as_of else None, may_shrink=yes)


@facilities.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_appcontext
def export(file: Path) -> None:
    """Write the directory to FILE (.csv or .csv.gz), in the form that import reads."""
    if not file.name.lower().endswith(exporting.ENDINGS):
        raise click.ClickException(f"{file.name}: export writes .csv or .csv.gz files.")
    with _failures_said("Nothing was written."):
        edition = open_store(collaborators().config).load()
        exporting.export_csv(edition.facilities, file)
        click.echo(f"{len(edition.facilities):,} facilities written to {file}")


@facilities.command()
@click.option("--registered", is_flag=True, help="Do not ask: we are registered with SAMHSA.")
@_yes_option
@with_appcontext
def sync(registered: bool, yes: bool) -> None:
    """Copy the whole locator API page by page, for operators registered with SAMHSA."""
    click.echo(_REGISTER)
    if not registered:
        click.confirm("Is this site registered?", abort=True)
    config = collaborators().config
    if not config.OPERATOR_CONTACT:
        raise click.ClickException("Set OPERATOR_CONTACT first, so that SAMHSA can reach you.")
    folder = config.INSTANCE_PATH / "sync"
    with _failures_said():
        paths = fetching.sync_pages(config.FINDTREATMENT_API, folder, outbound(config), click.echo)
        _import(paths, fetching.saved_on(paths), may_shrink=yes)
        # The pages did their work; the next run asks anew.
        for path in paths:
            path.unlink()


@facilities.command()
@with_appcontext
def status() -> None:
    """Say what the directory holds, from when, and how many facilities each state has."""
    with _failures_said(""):
        known = LocalDirectory(open_store(collaborators().config)).status()
        click.echo(f"{known.total:,} facilities, imported {known.imported_on}")
        for read in known.sources:
            click.echo(_said_of(read))
        click.echo(f"{known.approximate:,} of them placed by ZIP or town only")
        for state, count in known.by_state.items():
            click.echo(f"{state} {count:6,}")


def _said_of(read: SourceRead) -> str:
    """A source in one line: who published it, how many rows, from which day and files."""
    publisher = read.source.publisher or "The operator's own file"
    day = f"as of {read.source.as_of}" if read.source.as_of else "of a day not known"
    return f"{publisher}: {read.rows:,} rows {day}, from {', '.join(read.files)}"


def _import(paths: Sequence[Path], as_of: date | None, *, may_shrink: bool) -> None:
    known = collaborators()
    store = open_store(known.config)
    report = import_files(
        paths,
        store,
        known.gazetteer,
        _progress(),
        as_of,
        may_shrink=may_shrink,
        clock=known.clock,
    )
    if sys.stdout.isatty():
        click.echo()  # Below the running count.
    for line in _lines(report):
        click.echo(line)


def _lines(report: ImportReport) -> Iterator[str]:
    yield f"{report.rows:,} rows read, {report.merged:,} of them merged with another"
    yield from report.notes
    for placed, count in report.placed.most_common():
        yield f"{count:,} facilities placed: {placed}"
    for reason, count in report.refused.most_common():
        yield f"{count:,} refused: {reason}"
    if labels := report.unknown_labels:
        yield f"{labels.total():,} statements kept as they are, of no known code: {told(labels)}"
    yield f"{report.facilities:,} facilities in the new directory"
    if report.as_of is None:
        yield _NO_DATE


def _progress() -> Callable[[str, int], None]:
    """On a terminal a count that runs in place; elsewhere a line now and then."""
    terminal = sys.stdout.isatty()

    def tell(step: str, done: int) -> None:
        if terminal:
            click.echo(f"\r{step}: {done:,} rows\033[K", nl=False)
        elif done % 10_000 == 0:
            click.echo(f"{step}: {done:,} rows")

    return tell


@contextmanager
def _failures_said(after: str = "The directory was left as it was.") -> Iterator[None]:
    """Say what went wrong in one line, and what that means."""
    try:
        yield
    except BrokenPipeError:
        raise
    except _FAILURES as error:
        raise click.ClickException(f"{error}. {after}".strip()) from None
