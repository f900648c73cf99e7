"""Places in the words of the page's language: their names, and the same inside a sentence."""

from collections.abc import Iterable
from typing import assert_never

from flask_babel import gettext as _
from flask_babel import pgettext

from lookup_app.facilities.search.far import island_of
from lookup_app.geocoding.outcomes import NameTaken
from lookup_app.guidance.state_guidance import StateGuidance
from lookup_app.places import Place, PlaceKind
from lookup_app.web.app import collaborators
from lookup_app.web.i18n import language

# Connecticut has these in place of counties.
_PLANNING_REGION = " Planning Region"


def place_name(place: Place) -> str:
    """A place standing alone: "Tulsa, OK", "New Jersey", "Tulsa County, OK".

    In Spanish "Nueva Jersey", "condado de Tulsa, OK". Never for the box of FindTreatment.gov.
    """
    if state := _whole_state(place):
        return state.name.text(language().code)
    if place.kind == "county":
        return place.label.replace(place.name, county_name(place.name), 1)
    return place.label


def place_to_pick(place: Place, lying: NameTaken | None = None) -> str:
    """A place in a list to choose from, with its state in full: "Springfield, Missouri"; or the
    township that lies there."""
    code = f", {place.state}"
    name = f"{lying.name}{code}" if lying else place_name(place)
    state = collaborators().guidance.for_state(place.state)
    if state and name.endswith(code):
        name = f"{name.removesuffix(code)}, {state.name.text(language().code)}"
    return name[:1].upper() + name[1:]


def which_place(names: Iterable[str]) -> str:
    """What asks for one of the places of these names: "Which Springfield?" where they share it."""
    match list(set(map(county_name, names))):
        case [name]:
            return str(_("Which %(name)s?", name=name))
        case _several:
            return str(_("Which place?"))


def why_asked(places: Iterable[Place]) -> str:
    """Why a choice is offered: several places fit, or none does and the state is first of them."""
    match list(places):
        case [Place(kind="state") as state, *others] if all(
            other.state == state.state for other in others
        ):
            return str(
                _(
                    "We know no place with just that name %(there)s."
                    " Pick one written nearly so, or take all of it.",
                    there=where(state),
                )
            )
        case _several:
            return str(_("More than one place fits. Pick yours, and we show what is near there."))


def kind_of_place(kind: PlaceKind) -> str:
    """What tells a place to pick from its namesakes; "" where its name says what it is."""
    match kind:
        case "state":
            return str(_("the whole state"))
        case "county":
            return str(_("county"))
        case "neighborhood":
            return str(_("neighborhood"))
        case "metro":
            return str(_("metro area"))
        case "zip" | "city" | "airport" | "landmark" | "point":
            return ""
        case unknown:
            assert_never(unknown)


def place_line(place: Place) -> str:
    """The place, and the county it lies in: "Tulsa, OK, in Tulsa County"."""
    name = (
        f"{place.city}, {place.state}" if place.kind == "zip" and place.city else place_name(place)
    )
    state = collaborators().guidance.for_state(place.state)
    # The District of Columbia and Guam are their own county.
    own_county = state and place.county == state.name.text("en")
    if place.kind == "county" or not place.county or own_county:
        return name[:1].upper() + name[1:]
    return str(_("%(place)s, in %(county)s", place=name, county=county_in_a_sentence(place.county)))


def rounded(people: int) -> int:
    """A number of people in two figures, as one says it: "about 170,000", not 170,188."""
    return round(people, 2 - len(str(people)))


def in_a_sentence(place: Place) -> str:
    """A place as it stands in a sentence: with an article where one says one."""
    if state := _whole_state(place):
        return state.called.text(language().code)
    if place.kind == "county":
        return place.label.replace(place.name, county_in_a_sentence(place.name), 1)
    return place.label


def island_in_a_sentence(place: Place) -> str:
    """The island, or group of islands, that a place lies on: "Guam", "Maui County"."""
    match island_of(place.state, place.county):
        case (_, county):
            return county_in_a_sentence(county)
        case _:
            state = collaborators().guidance.for_state(place.state)
            return state.called.text(language().code) if state else place.state


def where(place: Place) -> str:
    """ "in Ohio", "in Tulsa County, OK", "near Tulsa, OK": in an area, near a town or a point."""
    name = in_a_sentence(place)
    if place.kind in ("state", "county"):
        return str(_("in %(area)s", area=name))
    if place.kind == "point":
        around = ", ".join(filter(None, (place.city or place.county, place.state)))
        return str(_("near you (around %(town)s)", town=around))
    return str(_("near %(town)s", town=name))


def county_name(name: str) -> str:
    """A county standing alone: "Tulsa County", "condado de Tulsa"."""
    if name.endswith(_PLANNING_REGION):
        region = name.removesuffix(_PLANNING_REGION)
        return str(_("%(name)s Planning Region", name=region))
    bare, _space, kind = name.rpartition(" ")
    match kind:
        case "County":
            return str(_("%(name)s County", name=bare))
        case "Parish":
            return str(_("%(name)s Parish", name=bare))
        case "Municipio":
            return str(_("%(name)s Municipio", name=bare))
        case "Municipality":
            return str(_("%(name)s Municipality", name=bare))
        case "city":
            return str(_("%(name)s city", name=bare))
        case _other:
            return name


def county_in_a_sentence(name: str) -> str:
    """The same in a sentence: "Tulsa County", "el condado de Tulsa"."""
    alone = county_name(name)
    if alone == name:
        return name
    feminine = name.endswith((" Parish", " city", _PLANNING_REGION))
    if feminine:
        return str(pgettext("a parish or a city, in a sentence", "%(name)s", name=alone))
    return str(pgettext("a county, in a sentence", "%(name)s", name=alone))


def _whole_state(place: Place) -> StateGuidance | None:
    return collaborators().guidance.for_state(place.state) if place.kind == "state" else None
