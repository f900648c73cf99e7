"""The writer is met first: people to reach, and a choice about words that nobody keeps yet."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from lookup_app.distress.concerns import Concern
from lookup_app.web.app import collaborators
from lookup_app.web.pages.private import private
from lookup_app.web.replies.reply_contexts import CarePage, NotKeptPage
from lookup_app.web.replies.writing import lines_now

_NOT_SENT_AGAIN = {"csrf_token", "care", "website"}


def care_page(concern: Concern, form: FlaskForm, problem: str = "") -> Response:
    """People first; the text goes on only if its writer says so."""
    sent = {field.name: field.data or "" for field in form if field.name not in _NOT_SENT_AGAIN}
    page = CarePage(
        concern=concern,
        lines=lines_now(),
        action=request.path,
        sent=sent | {"csrf_token": form.csrf_token.current_token},
        problem=problem,
        quick_exit=collaborators().config.QUICK_EXIT_URL,
    )
    return private(render_template("replies/care.html", page=page), 422)


def not_kept_page() -> ResponseReturnValue:
    """What was written is kept nowhere."""
    page = NotKeptPage(lines_now(), collaborators().config.QUICK_EXIT_URL)
    return private(render_template("replies/not_kept.html", page=page))
