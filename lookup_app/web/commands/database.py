"""The commands of the database: ``flask --app lookup_app db …`` and ``replies …``."""

import json

import click
from flask.cli import with_appcontext

from lookup_app.replies.reply_store import every_published
from lookup_app.replies.tidying import purge, tidy
from lookup_app.web.app import collaborators
from lookup_app.web.commands.moderators import written


@click.group()
def db() -> None:
    """The database of replies, reports and moderators."""


@db.command()
@with_appcontext
def upgrade() -> None:
    """Bring the tables to this release; `make run` does it by itself."""
    with written():
        click.echo("The tables are those of this release.")


@click.group()
def replies() -> None:
    """Replies: what is public, what is over."""


@replies.command()
@with_appcontext
def export() -> None:
    """Write what is public as JSON to standard output."""
    with written() as connection:
        found = [
            {
                "id": one.id,
                "language": one.language,
                "name": one.name,
                "text": one.text,
                "sent_at": one.sent_at.isoformat(),
                "approved_at": one.approved_at.isoformat(),
            }
            for one in every_published(connection)
        ]
    click.echo(json.dumps({"replies": found}, ensure_ascii=False, indent=2))


@replies.command("tidy")
@with_appcontext
def tidy_() -> None:
    """Delete what has been kept long enough. Made for a daily timer."""
    with written() as connection:
        done = tidy(connection, collaborators().clock())
    click.echo(
        f"Deleted: {done.replies} replies, {done.reports} reports, "
        f"what was masked in {done.masked} replies."
    )


@replies.command("purge")
@click.confirmation_option(prompt="Delete every reply and report, published ones too?")
@with_appcontext
def purge_() -> None:
    """Delete every reply and every report. Moderators and the log stay."""
    with written() as connection:
        purge(connection, collaborators().clock())
    click.echo("Every reply and report is deleted.")
