"""The commands of the facility directory: ``flask --app lookup_app facilities …``."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext

from lookup_app.facilities.importing import exporting, syncing
from lookup_app.facilities.importing.list_files import ListFile
from lookup_app.facilities.local.edition import NoDirectoryYet
from lookup_app.facilities.local.local_directory import status_of
from lookup_app.facilities.opening import open_store, outbound
from lookup_app.facilities.published import PUBLISHED
from lookup_app.facilities.sources import SourceRead, is_old, is_young
from lookup_app.web.app import collaborators
from lookup_app.web.commands import beside as filling
from lookup_app.web.commands.counting import facilities_said, rows_said
from lookup_app.web.commands.fetching import fetch_lists_and_import
from lookup_app.web.commands.importing import (
    failures_said,
    run_import,
    running_count,
    say_report,
)

_REGISTER = """\
SAMHSA asks everybody who uses the locator API to register first, at
https://findtreatment.gov/api-request-form (it asks who you are and from which addresses you call).
This asks for one page after the other, with pauses, and gives OPERATOR_CONTACT as your contact."""

_OLD = "This is older than a year, and pages say so: fetch or import a newer one"


class Days(click.ParamType[timedelta]):
    """A number of days, written like ``30d``."""

    name = "DAYS"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """The time that the text says; fails for anything else."""
        if isinstance(value, timedelta):
            return value
        if not (found := re.fullmatch(r"([0-9]{1,4})d", value)):
            self.fail("write a number of days like 30d", param, ctx)
        return timedelta(days=int(found[1]))


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
@click.option(
    "--if-older", type=Days(), help="Only the lists that came here so long ago, such as 30d."
)
@click.option("--beside", type=int, hidden=True, help="For a site that starts: its process.")
@with_appcontext
def fetch(as_of: datetime | None, yes: bool, if_older: timedelta | None, beside: int) -> None:
    """Renew what the lists of DIRECTORY_FILES bring; rows of other sources stay."""
    if beside:
        filling.fill(beside)
        return
    with failures_said():
        addresses = _to_renew(if_older)
        if not addresses:
            click.echo("Every list is younger than that: nothing to do.")
            return
        day = as_of.date() if as_of else None
        report, missing = fetch_lists_and_import(
            addresses, click.echo, running_count(), day, may_shrink=yes
        )
    say_report(report)
    if missing:
        raise click.ClickException("\n".join(missing))


@facilities.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--publisher", default="", help="Who publishes the files, where they do not say so.")
@_as_of_option
@_yes_option
@with_appcontext
def import_(files: Sequence[Path], publisher: str, as_of: datetime | None, yes: bool) -> None:
    """Make the directory anew from FILES: .xlsx, .csv or saved .json pages (also .gz)."""
    with failures_said():
        day = as_of.date() if as_of else None
        lists = [ListFile(file, publisher=publisher.strip()) for file in files]
        say_report(run_import(lists, day, running_count(), may_shrink=yes))


@facilities.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_appcontext
def export(file: Path) -> None:
    """Write the directory to FILE (.csv or .csv.gz), in the form that import reads."""
    if not file.name.lower().endswith(exporting.ENDINGS):
        raise click.ClickException(f"{file.name}: export writes .csv or .csv.gz files.")
    with failures_said("Nothing was written."):
        edition = open_store(collaborators().config).load()
        exporting.export_csv(edition.facilities, file)
        click.echo(f"{facilities_said(len(edition.facilities))} written to {file}")


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
    with failures_said():
        paths = syncing.sync_pages(config.FINDTREATMENT_API, folder, outbound(config), click.echo)
        day = syncing.saved_on(paths)
        say_report(run_import(paths, day, running_count(), may_shrink=yes))
        # The pages did their work; the next run asks anew.
        for path in paths:
            path.unlink()


@facilities.command()
@with_appcontext
def status() -> None:
    """Say what the directory holds, from when, and how many facilities each state has."""
    with failures_said(""):
        known = status_of(open_store(collaborators().config).load())
        click.echo(facilities_said(known.total))
        for read in known.sources:
            click.echo(_said_of(read))
            if is_old(read.source, collaborators().clock().date()):
                click.echo(f"  {_OLD}")
        for publisher in _not_there(known.sources):
            click.echo(f"{publisher}: nothing so far")
        click.echo(f"{known.approximate:,} of them placed by ZIP or town only")
        for state, count in known.by_state.items():
            click.echo(f"{state} {count:6,}")


def _said_of(read: SourceRead) -> str:
    """A source in one line: who published it, how many rows, from which day and files."""
    publisher = read.source.publisher or "The operator's own file"
    day = f"as of {read.source.as_of}" if read.source.as_of else "of a day not known"
    came = f"imported {read.source.imported_on} from {', '.join(read.files)}"
    return f"{publisher}: {rows_said(read.rows)} {day}, {came}"


def _not_there(sources: Sequence[SourceRead]) -> list[str]:
    keys = {read.source.key for read in sources}
    return [one.publisher for one in PUBLISHED if one.key not in keys and not one.by_hand]


def _to_renew(age: timedelta | None) -> Sequence[str]:
    """The addresses of all lists, or of those that did not come here within the time."""
    known = collaborators()
    try:
        kept = open_store(known.config).sources() if age else ()
    except NoDirectoryYet:
        kept = ()
    today = known.clock().date()
    files = known.config.DIRECTORY_FILES
    return [one for one in files if not (age and is_young(one, kept, age, today))]
