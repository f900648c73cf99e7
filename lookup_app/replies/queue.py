"""What waits for a moderator, the gravest and oldest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from lookup_app.database.site_tables import NOTE, REPLY, REPORT
from lookup_app.replies.reply import Lane, State

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Note:
    """What one moderator tells the others."""

    moderator: str
    words: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class QueuedReply:
    """A reply as a moderator sees it: ``text`` is masked, ``masked`` says that details were.

    One that met care is not published, in whatever lane it is now.
    """

    id: int
    language: str
    name: str
    text: str
    masked: bool
    lane: Lane
    met_care: bool
    state: State
    reason: str
    sent_at: datetime
    deletion_asked_by: str | None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait in a lane, and since when the oldest does."""

    count: int
    oldest: datetime | None


def queue(
    connection: sa.Connection,
    state: State,
    lane: Lane | None = None,
    sent_by: datetime | None = None,
    page: int = 1,
) -> tuple[tuple[QueuedReply, ...], bool]:
    """A page of the replies in a state, those that need care first, then by age; whether more come.

    ``sent_by`` leaves out what was sent after that moment.
    """
    asked = sa.select(REPLY).where(REPLY.c.state == state)
    if lane:
        asked = asked.where(REPLY.c.lane == lane)
    if sent_by:
        asked = asked.where(REPLY.c.sent_at <= sent_by)
    # "care" sorts before "ordinary".
    by_age = REPLY.c.sent_at.asc() if state == "pending" else REPLY.c.sent_at.desc()
    in_order = asked.order_by(REPLY.c.lane, by_age, REPLY.c.id)
    one_more = in_order.offset((page - 1) * PER_PAGE).limit(PER_PAGE + 1)
    rows = connection.execute(one_more).all()
    return tuple(_queued(connection, row) for row in rows[:PER_PAGE]), len(rows) > PER_PAGE


def queued(connection: sa.Connection, number: int) -> QueuedReply | None:
    """One reply."""
    row = connection.execute(sa.select(REPLY).where(REPLY.c.id == number)).first()
    return _queued(connection, row) if row else None


def waiting(connection: sa.Connection) -> Mapping[Lane, Waiting]:
    """The replies that wait in each lane."""
    return _by_lane(connection, REPLY, "pending")


def waiting_reports(connection: sa.Connection) -> Mapping[Lane, Waiting]:
    """The reports that wait in each lane."""
    return _by_lane(connection, REPORT, "open")


def _by_lane(connection: sa.Connection, table: sa.Table, state: str) -> Mapping[Lane, Waiting]:
    asked = (
        sa.select(table.c.lane, sa.func.count(), sa.func.min(table.c.sent_at))
        .where(table.c.state == state)
        .group_by(table.c.lane)
    )
    found: dict[Lane, Waiting] = {"care": Waiting(0, None), "ordinary": Waiting(0, None)}
    for row in connection.execute(asked):
        found[row[0]] = Waiting(row[1], row[2])
    return found


def _queued(connection: sa.Connection, row: sa.Row[Any]) -> QueuedReply:
    notes = connection.execute(sa.select(NOTE).where(NOTE.c.reply == row.id).order_by(NOTE.c.id))
    return QueuedReply(
        id=row.id,
        language=row.language,
        name=row.shown_name,
        text=row.shown,
        masked=(row.shown, row.shown_name) != (row.body, row.name),
        lane=row.lane,
        met_care=row.met_care,
        state=row.state,
        reason=row.reason,
        sent_at=row.sent_at,
        deletion_asked_by=row.deletion_asked_by,
        notes=tuple(Note(note.moderator, note.words, note.written_at) for note in notes),
    )
