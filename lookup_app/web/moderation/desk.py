"""The queue, and what is done with a reply in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from lookup_app.replies.audit import newest_entries
from lookup_app.replies.deciding import Desk, NotPossible
from lookup_app.replies.moderators import Moderator, everybody
from lookup_app.replies.queue import (
    QueuedReply,
    Waiting,
    queue,
    queued,
    waiting,
    waiting_reports,
)
from lookup_app.replies.reply import REASONS, Lane, Reason
from lookup_app.web.app import collaborators
from lookup_app.web.moderation.access import for_admins, moderation, signed_in
from lookup_app.web.moderation.narrowed import Narrowed, whole_number
from lookup_app.web.pages.private import private
from lookup_app.web.replies.reply_form import OwnForm, tidy_text

_LOG_LINES = 200
_LONGEST_NOTE = 1_000


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The queue as one moderator sees it, or one reply; whether ``more`` come on a next page."""

    moderator: Moderator
    replies: tuple[QueuedReply, ...]
    more: bool
    waiting: Mapping[Lane, Waiting]
    reports: Mapping[Lane, Waiting]
    narrowed: Narrowed
    form: OwnForm
    now: datetime
    problem: str = ""

    def age(self, moment: datetime | None) -> str:
        """How long ago, in the largest unit there is."""
        if moment is None:
            return ""
        passed = self.now - moment
        if passed >= timedelta(days=1):
            return f"{passed.days} d"
        hours, seconds = divmod(passed.seconds, 3600)
        return f"{hours} h" if hours else f"{seconds // 60} min"


@moderation.get("/")
@signed_in
def desk(moderator: Moderator) -> ResponseReturnValue:
    """What waits, the gravest and oldest first; ``state``, ``lane`` and ``older`` narrow it.

    ``page`` is which of its pages, and ``reply`` shows the one with that number, in whatever state.
    """
    return _page(moderator)


@moderation.post("/replies/<int(max=2147483647):number>")
@signed_in
def decide(moderator: Moderator, number: int) -> ResponseReturnValue:
    """Do one thing with one reply."""
    if not OwnForm(request.form).validate():
        return _page(moderator, "Please press the button once more.", 422)
    known = collaborators()
    try:
        with known.database.writing() as connection:
            _do(Desk(connection, moderator.name, number, known.clock()))
    except NotPossible as error:
        return _page(moderator, f"Nothing was changed: {error}.", 409)
    known.published.refresh()
    # To the queue itself, so that the next Tab is the next reply.
    kept = Narrowed.of(request.args).address()
    return redirect(url_for("moderation.desk", **kept, _anchor="queue"), 303)


@moderation.get("/log")
@for_admins
def log(moderator: Moderator) -> ResponseReturnValue:
    """The last lines of the audit log, and who moderates."""
    with collaborators().database.reading() as connection:
        entries, people = newest_entries(connection, _LOG_LINES), everybody(connection)
    return private(
        render_template("moderation/log.html", moderator=moderator, entries=entries, people=people)
    )


def _do(desk: Desk) -> None:
    sent = request.form
    words = tidy_text(sent.get("words"))[:_LONGEST_NOTE]
    match sent.get("action"):
        case "approve":
            desk.approve()
        case "reject":
            desk.reject(_reason(sent.get("reason")))
        case "undo":
            desk.undo()
        case "care":
            desk.move_to_care()
        case "ordinary":
            desk.move_to_ordinary()
        case "hide":
            desk.hide(words)
        case "unmask":
            desk.unmask()
        case "mask":
            desk.mask()
        case "note" if words:
            desk.note(words)
        case "delete":
            desk.delete()
        case _:
            raise NotPossible("that is nothing one can do")


def _reason(asked: str | None) -> Reason:
    for reason in REASONS:
        if reason == asked:
            return reason
    raise NotPossible("choose a reason first")


def _page(moderator: Moderator, problem: str = "", status: int = 200) -> Response:
    narrowed, now = Narrowed.of(request.args), collaborators().clock()
    number = request.args.get("reply", type=whole_number)
    with collaborators().database.reading() as connection:
        if number is None:
            of = narrowed.state, narrowed.lane, narrowed.sent_by(now), narrowed.page
            found, more = queue(connection, *of)
        else:
            found, more = tuple(filter(None, [queued(connection, number)])), False
        counts, reports = waiting(connection), waiting_reports(connection)
    form = OwnForm(formdata=None)
    page = DeskPage(moderator, found, more, counts, reports, narrowed, form, now, problem)
    return private(render_template("moderation/desk.html", page=page, reasons=REASONS), status)
