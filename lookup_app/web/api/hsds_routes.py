"""The directory for other programs: HSDS 3.0 under ``/hsds/``."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lookup_app.facilities.directory import DirectoryUnavailable, Facility, FacilityDirectory
from lookup_app.facilities.hsds import (
    Json,
    facility_id_of,
    full_service,
    organization,
    organization_id,
    page_of,
    service,
    service_at_location,
)
from lookup_app.facilities.hsds_taxonomy import CODE_OF_TERM, TAXONOMY_ID, taxonomy, term
from lookup_app.facilities.service_codes import CODES
from lookup_app.folding import fold
from lookup_app.web.app import collaborators
from lookup_app.web.errors import answer
from lookup_app.web.limits import limited

_PROFILE = "https://docs.openreferral.org/en/v3.0/"
_PER_PAGE = 50
_MOST_PER_PAGE = 500
# A longer number is beyond the last page however it ends.
_MOST_DIGITS = 9
_MOST_LETTERS = 100
_MOST_WORDS = 8

SEARCH_WANTED = f"Search with at most {_MOST_LETTERS} characters and {_MOST_WORDS} words."

# Filters of the specification that nothing here could answer truly.
_NOT_THERE = ("modified_after", "minimal", "format")
_NO_FILTER = "This filter is not there"
_WHY_NOT = "this directory does not answer that; leave it out."

Item = TypeVar("Item")

hsds = Blueprint("hsds", __name__, url_prefix="/hsds")


@hsds.get("/")
def about() -> ResponseReturnValue:
    """Which version of the specification this is."""
    return jsonify(
        version="3.0",
        profile=_PROFILE,
        openapi_url=f"{request.url_root}openapi.json",
    )


@hsds.after_request
def open_to_programs(response: Response) -> Response:
    """Let any site read the directory, and answer 304 where nothing changed."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if response.status_code == 200:
        response.add_etag()
        response.make_conditional(request)
    return response


@hsds.get("/services")
@limited
def services() -> ResponseReturnValue:
    """A page of services, with the filters of the specification that the directory can answer."""
    if missing := [name for name in _NOT_THERE if name in request.args]:
        return answer(400, _NO_FILTER, f"{', '.join(missing)}: {_WHY_NOT}")
    search = request.args.get("search", "")
    wanted = set(fold(search).split())
    if len(search) > _MOST_LETTERS or len(wanted) > _MOST_WORDS:
        return answer(400, _("That is too much to search for"), SEARCH_WANTED)
    as_of = _as_of()
    found = [one for one in _everything() if _fits(one, wanted)]
    shape = full_service if request.args.get("full") == "true" else service
    return _page(found, lambda one: shape(one, as_of))


@hsds.get("/organizations")
@limited
def organizations() -> ResponseReturnValue:
    """A page of organizations: one for each service."""
    return _page(_everything(), organization)


@hsds.get("/service_at_locations")
@limited
def service_at_locations() -> ResponseReturnValue:
    """A page of services at their locations."""
    as_of = _as_of()
    return _page(_everything(), lambda one: service_at_location(one, as_of))


@hsds.get("/taxonomies")
@limited
def taxonomies() -> ResponseReturnValue:
    """The page of the one taxonomy: SAMHSA's service codes."""
    return _page([taxonomy()], lambda one: one)


@hsds.get("/taxonomy_terms")
@limited
def taxonomy_terms() -> ResponseReturnValue:
    """A page of terms: a service code each."""
    return _page(list(CODES), term)


@hsds.get("/services/<uuid:service_id>")
@limited
def one_service(service_id: UUID) -> ResponseReturnValue:
    """One service with everything nested in it."""
    facility_id = facility_id_of(service_id)
    try:
        found = _directory().facility(facility_id) if facility_id else None
        return jsonify(full_service(found, _as_of())) if found else abort(404)
    except DirectoryUnavailable:
        abort(503)


def _fits(facility: Facility, words: set[str]) -> bool:
    """Whether it has the words in its name, and what the filters of the address ask for."""
    name = fold(facility.name)
    asked = request.args
    if not all(word in name for word in words):
        return False
    if "organization_id" in asked and asked["organization_id"] != organization_id(facility):
        return False
    if "taxonomy_id" in asked and asked["taxonomy_id"] != str(TAXONOMY_ID):
        return False
    return all(
        (code := CODE_OF_TERM.get(one)) is not None and code in facility.codes
        for one in asked.getlist("taxonomy_term_id")
    )


def _page(found: Sequence[Item], shape: Callable[[Item], Json]) -> ResponseReturnValue:
    """The page asked for of a list."""
    page, per_page = _whole("page", 1), min(_whole("per_page", _PER_PAGE), _MOST_PER_PAGE)
    items = [shape(one) for one in found[(page - 1) * per_page : page * per_page]]
    return jsonify(page_of(items, len(found), page, per_page))


def _everything() -> Sequence[Facility]:
    try:
        return _directory().facilities()
    except DirectoryUnavailable:
        abort(503)


def _directory() -> FacilityDirectory:
    return collaborators().directory or abort(503)


def _as_of() -> date | None:
    try:
        return _directory().status().as_of
    except DirectoryUnavailable:
        abort(503)


def _whole(name: str, default: int) -> int:
    """A whole number above 0 of the query string; anything else is the default."""
    value = request.args.get(name, "")
    if not (value.isascii() and value.isdigit()):
        return default
    return int(value[:_MOST_DIGITS]) or default
