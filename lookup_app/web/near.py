"""Everything for a place, as this request asks for it: on the page and in the API alike."""

from collections.abc import Iterable
from contextlib import suppress

from flask import Flask, request

from lookup_app.facilities.directory import FIRST_PAGE, PageAsked
from lookup_app.facilities.filters import Arguments
from lookup_app.geocoding.outcomes import GeocoderUnavailable, NameTaken
from lookup_app.places import Place, canonical_place_id
from lookup_app.resources import Resources, find_resources
from lookup_app.web.addresses import asked as asked_here
from lookup_app.web.addresses import name_arguments, name_said
from lookup_app.web.app import collaborators, edition
from lookup_app.web.i18n import LANGUAGES, Language, page_url
from lookup_app.web.words.places import area_in_a_sentence, place_name


def init_app(app: Flask) -> None:
    """Let the templates lead to the same search, and to the same page in another language."""
    app.jinja_env.globals.update(
        naming_arguments=naming_arguments,
        search_arguments=search_arguments,
        this_page_in=this_page_in,
    )


def resources_near(
    place: Place, page: PageAsked = FIRST_PAGE, asked: Arguments | None = None
) -> Resources:
    """What there is for the place today, in this request's language and with its filters.

    ``asked`` are other filters than those of this request's address.
    """
    known = collaborators()
    own = called(place)
    return find_resources(
        place,
        request.args if asked is None else asked,
        guidance=known.shown_guidance,
        directory=known.directory,
        edition=edition(),
        link_form=known.config.FINDTREATMENT_LINK,
        page=page,
        called=area_in_a_sentence(place) if own == place else place_name(own),
    )


def name_taken(place: Place) -> NameTaken | None:
    """The name that led to the place, as this request's address says; None for any other words."""
    return collaborators().gazetteer.name_of(place, name_said())


def called(place: Place) -> Place:
    """The place as this request calls it: a township by its own name, not by the ZIP it lies at."""
    taken = name_taken(place)
    return taken.called(place) if taken else place


def naming_arguments(place: Place) -> dict[str, list[str]]:
    """What the addresses of the same search have, for it to be called the same."""
    taken = name_taken(place)
    return name_arguments(taken.filed) if taken and taken.is_of_what_lies_there else {}


def search_arguments() -> dict[str, list[str]]:
    """What this request asks about a place, by the names that pages of a place know.

    A page of no place has none: it is kept and shown to everybody.
    """
    if (request.endpoint or "").endswith(".choose"):
        places = [one for one in request.args.getlist("place") if canonical_place_id(one)]
        return {"place": places} | _name_known(places)
    if (request.endpoint or "").endswith(".article"):
        near = canonical_place_id(request.args.get("near", ""))
        return {"near": [near]} if near else {}
    here = request.view_args
    return asked_here() | _name_known([here.get("place_id", "")]) if here else {}


def this_page_in(spoken: Language, *, external: bool = False) -> str:
    """The address of the page being shown in another language; the front page for an error."""
    blueprint, _, page = (request.endpoint or "").rpartition(".")
    if blueprint not in {known.blueprint for known in LANGUAGES} or page == "find":
        return page_url("article", spoken, _external=external)
    where = (request.view_args or {}) | search_arguments()
    return page_url(page, spoken, _external=external, **where)


def _name_known(place_ids: Iterable[str]) -> dict[str, list[str]]:
    """The name of this request's address, where one of the places has it: anybody may write
    anything there."""
    if not name_said():
        return {}
    with suppress(GeocoderUnavailable):  # so that the page that says so is shown
        places = map(collaborators().gazetteer.place, place_ids)
        if any(isinstance(place, Place) and name_taken(place) for place in places):
            return name_arguments(name_said())
    return {}
