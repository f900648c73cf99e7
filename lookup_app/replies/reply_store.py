"""Replies in the database, for those who write and read them."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Literal

import sqlalchemy as sa

from lookup_app.database.site_tables import REPLY
from lookup_app.replies.audit import WRITER, record
from lookup_app.replies.references import hash_of
from lookup_app.replies.reply import (
    AlreadyThere,
    Kept,
    OtherWords,
    PublicReply,
    ReplyDraft,
    ReplyState,
)
from lookup_app.replies.sent_once import keep_once, sent_before
from lookup_app.replies.texts.masking import mask

PER_PAGE = 20
_WRITTEN = ("digest", "name")
_SAME_WORDS = timedelta(days=7)

Order = Literal["newest", "oldest"]


def keep(
    connection: sa.Connection, draft: ReplyDraft, now: datetime
) -> Kept | AlreadyThere | OtherWords:
    """Keep a reply for a moderator. What was sent twice under one reference is kept once."""
    row = {
        "reference": hash_of(draft.reference),
        "language": draft.language,
        "name": draft.name,
        "shown_name": mask(draft.name, draft.language),
        "body": draft.body,
        "shown": mask(draft.body, draft.language),
        "digest": _digest(draft.body),
        "lane": draft.lane,
        "met_care": draft.lane == "care",
        "state": "pending",
        "reason": "",
        "sent_at": now,
    }
    if before := sent_before(connection, REPLY, row, _WRITTEN):
        return before
    # Two people in danger may use the same words.
    if draft.lane == "ordinary" and _is_known(connection, draft, now):
        return AlreadyThere()
    return keep_once(connection, REPLY, row, _WRITTEN)


def state_of(connection: sa.Connection, reference: str) -> ReplyState | None:
    """How it stands with the reply; None where there is none, or none any more."""
    asked = sa.select(REPLY.c.state, REPLY.c.lane, REPLY.c.met_care, REPLY.c.sent_at)
    row = connection.execute(asked.where(REPLY.c.reference == hash_of(reference))).first()
    if row is None:
        return None
    return ReplyState(row.state, "care" if row.met_care else row.lane, row.sent_at)


def delete(connection: sa.Connection, reference: str, now: datetime) -> bool:
    """Delete the writer's own reply; whether there was one."""
    own = REPLY.c.reference == hash_of(reference)
    number = connection.scalar(sa.select(REPLY.c.id).where(own))
    if number is None:
        return False
    connection.execute(sa.delete(REPLY).where(own))
    record(connection, WRITER, "delete", f"reply {number}", now)
    return True


def published(connection: sa.Connection, page: int, order: Order) -> tuple[PublicReply, ...]:
    """One page of what everybody may read."""
    by = REPLY.c.decided_at.desc() if order == "newest" else REPLY.c.decided_at.asc()
    asked = _PUBLIC.order_by(by, REPLY.c.id).limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    return tuple(_public(row) for row in connection.execute(asked))


def newest(connection: sa.Connection, count: int) -> tuple[PublicReply, ...]:
    """The newest of what everybody may read."""
    asked = _PUBLIC.order_by(REPLY.c.decided_at.desc(), REPLY.c.id).limit(count)
    return tuple(_public(row) for row in connection.execute(asked))


def every_published(connection: sa.Connection) -> tuple[PublicReply, ...]:
    """All that everybody may read, oldest first."""
    asked = _PUBLIC.order_by(REPLY.c.decided_at, REPLY.c.id)
    return tuple(_public(row) for row in connection.execute(asked))


def count_published(connection: sa.Connection) -> int:
    """How many replies everybody may read."""
    approved = sa.select(sa.func.count()).where(REPLY.c.state == "approved")
    return connection.scalar(approved) or 0


_PUBLIC = sa.select(
    REPLY.c.id,
    REPLY.c.language,
    REPLY.c.shown_name,
    REPLY.c.shown,
    REPLY.c.sent_at,
    REPLY.c.decided_at,
).where(REPLY.c.state == "approved")


def _public(row: sa.Row[Any]) -> PublicReply:
    name = row.shown_name
    return PublicReply(row.id, row.language, name, row.shown, row.sent_at, row.decided_at)


def _is_known(connection: sa.Connection, draft: ReplyDraft, now: datetime) -> bool:
    """Whether the same words wait or are published under another reference."""
    again = sa.select(REPLY.c.id).where(
        REPLY.c.digest == _digest(draft.body),
        REPLY.c.state.in_(["pending", "approved"]),
        REPLY.c.sent_at > now - _SAME_WORDS,
        REPLY.c.reference != hash_of(draft.reference),  # The same form may have come a moment ago.
    )
    return connection.scalar(again) is not None


def _digest(body: str) -> str:
    return sha256(" ".join(body.lower().split()).encode()).hexdigest()
