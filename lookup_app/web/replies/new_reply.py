"""Leave a Reply: the writer is met first where there is danger, and loses no word on any error."""

from dataclasses import dataclass
from typing import assert_never

from flask import Response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.distress.concerns import Concern
from lookup_app.replies.reply import AlreadyThere, Kept, Lane, OtherWords, ReplyDraft
from lookup_app.replies.reply_store import keep
from lookup_app.replies.texts.care import needs_care
from lookup_app.replies.texts.refusing import Refusal
from lookup_app.web.app import collaborators
from lookup_app.web.i18n import language, page_url
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.private import private
from lookup_app.web.replies.caring import care_page, not_kept_page
from lookup_app.web.replies.reply_contexts import NewReplyPage
from lookup_app.web.replies.reply_form import ReplyForm, take_any_length
from lookup_app.web.replies.writing import (
    Closed,
    closed_in,
    closed_now,
    closed_said,
    fault_of_form,
    fault_of_programs,
    key_in,
    own_reference,
    sent_with_other_words,
    signed_key,
    unless_off,
)


@dataclass(frozen=True, slots=True)
class _Problem:
    """Why a reply is not taken as it is, and with which status."""

    words: str
    status: int = 422


@pages.get("/replies/new")
@unless_off
def new_reply() -> ResponseReturnValue:
    """The form, or that it is closed."""
    return _form_page(ReplyForm(formdata=None), closed=closed_now())


@pages.post("/replies/new")
@unless_off
def send_reply() -> ResponseReturnValue:
    """Meet the writer, then keep the reply for a moderator, or say kindly why not."""
    form = ReplyForm(request.form)  # nothing else: by itself it would read JSON and files too
    choice = request.form.get("care", "")
    if choice == "discard":
        return not_kept_page()
    if choice == "change":
        return _form_page(form)
    # Before every refusal, trap and limit.
    concern = needs_care(f"{form.name.data}\n{form.body.data}", collaborators().listener.hear)
    if concern and choice != "send":
        return care_page(concern, form)
    if concern:
        take_any_length(form.name, form.body)
    fault = fault_of_form(form) or ("" if concern else _fault_of_words(form))
    problem = _Problem(fault) if fault else _problem_of_many()
    if problem and concern:
        return care_page(concern, form, problem.words)
    if problem:
        return _form_page(form, problem=problem)
    return _kept(form, concern)


def _kept(form: ReplyForm, concern: Concern | None) -> ResponseReturnValue:
    key, _second = key_in(form.key.data) or ("", 0)
    lane: Lane = "care" if concern else "ordinary"
    draft = ReplyDraft(own_reference(key), language().code, form.name.data, form.body.data, lane)
    try:
        with collaborators().database.writing() as connection:
            if closed := closed_in(connection):
                return _closed(form, concern, closed)
            kept = keep(connection, draft, collaborators().clock())
    except DatabaseUnavailable:
        return _closed(form, concern, "for_now")
    match kept:
        case Kept(again):
            if concern and not again:
                collaborators().notices.care_waits()
            return redirect(page_url("own_reply", reference=draft.reference), 303)
        case AlreadyThere():
            return _form_page(
                form, problem=_Problem(_("We already have a reply with these words."))
            )
        case OtherWords():
            form.key.data = ""  # The page makes another.
            said = sent_with_other_words()
            if concern:
                return care_page(concern, form, said)
            return _form_page(form, problem=_Problem(said))
        case _:
            assert_never(kept)


def _closed(form: ReplyForm, concern: Concern | None, closed: Closed) -> Response:
    """Nothing can be kept; whoever is in danger stays with people to reach."""
    if concern:
        return care_page(concern, form, closed_said(closed))
    return _form_page(form, closed=closed)


def _fault_of_words(form: ReplyForm) -> str:
    """What programs do, and what is not taken; or ""."""
    if fault := fault_of_programs(form):
        return fault
    refusal = collaborators().refuser.refusal(f"{form.name.data}\n{form.body.data}")
    return _why_refused(refusal) if refusal else ""


def _problem_of_many() -> _Problem | None:
    if not collaborators().limits.replies.seconds_to_wait(request.remote_addr):
        return None
    return _Problem(
        _("Many replies came from your network. Your words are still here: try again later."), 429
    )


def _why_refused(refusal: Refusal) -> str:
    match refusal:
        case "link":
            said = _("Replies have no links and no web addresses. Please take them out.")
        case "method":
            said = _(
                "Replies do not speak of ways to hurt oneself, and urge nobody to. "
                "Please say it another way. If it is about you, call or text 988."
            )
        case "selling":
            said = _("Replies do not sell anything, and name no treatment business.")
        case "hate":
            said = _("Replies do not put people down. Please say it another way.")
        case "spam":
            said = _("That looks like what programs send. Please say it in your own words.")
        case _:
            assert_never(refusal)
    return str(said)


def _form_page(
    form: ReplyForm, *, problem: _Problem | None = None, closed: Closed | None = None
) -> Response:
    if key_in(form.key.data) is None:
        form.key.data = signed_key(collaborators().clock())
    page = NewReplyPage(form, problem.words if problem else "", closed)
    status = problem.status if problem else 503 if closed == "for_now" else 200
    return private(render_template("replies/new.html", page=page), status)
