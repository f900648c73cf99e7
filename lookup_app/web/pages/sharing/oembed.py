"""oEmbed (oembed.com): a site that is given one of our addresses learns how to show the form."""

import re
from urllib.parse import urlsplit

from flask import abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RoutingException

from lookup_app.library.page_names import PAGES
from lookup_app.web.api.open_to_all import open_to_all
from lookup_app.web.i18n import LANGUAGES, Language, page_url, words_of
from lookup_app.web.limits import limited
from lookup_app.web.pages.feeds import machines
from lookup_app.web.pages.sharing.embed import HEIGHT, frame_code

_WIDTH = 400
_FORMATS = ("", "json")


@machines.get("/oembed")
@limited
def oembed() -> ResponseReturnValue:
    """The frame for a page that everybody reads; 404 for any other address, 501 for XML."""
    if request.args.get("format", "") not in _FORMATS:
        abort(501)
    spoken = _language_of(request.args.get("url", "")) or abort(404)
    width, height = _at_most("maxwidth", _WIDTH), _at_most("maxheight", HEIGHT)
    address = page_url("embed", spoken, _external=True)
    _ = words_of(spoken)
    title, provider = _("Find care near you"), _("Belonging and Care")
    response = jsonify(
        version="1.0",
        type="rich",
        title=title,
        provider_name=provider,
        provider_url=page_url("article", spoken, _external=True),
        cache_age=3600,
        html=frame_code(address, title, str(width), height),
        width=width,
        height=height,
    )
    response.headers["Cache-Control"] = "public, max-age=3600"
    return open_to_all(response)


def _language_of(url: str) -> Language | None:
    """The language of one of our reading pages, or None for any other address.

    A path alone is ours: a page that knows no host names itself so.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    adapter = current_app.create_url_adapter(request)
    if adapter is None or not url or (parts.netloc.lower() or request.host) != request.host:
        return None
    try:
        endpoint, _names = adapter.match(parts.path, method="GET")
    except (HTTPException, RoutingException):
        return None
    blueprint, _dot, page = endpoint.rpartition(".")
    known = {spoken.blueprint: spoken for spoken in LANGUAGES}
    return known.get(blueprint) if page in {*PAGES, "embed"} else None


def _at_most(name: str, size: int) -> int:
    """The size, or less where the site that asks has less room for it."""
    asked = request.args.get(name, "")
    return min(size, int(asked)) if re.fullmatch(r"[1-9][0-9]{0,4}", asked) else size
