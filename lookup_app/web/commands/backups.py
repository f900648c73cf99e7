"""The commands ``flask --app lookup_app backup FILE`` and ``restore FILE``."""

import os
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from lookup_app.database.database import FILE_NAME
from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.database.site_tables import METADATA
from lookup_app.web.app import collaborators

_FILE = click.Path(path_type=Path, dir_okay=False)
_TABLES = ("alembic_version", *METADATA.tables)
_WHOLE_OR_NOT = ("--clean", "--if-exists", "--no-owner", "--single-transaction")


@click.command()
@click.argument("file", type=_FILE)
@with_appcontext
def backup(file: Path) -> None:
    """Write replies, reports and moderators to FILE while the site goes on."""
    if file.exists():
        raise click.ClickException(f"{file} is there already.")
    if address := collaborators().config.DATABASE_URL:
        tables = [f"--table={name}" for name in _TABLES]
        _run("pg_dump", address, "--format=custom", f"--file={file}", *tables)
    else:
        _copy(collaborators().config.INSTANCE_PATH / FILE_NAME, file)
    file.chmod(0o600)
    click.echo(f"Written to {file}. It holds what people wrote: keep it safe, for 30 days at most.")


@click.command()
@click.argument("file", type=_FILE)
@click.confirmation_option(prompt="Put it in place of everything that was sent?")
@with_appcontext
def restore(file: Path) -> None:
    """Put what FILE holds in place of what there is, whole or not at all."""
    if not file.is_file():
        raise click.ClickException(f"{file} is not there.")
    known = collaborators()
    try:
        known.database.migrate()
        if known.config.DATABASE_URL:
            _run("pg_restore", known.config.DATABASE_URL, *_WHOLE_OR_NOT, str(file))
        else:
            _copy(file, known.config.INSTANCE_PATH / FILE_NAME)
        known.database.migrate()
    except DatabaseUnavailable as error:
        raise click.ClickException(f"{error}.") from None
    click.echo(f"Restored from {file}.")


def _copy(source: Path, target: Path) -> None:
    """Copy a database as one moment saw it, by SQLite's own online backup."""
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(target, timeout=30)) as new,
        ):
            if old.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise click.ClickException(f"{source} is damaged.")
            old.backup(new)
    except sqlite3.Error as error:
        raise click.ClickException(f"{source}: {error.sqlite_errorname}.") from None


def _run(program: str, address: str, *options: str) -> None:
    """Run a program of PostgreSQL; the password stands in no list of processes."""
    database = f"--dbname={sa.make_url(address).database}"
    try:
        subprocess.run(  # noqa: S603 - our own command
            [program, database, *options], env=os.environ | _environment(address), check=True
        )
    except FileNotFoundError:
        raise click.ClickException(f"{program} is not installed.") from None
    except subprocess.CalledProcessError as error:
        raise click.ClickException(f"{program} ended with {error.returncode}.") from None


def _environment(address: str) -> Mapping[str, str]:
    """What PostgreSQL's programs read of an address."""
    url = sa.make_url(address)
    given = {
        "PGHOST": url.host or url.query.get("host"),
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    return {name: str(value) for name, value in given.items() if value}
