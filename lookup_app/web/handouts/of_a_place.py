"""What a request for a hand-out asks: which place, which choices, in which language."""

from collections.abc import Callable
from functools import wraps
from typing import assert_never

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue

from lookup_app.geocoding.gazetteer import MilitaryZip, Shared
from lookup_app.handout import Choices
from lookup_app.places import Place, canonical_place_id
from lookup_app.web.app import collaborators
from lookup_app.web.handouts.same_site import from_our_pages
from lookup_app.web.handouts.writing import written_choices
from lookup_app.web.i18n import LANGUAGES, language, page_url
from lookup_app.web.limits import limited
from lookup_app.web.near import search_arguments

_View = Callable[[Place, Choices], ResponseReturnValue]


def of_a_place(view: _View) -> Callable[[str], ResponseReturnValue]:
    """Give the view its place and the choices, in the language that was chosen for the sheet.

    The form of one language may ask for a sheet in the other: its body is sent on there (307).
    """

    @limited
    @from_our_pages
    @wraps(view)
    def with_place(place_id: str) -> ResponseReturnValue:
        canonical = canonical_place_id(place_id) or abort(404)
        asked = next((one for one in LANGUAGES if one.code == request.values.get("lang")), None)
        if canonical != place_id or (asked and asked != language()):
            query = search_arguments() | Choices.parse(request.args).arguments()
            same = page_url(view.__name__, asked, place_id=canonical, **query)
            return redirect(same, 308 if canonical != place_id else 307)
        match collaborators().gazetteer.place(canonical):
            case Place() as place:
                return view(place, _choices())
            case Shared() | MilitaryZip():
                return redirect(page_url("near", place_id=canonical), 303)
            case None:
                abort(404)
            case unknown:
                assert_never(unknown)

    return with_place


def _choices() -> Choices:
    if request.method == "POST":
        return written_choices(request.form)
    return Choices.parse(request.args)
