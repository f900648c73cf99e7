"""Where the page of a facility is, for whoever comes to it without a place."""

from lookup_app.facilities.facility import Facility
from lookup_app.places import Place
from lookup_app.web.app import collaborators
from lookup_app.web.i18n import page_url


def facility_address(one: Facility) -> str:
    """Its page, as seen from its own ZIP; from its state, where no such ZIP is known."""
    known = isinstance(collaborators().gazetteer.place(one.zip), Place) if one.zip else False
    place_id = one.zip if known else one.state.lower()
    return page_url("facility", place_id=place_id, facility_id=one.id)
