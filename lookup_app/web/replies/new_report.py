"""New Report: something is wrong with a line, a facility, a reply, a page or a search."""

from typing import assert_never

from flask import Response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.distress.concerns import Concern
from lookup_app.replies.reply import Kept, Lane, OtherWords
from lookup_app.replies.report import PARTS, Part, ReportDraft
from lookup_app.replies.report_store import keep_report, report_of
from lookup_app.replies.texts.care import needs_care
from lookup_app.web.app import collaborators
from lookup_app.web.i18n import language, page_url
from lookup_app.web.limits import limited
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.private import private
from lookup_app.web.replies.caring import care_page, not_kept_page
from lookup_app.web.replies.reply_form import take_any_length
from lookup_app.web.replies.report_form import (
    OwnReportPage,
    ReportForm,
    ReportPage,
    parts_of,
    subject_of,
)
from lookup_app.web.replies.reported import is_gone, reported
from lookup_app.web.replies.writing import (
    Closed,
    closed_in,
    closed_now,
    closed_said,
    fault_of_form,
    fault_of_programs,
    key_in,
    lines_now,
    own_reference,
    sent_with_other_words,
    signed_key,
    unless_off,
)


@pages.get("/report")
@limited
@unless_off
def report() -> ResponseReturnValue:
    """The form; ``about`` and ``which`` say of what."""
    asked = {name: request.args.get(name, "") for name in ("about", "which")}
    return _page(ReportForm(formdata=None, data=asked), closed=closed_now())


@pages.post("/report")
@unless_off
def send_report() -> ResponseReturnValue:
    """Meet the writer where the words speak of danger; then keep the report."""
    form = ReportForm(request.form)
    choice = request.form.get("care", "")
    if choice == "discard":
        return not_kept_page()
    if choice == "change":
        return _page(form)
    concern = needs_care(form.words.data, collaborators().listener.hear)
    if concern and choice != "send":
        return care_page(concern, form)
    if concern:
        take_any_length(form.words)
    elif is_gone(subject_of(form)):
        return _page(form)
    if problem := _problem(form, in_danger=concern is not None):
        return care_page(concern, form, problem) if concern else _page(form, problem=problem)
    return _kept(form, concern)


@pages.get("/report/<string(length=22):reference>")
@limited
@unless_off
def own_report(reference: str) -> ResponseReturnValue:
    """How it stands with a report."""
    try:
        with collaborators().database.reading() as connection:
            found = report_of(connection, reference)
    except DatabaseUnavailable:
        return private(render_template("replies/away.html"), 503)
    page = OwnReportPage(found, reference, lines_now())
    return private(render_template("replies/own_report.html", page=page), 200 if found else 404)


def _kept(form: ReportForm, concern: Concern | None) -> ResponseReturnValue:
    key, _second = key_in(form.key.data) or ("", 0)
    lane: Lane = "care" if concern else "ordinary"
    draft = ReportDraft(
        own_reference(key), language().code, subject_of(form), _part(form), form.words.data, lane
    )
    try:
        with collaborators().database.writing() as connection:
            if closed := closed_in(connection):
                return _closed(form, concern, closed)
            kept = keep_report(connection, draft, collaborators().clock())
    except DatabaseUnavailable:
        return _closed(form, concern, "for_now")
    match kept:
        case Kept(again):
            if concern and not again:
                collaborators().notices.care_waits()
            return redirect(page_url("own_report", reference=draft.reference), 303)
        case OtherWords():
            form.key.data = ""  # The page makes another.
            said = sent_with_other_words()
            return care_page(concern, form, said) if concern else _page(form, problem=said)
        case _:
            assert_never(kept)


def _closed(form: ReportForm, concern: Concern | None, closed: Closed) -> Response:
    """Nothing can be kept; whoever is in danger stays with people to reach."""
    if concern:
        return care_page(concern, form, closed_said(closed))
    return _page(form, closed=closed)


def _problem(form: ReportForm, *, in_danger: bool) -> str:
    """What is wrong with the form, or "". Whoever is in danger meets no trap."""
    if fault := fault_of_form(form):
        return fault
    if not in_danger and form.part.data not in parts_of(subject_of(form)[0]):
        return str(_("Please say what is wrong."))
    if not in_danger and (fault := fault_of_programs(form)):
        return fault
    if collaborators().limits.replies.seconds_to_wait(request.remote_addr):
        return str(_("Many reports came from your network. Try again later."))
    return ""


def _part(form: ReportForm) -> Part:
    return next((part for part in PARTS if part == form.part.data), "other")


def _page(form: ReportForm, *, problem: str = "", closed: Closed | None = None) -> Response:
    if key_in(form.key.data) is None:
        form.key.data = signed_key(collaborators().clock())
    subject = subject_of(form)
    page = ReportPage(form, reported(subject), problem, closed, gone=is_gone(subject))
    status = 404 if page.gone else 422 if problem else 503 if closed == "for_now" else 200
    return private(render_template("replies/report.html", page=page), status)
