"""The queue, and what is done with a reply in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from lookup_app.replies.audit import newest_entries
from lookup_app.replies.deciding import Desk, NotPossible
from lookup_app.replies.moderators import Moderator, everybody
from lookup_app.replies.queue import (
    MOST,
    QueuedReply,
    Waiting,
    queue,
    queued,
    waiting,
    waiting_reports,
)
from lookup_app.replies.reply import REASONS, Lane, Reason, State
from lookup_app.web.app import collaborators
from lookup_app.web.moderation.access import for_admins, moderation, signed_in
from lookup_app.web.pages.private import private
from lookup_app.web.replies.reply_form import OwnForm, tidy_text

_STATES: tuple[State, ...] = ("pending", "approved", "rejected")
_LANES: tuple[Lane, ...] = ("care", "ordinary")
_AGES = {"a day": timedelta(days=1), "a week": timedelta(weeks=1)}
_LOG_LINES = 200
_LONGEST_NOTE = 1_000


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The queue as one moderator sees it: narrowed to a state, a lane, an age, or one reply."""

    moderator: Moderator
    replies: tuple[QueuedReply, ...]
    waiting: Mapping[Lane, Waiting]
    reports: Mapping[Lane, Waiting]
    state: State
    lane: Lane | None
    older: str
    form: OwnForm
    now: datetime
    problem: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than are shown."""
        return len(self.replies) == MOST

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

    ``reply`` shows the one with that number, in whatever state it is.
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
    return redirect(url_for("moderation.desk", **_narrowed(), _anchor="queue"), 303)


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
    asked, now = _narrowed(), collaborators().clock()
    pending: State = "pending"
    state = next((one for one in _STATES if one == asked.get("state")), pending)
    lane = next((one for one in _LANES if one == asked.get("lane")), None)
    older = next((one for one in _AGES if one == asked.get("older")), "")
    number = request.args.get("reply", type=_number)
    with collaborators().database.reading() as connection:
        if number is None:
            found = queue(connection, state, lane, now - _AGES[older] if older else None)
        else:
            found = tuple(filter(None, [queued(connection, number)]))
        counts, reports = waiting(connection), waiting_reports(connection)
    form = OwnForm(formdata=None)
    page = DeskPage(moderator, found, counts, reports, state, lane, older, form, now, problem)
    return private(render_template("moderation/desk.html", page=page, reasons=REASONS), status)


def _number(asked: str) -> int:
    """The number of a reply; 0, which none has, for what cannot be one."""
    return int(asked) if re.fullmatch(r"[0-9]{1,9}", asked) else 0


def _narrowed() -> dict[str, Any]:
    return {name: request.args[name] for name in ("state", "lane", "older") if name in request.args}
