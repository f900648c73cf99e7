"""Reports, gathered by what they are about, and what readers are told of it."""

import re

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from lookup_app.guidance.mark import MARK_STATES, MarkState
from lookup_app.replies.deciding import NotPossible
from lookup_app.replies.marks import Subject, may_be_marked
from lookup_app.replies.moderators import Moderator
from lookup_app.replies.report_store import (
    confirm,
    decided_lately,
    dismiss,
    lift,
    marked_subjects,
    matters,
    reopen,
    unmask_reports,
)
from lookup_app.web.app import collaborators
from lookup_app.web.moderation.access import moderation, signed_in
from lookup_app.web.pages.private import private
from lookup_app.web.replies.reply_form import OwnForm, tidy_text
from lookup_app.web.replies.report_form import as_subject
from lookup_app.web.replies.reported import all_reported, is_gone

_LONGEST_VALUE = 200
_LAST_DECISIONS = 10
# Of an address that somebody pastes whole, the id is what stands last.
_BEFORE_AN_ID = re.compile(r"https?://.*(?:[/=]|#line-)")


@moderation.get("/reports")
@signed_in
def reports(moderator: Moderator) -> ResponseReturnValue:  # noqa: ARG001
    """What is reported, and what readers see marked."""
    return _page()


@moderation.post("/reports")
@signed_in
def decide_reports(moderator: Moderator) -> ResponseReturnValue:
    """Do one thing with all reports of a subject."""
    if not OwnForm(request.form).validate():
        return _page("Please press the button once more.", 422)
    try:
        _do(moderator.name)
    except NotPossible as error:
        return _page(f"Nothing was changed: {error}.", 409)
    collaborators().published.refresh()
    return redirect(url_for("moderation.reports", _anchor="queue"), 303)


def _do(who: str) -> None:
    subject, now = _subject(), collaborators().clock()
    with collaborators().database.writing() as connection:
        match request.form.get("action"):
            case "dismiss":
                dismiss(connection, subject, who, now)
            case "lift":
                lift(connection, subject, who, now)
            case "unmask":
                unmask_reports(connection, subject, who, now)
            case "undo":
                reopen(connection, subject, who, now)
            case action:
                state = next((one for one in MARK_STATES if one == action), None)
                value = tidy_text(request.form.get("value"))[:_LONGEST_VALUE]
                if state is None or (state in ("number", "moved") and not value):
                    raise NotPossible("write the new number or address first")
                confirm(connection, _markable(subject, state), who, now, state, value)


def _subject() -> Subject:
    which = _BEFORE_AN_ID.sub("", (request.form.get("which") or "").strip())
    if subject := as_subject(request.form.get("about"), which):
        return subject
    raise NotPossible("that is nothing one can report")


def _markable(subject: Subject, state: MarkState) -> Subject:
    """The subject, where readers can be told this of it: a moderator may correct it unreported.

    That it is being checked closes the reports of whatever cannot be marked as well.
    """
    if not may_be_marked(subject):
        if state == "checking":
            return subject
        raise NotPossible(
            "readers are told nothing of that, and never of 988, 911 and the National Helpline"
        )
    if is_gone(subject):
        raise NotPossible(f"there is no such {subject[0]}")
    return subject


def _page(problem: str = "", status: int = 200) -> ResponseReturnValue:
    with collaborators().database.reading() as connection:
        open_matters, marked = matters(connection), marked_subjects(connection)
        decided = decided_lately(connection, _LAST_DECISIONS)
    subjects = [one.subject for one in open_matters] + [one.subject for one in decided]
    subjects += [subject for subject, _mark in marked]
    html = render_template(
        "moderation/reports.html",
        things=all_reported(subjects),
        matters=open_matters,
        marked=marked,
        decided=decided,
        form=OwnForm(formdata=None),
        problem=problem,
    )
    return private(html, status)
