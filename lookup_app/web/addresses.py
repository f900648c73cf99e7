"""How place ids stand in addresses, and what may stand behind them."""

from urllib.parse import urlencode

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter, RoutingException

from lookup_app.facilities.service_codes import KINDS
from lookup_app.geocoding.outcomes import Match, NameTaken
from lookup_app.places import RESERVED_SLUGS

_PART = r"[^/\x00-\x1f\x7f]+"
# How a place was understood: the way, and the name that led to it, as it is filed.
_MATCH, _NAME = "match", "as"
_ASKED = (*KINDS, "radius", "page", _MATCH)


class PlaceIdConverter(BaseConverter):
    """One or two parts that may name a place: ``74103``, ``ok/tulsa``, ``metro/bay-area``.

    Loose on purpose: the view redirects other spellings (``74103-1234``, ``OK/Tulsa``) to the
    canonical id. A second part that is a reserved word belongs to another route.
    """

    part_isolating = False
    # No control characters: an error page repeats the id in the link to its other language.
    regex = rf"{_PART}(?:/(?!(?:{'|'.join(sorted(RESERVED_SLUGS))})(?:/|$)){_PART})?"

    def to_url(self, value: str) -> str:
        """A canonical id needs no quoting: it is made of letters, digits and ``/ , - .``."""
        return value


def understood_arguments(match: Match, taken: NameTaken | None) -> dict[str, list[str]]:
    """What the address of results says of how the place was understood: never the words."""
    way: dict[str, list[str]] = {} if match == "exact" else {_MATCH: [match]}
    return way | name_arguments(taken.filed if taken else "")


def name_arguments(filed: str) -> dict[str, list[str]]:
    """A name that the gazetteer knows, "fort liberty", as it stands in an address."""
    return {_NAME: [filed.replace(" ", "-")]} if filed else {}


def match_said() -> Match:
    """How the place of this request was understood, as its address says."""
    match request.args.get(_MATCH):
        case "corrected" | "approximate" | "region" as said:
            return said
        case _:
            return "exact"


def name_said() -> str:
    """The filed name in this request's address, or "". Anybody may write anything there."""
    return request.args.get(_NAME, "").replace("-", " ")


def address_without_slash() -> str | None:
    """This request's address without a slash at its path's end, where there is a page without it.

    A page of a place keeps what is asked about it.
    """
    path = request.path.removesuffix("/")
    adapter = current_app.create_url_adapter(request)
    if path == request.path or request.method not in {"GET", "HEAD"} or adapter is None:
        return None
    try:
        _endpoint, names = adapter.match(path)
    except (HTTPException, RoutingException):
        return None
    query = urlencode(asked(), doseq=True) if names else ""
    return f"{path}?{query}" if query else path


def asked() -> dict[str, list[str]]:
    """What this request's address asks about a place, but for the name that led there.

    Nothing else of a query string is ever repeated: it may hold anything, such as the names of
    ``url_for``'s own arguments.
    """
    arguments = request.args
    return {name: arguments.getlist(name) for name in _ASKED if name in arguments}
