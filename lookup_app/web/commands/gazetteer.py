"""``flask --app lookup_app gazetteer build | status``."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from lookup_app.geocoding import build as builder
from lookup_app.geocoding.build.inputs import Inputs
from lookup_app.geocoding.build.sources import SourceMissing


@click.group()
def gazetteer() -> None:
    """The place data that ships with the site."""


@gazetteer.command()
@with_appcontext
def build() -> None:
    """Rebuild it from its source packages (requirements-data.txt)."""
    folder = Path(current_app.instance_path) / "gazetteer-sources"
    try:
        status = builder.build(Inputs.read(folder, click.echo), click.echo)
    except (SourceMissing, builder.IdsBroken) as error:
        raise click.ClickException(str(error)) from error
    _say(status)


@gazetteer.command()
def status() -> None:
    """Say what the shipped file holds."""
    _say(builder.status())


def _say(status: builder.Status) -> None:
    for kind, count in sorted(status.counts.items()):
        click.echo(f"{kind:13} {count:7,}")
    click.echo(f"{status.compressed_bytes:,} bytes compressed, SHA-256 {status.checksum}")
