"""The name of a facility in the box for a place, where no place has that very name."""

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Facility
from lookup_app.places import Place
from lookup_app.web.app import collaborators
from lookup_app.web.forms import LocationForm
from lookup_app.web.i18n import page_url
from lookup_app.web.pages.contexts import FacilityChoice, FacilityChoicePage
from lookup_app.web.pages.private import private


def facility_named(name: str) -> ResponseReturnValue | None:
    """The page of the one facility of that name, or which of several; None where there is none."""
    choices = [FacilityChoice(one, _address(one)) for one in _named(name)]
    match choices:
        case []:
            return None
        case [only]:
            return redirect(only.address, 303)
        case several:
            page = FacilityChoicePage(tuple(several), LocationForm(formdata=None))
            return private(render_template("choose_facility.html", page=page))


def _named(name: str) -> tuple[Facility, ...]:
    directory = collaborators().directory
    try:
        return directory.named(name) if directory else ()
    except DirectoryUnavailable:
        return ()


def _address(one: Facility) -> str:
    """Its page, as seen from its own ZIP; from its state, where no such ZIP is known."""
    known = isinstance(collaborators().gazetteer.place(one.zip), Place) if one.zip else False
    place_id = one.zip if known else one.state.lower()
    return page_url("facility", place_id=place_id, facility_id=one.id)
