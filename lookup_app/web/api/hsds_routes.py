"""The directory for other programs: HSDS 3.0 under ``/hsds/``."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.hsds import (
    Json,
    full_organization,
    full_service,
    full_service_at_location,
    organization,
    page_of,
    service,
    service_at_location,
)
from lookup_app.facilities.hsds_ids import Entity, facility_id_of
from lookup_app.facilities.hsds_taxonomy import CODE_OF_TERM, TAXONOMY_ID, TERMS, taxonomy
from lookup_app.web.api.already_had import client_has, etag_of_page
from lookup_app.web.api.hsds_filters import Asked, RefusedQuery
from lookup_app.web.api.open_to_all import open_to_all
from lookup_app.web.app import collaborators
from lookup_app.web.errors import answer
from lookup_app.web.limits import limited

_PROFILE = "https://docs.openreferral.org/en/v3.0/"

Item = TypeVar("Item")
Shape = Callable[[Facility, date | None], Json]

hsds = Blueprint("hsds", __name__, url_prefix="/hsds")


@hsds.get("/")
def about() -> ResponseReturnValue:
    """Which version of the specification this is."""
    return jsonify(
        version="3.0",
        profile=_PROFILE,
        openapi_url=f"{request.url_root}openapi.json",
    )


hsds.after_request(open_to_all)


@hsds.get("/services")
@limited
def services() -> ResponseReturnValue:
    """A page of services."""
    return _facilities(service, full_service)


@hsds.get("/services/<uuid:service_id>")
@limited
def one_service(service_id: UUID) -> ResponseReturnValue:
    """One service with everything nested in it."""
    return _facility("service", service_id, full_service)


@hsds.get("/organizations")
@limited
def organizations() -> ResponseReturnValue:
    """A page of organizations: one for each service."""
    return _facilities(lambda one, _: organization(one), full_organization)


@hsds.get("/organizations/<uuid:organization_id>")
@limited
def one_organization(organization_id: UUID) -> ResponseReturnValue:
    """One organization with its service."""
    return _facility("organization", organization_id, full_organization)


@hsds.get("/service_at_locations")
@limited
def service_at_locations() -> ResponseReturnValue:
    """A page of services at their locations."""
    return _facilities(service_at_location, full_service_at_location)


@hsds.get("/service_at_locations/<uuid:service_at_location_id>")
@limited
def one_service_at_location(service_at_location_id: UUID) -> ResponseReturnValue:
    """One service at its location with everything nested in it."""
    return _facility("service_at_location", service_at_location_id, full_service_at_location)


@hsds.get("/taxonomies")
@limited
def taxonomies() -> ResponseReturnValue:
    """The page of the one taxonomy: SAMHSA's service codes."""
    asked, only = _asked(), taxonomy()
    return _page(asked, [only] if asked.has_words(only["name"]) else [], lambda one: one)


@hsds.get("/taxonomies/<uuid:taxonomy_id>")
@limited
def one_taxonomy(taxonomy_id: UUID) -> ResponseReturnValue:
    """The one taxonomy."""
    return jsonify(taxonomy()) if taxonomy_id == TAXONOMY_ID else abort(404)


@hsds.get("/taxonomy_terms")
@limited
def taxonomy_terms() -> ResponseReturnValue:
    """A page of terms: a service code each."""
    asked = _asked()
    found = [one for one in TERMS.values() if asked.in_taxonomy and asked.has_words(one["name"])]
    return _page(asked, found, lambda one: one)


@hsds.get("/taxonomy_terms/<uuid:taxonomy_term_id>")
@limited
def one_taxonomy_term(taxonomy_term_id: UUID) -> ResponseReturnValue:
    """One term."""
    code = CODE_OF_TERM.get(str(taxonomy_term_id))
    return jsonify(TERMS[code]) if code else abort(404)


def _facilities(shape: Shape, full_shape: Shape) -> ResponseReturnValue:
    """A page of what facilities are in HSDS, in short or whole; nothing where the client has it."""
    asked, directory = _asked(), collaborators().directory
    try:
        # In this order: a page of a newer edition under an older ETag is only asked for again.
        status, everything = directory.status(), directory.facilities()
    except DirectoryUnavailable:
        abort(503)
    etag = etag_of_page(status)
    if client_has(etag):
        response = Response(status=304)
    else:
        shaped = full_shape if asked.full else shape
        found = asked.among(everything)
        response = _page(asked, found, lambda one: shaped(one, status.as_of))
    response.set_etag(etag)
    return response


def _facility(entity: Entity, identity: UUID, shape: Shape) -> ResponseReturnValue:
    """What one facility is in HSDS."""
    facility_id = facility_id_of(entity, identity)
    directory = collaborators().directory
    try:
        found = directory.facility(facility_id) if facility_id else None
        return jsonify(shape(found, directory.status().as_of)) if found else abort(404)
    except DirectoryUnavailable:
        abort(503)


def _asked() -> Asked:
    """What the address asks for; a problem that names the parameter where that cannot be had."""
    match Asked.parse(request.args):
        case RefusedQuery(title, detail):
            abort(answer(400, title, detail))
        case asked:
            return asked


def _page(asked: Asked, found: Sequence[Item], shape: Callable[[Item], Json]) -> Response:
    """The page asked for."""
    first = (asked.page - 1) * asked.per_page
    shown = [shape(one) for one in found[first : first + asked.per_page]]
    return jsonify(page_of(shown, len(found), asked.page, asked.per_page))
