"""Which of several places is meant: a page that names place ids only, so that Back leads to it."""

from collections import Counter
from collections.abc import Iterable

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from lookup_app.folding import key
from lookup_app.geocoding.names_taken import lying_in
from lookup_app.geocoding.outcomes import Found, NameTaken
from lookup_app.guidance.arranging import lifeline_id
from lookup_app.guidance.line import Line
from lookup_app.places import Place, canonical_place_id
from lookup_app.web.addresses import name_said
from lookup_app.web.app import collaborators
from lookup_app.web.forms import LocationForm
from lookup_app.web.i18n import language, page_url
from lookup_app.web.limits import limited
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.contexts import ChoosePage, PlaceChoice
from lookup_app.web.pages.private import private

MOST_CHOICES = 10


@pages.get("/choose")
@limited
def choose() -> ResponseReturnValue:
    """The places whose ids stand in the address. Ids of nothing are passed over."""
    match places_of(request.args.getlist("place")):
        case []:
            return redirect(page_url("article", _anchor="find"), 303)
        case [only]:
            return redirect(page_url("near", place_id=only.id), 303)
        case several:
            return choose_page(several)


def choose_page(candidates: Iterable[Place]) -> ResponseReturnValue:
    """Asks which of the candidates is meant."""
    places = tuple(candidates)
    choices = choices_among(places, name_said())
    page = ChoosePage(choices, LocationForm(formdata=None), _lifeline_beside(places))
    return private(render_template("choose.html", page=page))


def namesakes_of_a_cry(query: str, place: Place) -> tuple[Place, ...]:
    """Every place of that name, where it would be a cry for help if it were cried out: "socorro"
    is asked about, even though one of the towns is much larger. None for any other query."""
    return (place, *collaborators().gazetteer.alternatives(place)) if _is_a_cry(query) else ()


def name_lying(query: str, candidates: Iterable[Place]) -> str:
    """The filed name of a township that lies at one of the candidates, or "": it stands in the
    query or, where that is an address, is the name of the towns that may be meant, too."""
    gazetteer, places = collaborators().gazetteer, tuple(candidates)
    towns = tuple(key(place.name) for place in places if place.kind != "zip")
    names = (
        gazetteer.name_in(query, Found(place, "approximate")) or lying_in(towns, place)
        for place in places
    )
    return next((name.filed for name in names if name and name.is_of_what_lies_there), "")


def is_called(place: Place, query: str) -> bool:
    """Whether the words are the place's name and nothing else, with or without its state."""
    return key(query) in {key(place.name), key(place.label)}


def _lifeline_beside(places: Iterable[Place]) -> Line | None:
    """988, where a place's name is a cry for help as well."""
    if any(_is_a_cry(place.name) for place in places):
        return collaborators().guidance.line(lifeline_id(language().code))
    return None


def _is_a_cry(name: str) -> bool:
    return collaborators().listener.hear(f"{name}!") is not None


def others_to_choose(
    others: tuple[Place, ...], place: Place, taken: NameTaken | None
) -> tuple[PlaceChoice, ...]:
    """Other places that are called like the place, or by the name that was taken for it."""
    own = key(place.name)
    # Beside a county stand the townships that are called so without its type.
    return choices_among(others, taken.filed if taken else own.removesuffix(" county"))


def choices_among(candidates: tuple[Place, ...], filed: str = "") -> tuple[PlaceChoice, ...]:
    """Candidates, each with a nearby town where label and county do not tell it apart, or with the
    township of the filed name that lies there."""
    names = Counter((place.label, place.county) for place in candidates)
    towns = collaborators().gazetteer.nearby_town
    return tuple(
        PlaceChoice(
            place,
            towns(place) if names[place.label, place.county] > 1 else None,
            lying_in((filed,), place),
        )
        for place in candidates
    )


def places_of(place_ids: Iterable[str]) -> list[Place]:
    """The places of these ids, each once, ten at most."""
    canonical = dict.fromkeys(filter(None, map(canonical_place_id, place_ids)))
    found = (collaborators().gazetteer.place(one) for one in list(canonical)[: 2 * MOST_CHOICES])
    return [place for place in found if isinstance(place, Place)][:MOST_CHOICES]
