"""Places in the words of the page's language: their names, and the same inside a sentence."""

from collections.abc import Iterable
from typing import assert_never

from flask_babel import gettext as _
from flask_babel import lazy_gettext, pgettext

from lookup_app.facilities.search.far import island_of
from lookup_app.guidance.state_guidance import StateGuidance
from lookup_app.places import Place
from lookup_app.states import BY_CODE
from lookup_app.web.app import collaborators
from lookup_app.web.i18n import language

# What a county is called behind its name, the longest first. "St. Croix Island" is St. Croix.
_COUNTY_TYPES = {
    "City and Borough": lazy_gettext("%(name)s City and Borough"),
    "Planning Region": lazy_gettext("%(name)s Planning Region"),
    "Census Area": lazy_gettext("%(name)s Census Area"),
    "Borough": lazy_gettext("%(name)s Borough"),
    "County": lazy_gettext("%(name)s County"),
    "District": lazy_gettext("%(name)s District"),
    "Island": "%(name)s",
    "Municipality": lazy_gettext("%(name)s Municipality"),
    "Municipio": lazy_gettext("%(name)s Municipio"),
    "Parish": lazy_gettext("%(name)s Parish"),
    "city": lazy_gettext("%(name)s city"),
}
_FEMININE = (" City and Borough", " Parish", " Planning Region", " city")
_METRO_AREA = " metro area"
# It is five counties.
_NEW_YORK_CITY = "ny/new-york"


def place_name(place: Place) -> str:
    """A place standing alone: "Tulsa, OK", "New Jersey", "Tulsa County, OK".

    In Spanish "Nueva Jersey", "condado de Tulsa, OK". Never for the box of FindTreatment.gov.
    """
    if state := _whole_state(place):
        return state.name.text(language().code)
    if place.kind == "county":
        return place.label.replace(place.name, county_name(place.name), 1)
    return _metro_name(place.name) if place.kind == "metro" else place.label


def place_to_pick(place: Place) -> str:
    """A place in a list to choose from, with its state in full: "Springfield, Missouri"."""
    code, name = f", {place.state}", place_name(place)
    state = collaborators().guidance.for_state(place.state)
    if state and name.endswith(code):
        name = f"{name.removesuffix(code)}, {state.name.text(language().code)}"
    return name[:1].upper() + name[1:]


def which_place(places: Iterable[Place]) -> str:
    """What asks for one of several places: "Which Springfield?" where they share the name."""
    match list({_without_state(place) for place in places}):
        case [name]:
            return str(_("Which %(name)s?", name=name))
        case _several:
            return str(_("Which place?"))


def _without_state(place: Place) -> str:
    return place_name(place) if place.kind == "state" else county_name(place.name)


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


def kind_of_place(place: Place) -> str:
    """What tells a place to pick from its namesakes; "" where its name says what it is."""
    match place.kind:
        case "state":
            state = collaborators().guidance.for_state(place.state)
            return str(_("the whole state") if state and state.is_a_state else _("all of it"))
        case "neighborhood":
            return str(_("neighborhood"))
        case "zip" | "city" | "county" | "metro" | "airport" | "landmark" | "point":
            return ""
        case unknown:
            assert_never(unknown)


def place_line(place: Place) -> str:
    """The place, and the county it lies in: "Tulsa, OK, in Tulsa County"."""
    name = (
        f"{place.city}, {place.state}" if place.kind == "zip" and place.city else place_name(place)
    )
    county = county_around(place)
    if county is None:
        return name[:1].upper() + name[1:]
    return str(_("%(place)s, in %(county)s", place=name, county=county_in_a_sentence(county)))


def rounded(people: int) -> int:
    """A number of people in two figures, as one says it: "about 170,000", not 170,188."""
    return round(people, 2 - len(str(people)))


def in_a_sentence(place: Place) -> str:
    """A place as it stands in a sentence: with an article where one says one."""
    if state := _whole_state(place):
        return state.called.text(language().code)
    if place.kind == "county":
        return place.label.replace(place.name, county_in_a_sentence(place.name), 1)
    return place_name(place)


def area_in_a_sentence(place: Place) -> str:
    """Where one goes who is at no town: "Ohio", the county of a point or an airport, the towns of a
    metro area; "" at a town."""
    match place.kind:
        case "state" | "county":
            return in_a_sentence(place)
        case "point" | "airport":
            gazetteer = collaborators().gazetteer
            county = place.county or gazetteer.county_at(place.latitude, place.longitude)
            return f"{county_in_a_sentence(county)}, {place.state}" if county else ""
        case "metro":
            return place.name.removesuffix(_METRO_AREA)
        case "zip" | "city" | "neighborhood" | "landmark":
            return ""
        case unknown:
            assert_never(unknown)


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
    for kind, words in _COUNTY_TYPES.items():
        if name.endswith(f" {kind}"):
            return str(words) % {"name": name.removesuffix(f" {kind}")}
    return name


def county_in_a_sentence(name: str) -> str:
    """The same in a sentence: "Tulsa County", "el condado de Tulsa"."""
    alone = county_name(name)
    if alone == name.removesuffix(" Island"):
        return alone
    if name.endswith(_FEMININE):
        return str(pgettext("a parish or a city, in a sentence", "%(name)s", name=alone))
    return str(pgettext("a county, in a sentence", "%(name)s", name=alone))


def county_around(place: Place) -> str | None:
    """The county of a place where its name says more: the District of Columbia, Carson City and
    Richmond, Virginia, are their own."""
    if place.kind in ("county", "state") or place.county is None or place.id == _NEW_YORK_CITY:
        return None
    its_own = BY_CODE[place.state].name, place.name, place.city
    return None if place.county.removesuffix(" city") in its_own else place.county


def _whole_state(place: Place) -> StateGuidance | None:
    return collaborators().guidance.for_state(place.state) if place.kind == "state" else None


def _metro_name(name: str) -> str:
    return str(_("%(name)s metro area", name=name.removesuffix(_METRO_AREA)))
