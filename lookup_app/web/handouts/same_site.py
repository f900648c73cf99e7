"""Who sends a form: a page of this site, or another site that would write on this letterhead."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from flask import abort, request
from flask.typing import ResponseReturnValue

_View = Callable[..., ResponseReturnValue]


def from_our_pages(view: _View) -> _View:
    """Answer 403 to a POST that a browser sends for another site.

    No cookie and no token: a browser says itself where a form stands. Every browser of the last
    years sends Sec-Fetch-Site or Origin with a form of another site, and older ones the Referer
    of ours. A program that sends none of the three has no visitor to deceive.
    """

    @wraps(view)
    def refusing(*arguments: object, **names: object) -> ResponseReturnValue:
        if request.method == "POST" and is_from_elsewhere():
            abort(403)
        return view(*arguments, **names)

    return refusing


def is_from_elsewhere() -> bool:
    """Whether a browser says that another site sends this request."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in {"same-origin", "none"}  # none: the reader's own doing, as a reload
    said = request.headers.get("Origin") or request.headers.get("Referer")
    return said is not None and _host_of(said) != request.host.lower()


def _host_of(address: str) -> str | None:
    """The host and port of an address; None for "null", which a page without origin sends."""
    try:
        return urlsplit(address).netloc.lower() or None
    except ValueError:
        return None
