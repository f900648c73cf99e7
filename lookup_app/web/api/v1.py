"""The JSON side: the same answers for programs. Queries come by POST, in no address."""

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lookup_app.places import Place
from lookup_app.web.api.guidance_json import helplines_as_json
from lookup_app.web.api.near_json import facilities_as_json, links_as_json
from lookup_app.web.api.open_to_all import open_to_all
from lookup_app.web.api.place_json import outcome_as_json, place_as_json
from lookup_app.web.app import collaborators
from lookup_app.web.errors import answer
from lookup_app.web.forms import QUERY_LIMIT
from lookup_app.web.i18n import language
from lookup_app.web.limits import limited, limited_while_typing
from lookup_app.web.near import resources_near

BODY_WANTED = f'Send a JSON object {{"query": "…"}} with at most {QUERY_LIMIT} characters of text.'

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.post("/geocode")
@limited
def geocode() -> ResponseReturnValue:
    """Where a text is: body ``{"query": "…"}``, answer in the shape of docs/api.md."""
    query = query_in_body()
    if query is None:
        return answer(400, _("That is not a query"), BODY_WANTED)
    return jsonify(outcome_as_json(collaborators().geocoder.geocode(query)))


@api.post("/suggest")
@limited_while_typing
def suggest() -> ResponseReturnValue:
    """Places whose name starts like the query, at most eight, likeliest first. Nothing is kept."""
    query = query_in_body()
    if query is None:
        return answer(400, _("That is not a query"), BODY_WANTED)
    places = collaborators().gazetteer.suggest(query)
    return jsonify(places=[place_as_json(place) | {"label": place.label} for place in places])


@api.after_request
def open_to_programs(response: Response) -> Response:
    """Let any site read what is near a place: nobody's query is in it."""
    return open_to_all(response) if request.endpoint == "api.near" else response


@api.get("/near/<place_id:place_id>")
@limited
def near(place_id: str) -> ResponseReturnValue:
    """Links, facilities and help lines for a place, with the filters of the results page."""
    place = collaborators().gazetteer.place(place_id)
    if not isinstance(place, Place):
        abort(404)
    resources = resources_near(place)
    return jsonify(
        place=place_as_json(place),
        links=links_as_json(resources.links),
        facilities=facilities_as_json(resources.facilities),
        helplines=helplines_as_json(resources.lines, language().code),
    )


def query_in_body() -> str | None:
    """The query of a JSON body, or None where the body is anything else."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # brackets within brackets, thousands deep
        return None
    match body:
        case {"query": str(query)} if len(query) <= QUERY_LIMIT:
            return query
        case _:
            return None
