"""Everything for a place, as this request asks for it: on the page and in the API alike."""

from flask import request

from lookup_app.facilities.directory import FIRST_PAGE, PageAsked
from lookup_app.facilities.filters import Arguments
from lookup_app.places import Place
from lookup_app.resources import Resources, find_resources
from lookup_app.web.app import collaborators, edition
from lookup_app.web.words.places import area_in_a_sentence


def resources_near(
    place: Place, page: PageAsked = FIRST_PAGE, asked: Arguments | None = None
) -> Resources:
    """What there is for the place today, in this request's language and with its filters.

    ``asked`` are other filters than those of this request's address.
    """
    known = collaborators()
    return find_resources(
        place,
        request.args if asked is None else asked,
        guidance=known.shown_guidance,
        directory=known.directory,
        edition=edition(),
        link_form=known.config.FINDTREATMENT_LINK,
        page=page,
        called=area_in_a_sentence(place),
    )
