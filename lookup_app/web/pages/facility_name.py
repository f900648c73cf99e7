"""The name of a facility in the box for a place, where no place has that very name."""

from collections.abc import Iterable

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Facility, NamedFacilities
from lookup_app.web.app import collaborators
from lookup_app.web.forms import LocationForm
from lookup_app.web.pages.contexts import FacilityChoice, FacilityChoicePage, PlaceChoice
from lookup_app.web.pages.facility_address import facility_address
from lookup_app.web.pages.private import private


def facility_named(name: str) -> ResponseReturnValue | None:
    """The page of the one facility of that name, or which of several; None where there is none."""
    named = _named(name)
    match named.facilities:
        case [only] if not named.more:
            return redirect(facility_address(only), 303)
        case [] if not named.more:
            return None
        case _:
            return _ask_which(named)


def facility_or_place(name: str, places: tuple[PlaceChoice, ...]) -> ResponseReturnValue | None:
    """Which is meant, where a facility is called just that and a place has a part of it: "Harbor
    Counseling". None where no facility is."""
    found = _of_the_very_name(name)
    return _ask_which(NamedFacilities(found), places) if found else None


def _ask_which(named: NamedFacilities, places: tuple[PlaceChoice, ...] = ()) -> ResponseReturnValue:
    page = FacilityChoicePage(
        choices=tuple(_choices(named.facilities)),
        more=named.more,
        places=places,
        form=LocationForm(formdata=None),
    )
    return private(render_template("choose_facility.html", page=page))


def _choices(facilities: Iterable[Facility]) -> Iterable[FacilityChoice]:
    return (FacilityChoice(one, facility_address(one)) for one in facilities)


def _named(name: str) -> NamedFacilities:
    try:
        return collaborators().directory.named(name)
    except DirectoryUnavailable:
        return NamedFacilities()


def _of_the_very_name(name: str) -> tuple[Facility, ...]:
    try:
        return collaborators().directory.of_the_very_name(name)
    except DirectoryUnavailable:
        return ()
