"""The commands: ``flask --app lookup_app …``."""

import json
import sys
from typing import Any

import click
from flask import Flask
from flask.cli import with_appcontext

from lookup_app.geocoding.outcomes import Geocoder, GeocoderUnavailable
from lookup_app.web.api.place_json import outcome_as_json
from lookup_app.web.app import collaborators
from lookup_app.web.commands.backups import backup, restore
from lookup_app.web.commands.database import db, replies
from lookup_app.web.commands.facilities import facilities
from lookup_app.web.commands.gazetteer import gazetteer
from lookup_app.web.commands.guidance import check_guidance, check_links
from lookup_app.web.commands.moderators import moderators
from lookup_app.web.forms import QUERY_LIMIT

_LINE_WANTED = f'each line must be a JSON object {{"query": "…"}}, {QUERY_LIMIT} characters at most'


def init_app(app: Flask) -> None:
    """Register every command."""
    for command in (
        geocode,
        check_guidance,
        check_links,
        facilities,
        gazetteer,
        moderators,
        db,
        replies,
        backup,
        restore,
    ):
        app.cli.add_command(command)


@click.command()
@with_appcontext
def geocode() -> None:
    """Answer JSON lines {"query": "…"} from standard input, each at once with one JSON line."""
    geocoder = collaborators().geocoder
    # Bytes, so that a line that is not UTF-8 is one bad line and not the end.
    for line in sys.stdin.buffer:
        if line.strip():
            click.echo(json.dumps(_answer(geocoder, line)))


def _answer(geocoder: Geocoder, line: bytes) -> dict[str, Any]:
    query = _query_in(line)
    if query is None:
        return {"error": _LINE_WANTED}
    try:
        return outcome_as_json(geocoder.geocode(query))
    except GeocoderUnavailable:
        return {"error": "the place data cannot be read"}


def _query_in(line: bytes) -> str | None:
    try:
        body = json.loads(line)
    except (ValueError, RecursionError):
        return None
    match body:
        case {"query": str(query)} if len(query) <= QUERY_LIMIT:
            return query
        case _:
            return None
