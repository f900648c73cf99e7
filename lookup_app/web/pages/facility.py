"""One facility: its page, and its card for the telephone's contacts."""

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from flask import Flask, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from lookup_app.facilities.directory import DirectoryStatus, DirectoryUnavailable
from lookup_app.facilities.facility import Facility, Nearby
from lookup_app.facilities.map.drawing import MapDrawing, draw_map
from lookup_app.facilities.map.outlines import outlines
from lookup_app.facilities.published import agency_of
from lookup_app.facilities.search.borders import has_borders, is_former_county
from lookup_app.facilities.search.radii import RADII_MILES
from lookup_app.facilities.sources import NOBODYS, is_old
from lookup_app.places import Place, canonical_place_id, distance_miles
from lookup_app.states import FREELY_ASSOCIATED
from lookup_app.web.app import Collaborators, collaborators, today
from lookup_app.web.handouts.vcard import vcard
from lookup_app.web.i18n import page_url
from lookup_app.web.limits import limited
from lookup_app.web.near import called, search_arguments
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.private import private
from lookup_app.web.words.facilities import (
    call_words,
    distance_text,
    everything_offered,
    offers_in_short,
    sources_dated,
    sources_said,
    whole_miles,
)
from lookup_app.web.words.numbers import written
from lookup_app.web.words.reach import how_many, line_words, what_is_counted

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FacilityContext:
    """One facility as seen from a place, and who shares its address.

    ``called`` is the place under the name that led to it.
    """

    place: Place
    called: Place
    facility: Facility
    same_address: tuple[Facility, ...]
    distance: str
    map: MapDrawing | None
    offers: tuple[tuple[str, tuple[str, ...]], ...]
    as_of: date | None
    stale: bool

    @property
    def keepers(self) -> tuple[str, ...]:
        """Who keeps the lists that name it, "" for one that the operator chose."""
        return tuple(dict.fromkeys(map(agency_of, self.facility.sources or (NOBODYS,))))

    @property
    def abroad(self) -> bool:
        """Whether the place lies where 988 and 911 are not known to work."""
        return self.place.state in FREELY_ASSOCIATED


def init_app(app: Flask) -> None:
    """Let the templates speak about facilities."""
    app.jinja_env.globals.update(
        call_words=call_words,
        directions_to=directions_to,
        how_many=how_many,
        line_words=line_words,
        what_is_counted=what_is_counted,
        distance_text=distance_text,
        offers_in_short=offers_in_short,
        has_borders=has_borders,
        is_former_county=is_former_county,
        radii=RADII_MILES,
        sources_said=sources_said,
        whole_miles=whole_miles,
        written=written,
    )


def warm(app: Flask) -> None:
    """Load the directory and the lines of the map, so that the first visitor does not wait."""
    outlines()
    known: Collaborators = app.extensions["lookup_app"]
    with suppress(DirectoryUnavailable):
        _warn_of_old(known.directory.status(), known.clock().date())


def _warn_of_old(status: DirectoryStatus, day: date) -> None:
    for read in status.sources:
        if is_old(read.source, day):
            name = read.source.publisher or read.source.key
            _log.warning("facility directory: older than a year: %s. Fetch or import it", name)


@pages.get("/near/<place_id:place_id>/facilities/<facility_id>")
@limited
def facility(place_id: str, facility_id: str) -> ResponseReturnValue:
    """Everything the directory says of one facility."""
    if (canonical := canonical_place_id(place_id)) != place_id and canonical:
        same = page_url(
            "facility", place_id=canonical, facility_id=facility_id, **search_arguments()
        )
        return redirect(same, 308)
    place, found = _place_and_facility(place_id, facility_id)
    as_of = collaborators().directory.status().as_of
    nearby = Nearby(found, _distance(place, found))
    page = FacilityContext(
        place=place,
        called=called(place),
        facility=found,
        same_address=_at_address_of(found, place),
        distance=distance_text(nearby, place),
        map=draw_map(place, (nearby,), 1, collaborators().gazetteer.towns_around),
        offers=everything_offered(found),
        as_of=as_of,
        stale=any(is_old(one, today()) for one in sources_dated((found,), as_of)),
    )
    return private(render_template("facility.html", page=page))


@pages.get("/near/<place_id:place_id>/facilities/<facility_id>.vcf")
@limited
def facility_card(place_id: str, facility_id: str) -> ResponseReturnValue:
    """The facility's name, address and numbers as a vCard."""
    _, found = _place_and_facility(place_id, facility_id)
    response = private(vcard(found))
    response.mimetype = "text/vcard"
    response.headers["Content-Disposition"] = f'attachment; filename="{found.id}.vcf"'
    return response


def directions_to(one: Facility) -> str:
    """A maps address that leads to the facility's street address, never to an approximate point."""
    address = f"{one.street_to_visit}, {one.town_line}"
    query = urlencode({"api": "1", "destination": address})
    return f"https://www.google.com/maps/dir/?{query}"


def _place_and_facility(place_id: str, facility_id: str) -> tuple[Place, Facility]:
    place = collaborators().gazetteer.place(place_id)
    if not isinstance(place, Place):
        abort(404)
    try:
        found = collaborators().directory.facility(facility_id, place)
    except DirectoryUnavailable:
        abort(503)
    return place, found or abort(404)


def _at_address_of(one: Facility, place: Place) -> tuple[Facility, ...]:
    """Who shares its address; nobody where the directory cannot say, for it said the rest."""
    try:
        return collaborators().directory.at_address_of(one, place)
    except DirectoryUnavailable:
        return ()


def _distance(place: Place, one: Facility) -> float:
    return distance_miles(place.point, one.point)
