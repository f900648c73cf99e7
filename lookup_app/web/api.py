"""The JSON side: the same answers for programs. Queries come by POST, in no address."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lookup_app.geocoding.as_json import outcome_as_json
from lookup_app.web.app import collaborators
from lookup_app.web.errors import answer
from lookup_app.web.forms import QUERY_LIMIT

BODY_WANTED = f'Send a JSON object {{"query": "…"}} with at most {QUERY_LIMIT} characters of text.'

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.post("/geocode")
def geocode() -> ResponseReturnValue:
    """Where a text is: body ``{"query": "…"}``, answer in the shape of docs/api.md."""
    query = query_in_body()
    if query is None:
        return answer(400, _("That is not a query"), BODY_WANTED)
    return jsonify(outcome_as_json(collaborators().geocoder.geocode(query)))


def query_in_body() -> str | None:
    """The query of a JSON body, or None where the body is anything else."""
    body = request.get_json(silent=True)
    match body:
        case {"query": str(query)} if len(query) <= QUERY_LIMIT:
            return query
        case _:
            return None
