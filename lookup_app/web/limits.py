"""What marks a view that computes: one network address may only ask so often.

Reading pages, lines, files and health are never limited.
"""

from collections.abc import Callable
from functools import wraps

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import TooManyRequests

from lookup_app.web.app import Collaborators, collaborators
from lookup_app.web.rate_limit import RateLimit

_View = Callable[..., ResponseReturnValue]
_MetFirst = Callable[[], ResponseReturnValue | None]


def limited(view: _View) -> _View:
    """Answer 429 where this network address has asked for too many pages."""
    return _limited(view, lambda known: known.limits.pages)


def limited_but(met_first: _MetFirst) -> Callable[[_View], _View]:
    """The same, but what ``met_first`` answers is answered beyond the limit, too: a library may
    share one address, and who writes of danger must not be told to wait."""

    def marked(view: _View) -> _View:
        return _limited(view, lambda known: known.limits.pages, met_first)

    return marked


def limited_while_typing(view: _View) -> _View:
    """The same with a count of its own: each key pressed in the form asks for suggestions."""
    return _limited(view, lambda known: known.limits.suggestions)


def _limited(
    view: _View, limit_of: Callable[[Collaborators], RateLimit], met_first: _MetFirst = lambda: None
) -> _View:
    @wraps(view)
    def within_limit(*arguments: object, **names: object) -> ResponseReturnValue:
        wait = limit_of(collaborators()).seconds_to_wait(request.remote_addr)
        if wait:
            if answer := met_first():
                return answer
            raise TooManyRequests(retry_after=wait)
        return view(*arguments, **names)

    within_limit.__dict__["limited"] = True
    return within_limit
