"""The commands of moderators: ``flask --app lookup_app moderators …``."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.replies import moderators as people
from lookup_app.replies.audit import record
from lookup_app.web.app import collaborators

_WHO = "(command)"


@contextmanager
def written() -> Iterator[sa.Connection]:
    """The database with its newest tables, to write in; says in one line what stands in the way."""
    known = collaborators()
    try:
        known.database.migrate()
        with known.database.writing() as connection:
            yield connection
    except DatabaseUnavailable as error:
        raise click.ClickException(f"{error}. Nothing was changed.") from None


@click.group()
def moderators() -> None:
    """Who reads replies and reports before anybody else does."""


@moderators.command()
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--admin", is_flag=True, help="May also read the log.")
@with_appcontext
def add(name: str, password_stdin: bool, admin: bool) -> None:
    """Add NAME, or give NAME a new password."""
    if not 1 <= len(name.strip()) <= 64:
        raise click.ClickException("A name has from 1 to 64 characters.")
    password = _password(from_stdin=password_stdin)
    with written() as connection:
        now = collaborators().clock()
        role: people.Role = "admin" if admin else "moderator"
        people.add(connection, name.strip(), password, role, now)
        record(connection, _WHO, "add moderator", name.strip(), now)
    click.echo(f"{name.strip()} moderates from now on.")
    if not collaborators().config.OPERATOR_CONTACT:
        click.echo("Replies open once OPERATOR_CONTACT is set, too.")


@moderators.command("list")
@with_appcontext
def list_() -> None:
    """Say who moderates."""
    with written() as connection:
        for one in people.everybody(connection):
            click.echo(f"{one.name}  {one.role}  since {one.added_at:%Y-%m-%d}")


@moderators.command()
@click.argument("name")
@with_appcontext
def remove(name: str) -> None:
    """Remove NAME, whose sessions end at once."""
    with written() as connection:
        if not people.remove(connection, name):
            raise click.ClickException(f"nobody is called {name}.")
        record(connection, _WHO, "remove moderator", name, collaborators().clock())
    click.echo(f"{name} moderates no longer.")


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if not people.SHORTEST_PASSWORD <= len(password) <= people.LONGEST_PASSWORD:
        raise click.ClickException("A password has from 12 to 200 characters.")
    return password
