"""The commands: ``flask --app lookup_app …``."""

import json
import sys

import click
from flask import Flask
from flask.cli import with_appcontext

from lookup_app.geocoding.as_json import outcome_as_json
from lookup_app.web.app import collaborators
from lookup_app.web.facility_commands import facilities
from lookup_app.web.forms import QUERY_LIMIT
from lookup_app.web.gazetteer_commands import gazetteer
from lookup_app.web.guidance_commands import check_guidance, check_links


def init_app(app: Flask) -> None:
    """Register every command."""
    app.cli.add_command(geocode)
    app.cli.add_command(check_guidance)
    app.cli.add_command(check_links)
    app.cli.add_command(facilities)
    app.cli.add_command(gazetteer)


@click.command()
@with_appcontext
def geocode() -> None:
    """Answer JSON lines {"query": "…"} from standard input, each at once with one JSON line."""
    geocoder = collaborators().geocoder
    for line in sys.stdin:
        if not line.strip():
            continue
        query = _query_in(line)
        said = (
            {"error": 'each line must be a JSON object {"query": "…"}, 200 characters at most'}
            if query is None
            else outcome_as_json(geocoder.geocode(query))
        )
        click.echo(json.dumps(said, ensure_ascii=False))
        sys.stdout.flush()


def _query_in(line: str) -> str | None:
    try:
        body = json.loads(line)
    except ValueError:
        return None
    match body:
        case {"query": str(query)} if len(query) <= QUERY_LIMIT:
            return query
        case _:
            return None
