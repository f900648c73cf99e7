"""A reply's private page: its state, never its words, and the way to delete it."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.replies.reply_store import delete, state_of
from lookup_app.web.app import collaborators
from lookup_app.web.limits import limited
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.private import private
from lookup_app.web.replies.reply_contexts import OwnReplyPage
from lookup_app.web.replies.reply_form import OwnForm
from lookup_app.web.replies.writing import lines_now, press_again, unless_off


@pages.get("/replies/<string(length=22):reference>")
@limited
@unless_off
def own_reply(reference: str) -> ResponseReturnValue:
    """How it stands with it."""
    return _page(reference, OwnForm(formdata=None))


@pages.post("/replies/<string(length=22):reference>")
@limited
@unless_off
def delete_own_reply(reference: str) -> ResponseReturnValue:
    """Delete it, at once and for good."""
    known, form = collaborators(), OwnForm(request.form)
    if not form.validate():
        return _page(reference, form, problem=press_again())
    try:
        with known.database.writing() as connection:
            is_gone = delete(connection, reference, known.clock())
    except DatabaseUnavailable:
        return _page(reference, form)
    known.published.refresh()
    return _page(reference, form, deleted=is_gone)


def _page(reference: str, form: OwnForm, *, deleted: bool = False, problem: str = "") -> Response:
    try:
        with collaborators().database.reading() as connection:
            found = state_of(connection, reference)
    except DatabaseUnavailable:
        return private(render_template("replies/away.html"), 503)
    page = OwnReplyPage(found, form, reference, lines_now(), deleted, problem)
    status = 422 if problem else 200 if found or deleted else 404
    return private(render_template("replies/own.html", page=page), status)
