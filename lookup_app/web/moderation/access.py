"""Who may come in: short, revocable sessions, in a cookie of these pages alone."""

from collections.abc import Callable
from functools import wraps

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as AnyResponse

from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.replies.moderators import SESSION_HOURS, Moderator, note_use, session_of
from lookup_app.web.app import collaborators
from lookup_app.web.pages.private import private

moderation = Blueprint("moderation", __name__, url_prefix="/moderation")

_COOKIE = "moderation"

_View = Callable[..., ResponseReturnValue]


@moderation.before_request
def _off() -> None:
    if not collaborators().config.REPLIES:
        abort(404)


@moderation.errorhandler(DatabaseUnavailable)
def _away(_error: DatabaseUnavailable) -> Response:
    """Nothing is lost; nothing can be seen for now."""
    return private(render_template("replies/away.html"), 503)


def signed_in(view: _View) -> _View:
    """A page for moderators: the view is given whose session it is."""

    @wraps(view)
    def answer(*arguments: object, **names: object) -> ResponseReturnValue:
        moderator = _moderator()
        if moderator is None:
            return redirect(url_for("moderation.sign_in"), 303)
        return view(moderator, *arguments, **names)

    return answer


def _moderator() -> Moderator | None:
    """Whose session it is. Writes only for one that lasts: anybody may ask."""
    known, token = collaborators(), token_sent()
    if not token:
        return None
    with known.database.reading() as connection:
        session = session_of(connection, token, known.clock())
    if session and session.is_due:
        with known.database.writing() as connection:
            note_use(connection, token, known.clock())
    return session.moderator if session else None


def for_admins(view: _View) -> _View:
    """A page for admins alone."""

    @wraps(view)
    def answer(moderator: Moderator, *arguments: object, **names: object) -> ResponseReturnValue:
        if moderator.role != "admin":
            abort(403)
        return view(moderator, *arguments, **names)

    return signed_in(answer)


def token_sent() -> str:
    """The token of the session that the browser says it has."""
    return request.cookies.get(_COOKIE, "")


def give_token(response: AnyResponse, token: str) -> None:
    """Have the browser keep the session's token, for these pages alone."""
    response.set_cookie(
        _COOKIE,
        token,
        max_age=SESSION_HOURS * 3600,
        path="/moderation",
        secure=request.is_secure,
        httponly=True,
        samesite="Strict",
    )


def take_token(response: AnyResponse) -> None:
    """Have the browser forget it."""
    response.delete_cookie(
        _COOKIE, path="/moderation", secure=request.is_secure, httponly=True, samesite="Strict"
    )
