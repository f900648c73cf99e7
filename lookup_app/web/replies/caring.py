"""The writer is met first: people to reach, and a choice about words that nobody keeps yet."""

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from lookup_app.distress.concerns import Concern
from lookup_app.web.app import collaborators
from lookup_app.web.pages.private import private
from lookup_app.web.replies.reply_contexts import CarePage, NotKeptPage
from lookup_app.web.replies.reply_form import ReplyForm
from lookup_app.web.replies.report_form import ReportForm
from lookup_app.web.replies.writing import key_in, lines_now, signed_key

_WRITTEN = ("name", "body", "words")
_NOT_SENT_AGAIN = {"csrf_token", "care", "website"}


def care_page(concern: Concern, form: ReplyForm | ReportForm, problem: str = "") -> Response:
    """People first; the text goes on only if its writer says so, who can mend a problem here."""
    if key_in(form.key.data) is None:
        form.key.data = signed_key(collaborators().clock())
    boxes = tuple(form[name] for name in _WRITTEN if problem and name in form)
    not_hidden = _NOT_SENT_AGAIN.union(box.name for box in boxes)
    sent = {field.name: field.data or "" for field in form if field.name not in not_hidden}
    page = CarePage(
        concern=concern,
        lines=lines_now(),
        action=request.path,
        sent=sent | {"csrf_token": form.csrf_token.current_token},
        problem=problem,
        boxes=boxes,
        quick_exit=collaborators().config.QUICK_EXIT_URL,
    )
    return private(render_template("replies/care.html", page=page), 422)


def not_kept_page() -> ResponseReturnValue:
    """What was written is kept nowhere."""
    page = NotKeptPage(lines_now(), collaborators().config.QUICK_EXIT_URL)
    return private(render_template("replies/not_kept.html", page=page))
