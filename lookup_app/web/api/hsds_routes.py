"""The directory for other programs: HSDS 3.0 under ``/hsds/``."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lookup_app.facilities.directory import DirectoryUnavailable, Facility, FacilityDirectory
from lookup_app.facilities.hsds import facility_id_of, full_service, page_of, service
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

hsds = Blueprint("hsds", __name__, url_prefix="/hsds")


@hsds.get("/")
def about() -> ResponseReturnValue:
    """Which version of the specification this is."""
    return jsonify(
        version="3.0",
        profile=_PROFILE,
        openapi_url=f"{request.url_root}openapi.json",
    )


@hsds.get("/services")
@limited
def services() -> ResponseReturnValue:
    """A page of services: ``page``, ``per_page`` (at most 500), ``search`` in names, ``full``."""
    search = request.args.get("search", "")
    words = set(search.casefold().split())
    if len(search) > _MOST_LETTERS or len(words) > _MOST_WORDS:
        return answer(400, _("That is too much to search for"), SEARCH_WANTED)
    page, per_page = _whole("page", 1), min(_whole("per_page", _PER_PAGE), _MOST_PER_PAGE)
    try:
        found, as_of = _directory().facilities(), _as_of()
    except DirectoryUnavailable:
        abort(503)
    found = _named(words, found) if words else found
    shape = full_service if request.args.get("full") == "true" else service
    items = [shape(one, as_of) for one in found[(page - 1) * per_page : page * per_page]]
    return jsonify(page_of(items, len(found), page, per_page))


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


def _named(words: set[str], facilities: Sequence[Facility]) -> Sequence[Facility]:
    named = ((one, one.name.casefold()) for one in facilities)
    return [one for one, name in named if all(word in name for word in words)]


def _directory() -> FacilityDirectory:
    return collaborators().directory or abort(503)


def _as_of() -> date | None:
    return _directory().status().as_of


def _whole(name: str, default: int) -> int:
    """A whole number above 0 of the query string; anything else is the default."""
    value = request.args.get(name, "")
    if not (value.isascii() and value.isdigit()):
        return default
    return int(value[:_MOST_DIGITS]) or default
