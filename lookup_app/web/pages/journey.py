"""The pages of the journey: read, say where you are, choose, get help near there."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lookup_app.facilities.directory import PAGE_SIZE, TO_READ, PageAsked
from lookup_app.geocoding.gazetteer import MilitaryZip, Shared
from lookup_app.geocoding.outcomes import (
    Ambiguous,
    Found,
    Military,
    NotFound,
    Outcome,
    OutsideUS,
)
from lookup_app.guidance.hours import ReaderClock
from lookup_app.places import Place, canonical_place_id, point_id
from lookup_app.web.addresses import (
    match_said,
    name_arguments,
    understood_arguments,
)
from lookup_app.web.app import collaborators
from lookup_app.web.forms import LocationForm, NameForm
from lookup_app.web.i18n import page_url
from lookup_app.web.limits import limited, limited_but
from lookup_app.web.near import name_taken, resources_near, search_arguments
from lookup_app.web.pages.asking_again import ask_again, military_page
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.choosing import (
    choices_among,
    choose_page,
    is_called,
    name_lying,
    namesakes_of_a_cry,
    others_to_choose,
)
from lookup_app.web.pages.contexts import ResultsPage
from lookup_app.web.pages.distress import distress_page, heard_in, people_first
from lookup_app.web.pages.facility_list import facility_part
from lookup_app.web.pages.facility_name import facility_named, facility_or_place
from lookup_app.web.pages.private import private
from lookup_app.web.words.unanswered import words_of_abroad, words_of_not_found


@pages.get("/find")
def form_moved() -> ResponseReturnValue:
    """A reload or a bookmark of the form's address: back to the form."""
    return redirect(page_url("article", _anchor="find"), 302)


@pages.post("/find")
@limited_but(people_first)
def find() -> ResponseReturnValue:
    """Understand what was typed and go to its results, or say kindly what to do instead."""
    if "latitude" in request.form or "longitude" in request.form:
        return _find_point(request.form.get("latitude", ""), request.form.get("longitude", ""))
    form = LocationForm(request.form)  # nothing else: by itself it would read JSON and files too
    known = collaborators()
    # Before the form is found wrong: who is in distress may write more than a place needs.
    if heard := heard_in(form.query.data):
        return distress_page(heard)
    if not form.validate():
        return ask_again(form, str(form.query.errors[0]))
    return _answer(known.geocoder.geocode(form.query.data), form)


@pages.get("/near/<place_id:place_id>")
@limited
def near(place_id: str) -> ResponseReturnValue:
    """Results for one place; a shared name asks which; a military ZIP has a page of its own."""
    canonical = canonical_place_id(place_id)
    if canonical is None:
        abort(404)
    if canonical != place_id:
        return redirect(page_url("near", place_id=canonical, **search_arguments()), 308)
    match collaborators().gazetteer.place(canonical):
        case Place() as place:
            return private(render_template("results.html", page=_results(place)))
        case Shared(candidates=candidates):
            return choose_page(candidates)
        case MilitaryZip(zip_code=zip_code):
            return military_page(zip_code)
        case None:
            abort(404)
        case unknown:
            assert_never(unknown)


@pages.post("/near/<place_id:place_id>")
@limited_but(people_first)
def narrow(place_id: str) -> ResponseReturnValue:
    """The list narrowed by a facility's name, which stands in this answer and nowhere else."""
    canonical = canonical_place_id(place_id)
    if canonical is None:
        abort(404)
    place = collaborators().gazetteer.place(canonical)
    if not isinstance(place, Place):  # The page itself says what the id is.
        return redirect(page_url("near", place_id=canonical), 303)
    form = NameForm(request.form)
    if heard := heard_in(form.name.data):
        return distress_page(heard)
    if not form.validate():
        return private(render_template("results.html", page=_results(place, form=form)), 422)
    asked = replace(TO_READ, size=PAGE_SIZE, name=form.name.data)
    return private(render_template("results.html", page=_results(place, asked, form)))


def _find_point(latitude: str, longitude: str) -> ResponseReturnValue:
    form = LocationForm(formdata=None)
    try:
        place_id = point_id(float(latitude), float(longitude))
    except ValueError:
        place_id = None
    if place_id is None:
        return ask_again(
            form, _("Your device did not tell us where it is. Please type a place instead.")
        )
    if collaborators().gazetteer.place(place_id) is None:
        return _answer(OutsideUS(), form)
    return redirect(page_url("near", place_id=place_id), 303)


def _answer(outcome: Outcome, form: LocationForm) -> ResponseReturnValue:
    match outcome:
        case Found(place=place, match=match):
            # A place whose name is nearly that is a guess; a facility of that very name is none.
            if match == "corrected" and (facility := facility_named(form.query.data or "")):
                return facility
            if either := _facility_or(form.query.data or "", (place,)):
                return either
            if namesakes := namesakes_of_a_cry(form.query.data, place):
                return _ask_which(namesakes)
            taken = collaborators().gazetteer.name_in(form.query.data or "", outcome)
            arguments = understood_arguments(match, taken)
            return redirect(page_url("near", place_id=place.id, **arguments), 303)
        case Ambiguous(candidates=candidates):
            if either := _facility_or(form.query.data or "", candidates):
                return either
            return _ask_which(candidates, name_lying(form.query.data or "", candidates))
        case NotFound(reason=reason, state=state):
            if facility := facility_named(form.query.data or ""):
                return facility
            said = words_of_not_found(reason, state, form.query.data or "")
            return ask_again(form, *said, state=state)
        case OutsideUS(country=country, namesakes=namesakes):
            here = choices_among(namesakes)
            return ask_again(form, *words_of_abroad(country), outside_us=True, namesakes=here)
        case Military(zip_code=zip_code):
            if zip_code is None:
                return military_page(None)
            return redirect(page_url("near", place_id=zip_code), 303)
        case unknown:
            assert_never(unknown)


def _facility_or(query: str, places: tuple[Place, ...]) -> ResponseReturnValue | None:
    """Asks which is meant, where a facility has the very name and none of the places has."""
    if any(is_called(place, query) for place in places):
        return None
    return facility_or_place(query, choices_among(places))


def _ask_which(candidates: Iterable[Place], lying: str = "") -> ResponseReturnValue:
    places = [place.id for place in candidates]
    return redirect(page_url("choose", place=places, **name_arguments(lying)), 303)


def _results(place: Place, page: PageAsked = TO_READ, form: NameForm | None = None) -> ResultsPage:
    """What a results page shows, with a page of facilities and the form that asked for it."""
    known = collaborators()
    match, taken = match_said(), name_taken(place)
    called = taken.called(place) if taken else place
    others = known.gazetteer.others_meant(place, match, taken)
    resources = resources_near(place, page)
    return ResultsPage(
        place=place,
        called=called,
        resources=resources,
        clock=ReaderClock(known.clock(), place.time_zone, zone_named=place.kind == "state"),
        facilities=facility_part(called, resources.facilities, form or NameForm(formdata=None)),
        form=LocationForm(formdata=None, query="" if place.kind == "point" else called.label),
        match=match,
        taken=taken,
        alternatives=others_to_choose(others, place, taken) if others else (),
        towns=known.gazetteer.largest_towns(place.state) if place.kind == "state" else (),
    )
