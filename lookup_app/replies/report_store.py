"""Reports in the database: gathered by what they are about, and decided together."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from lookup_app.database.site_tables import MARK, REPORT
from lookup_app.guidance.mark import Mark, MarkState
from lookup_app.replies.audit import record
from lookup_app.replies.marks import (
    Subject,
    lift_mark,
    marks,
    may_be_marked,
    set_mark,
)
from lookup_app.replies.references import hash_of
from lookup_app.replies.reply import Kept, OtherWords
from lookup_app.replies.report import Decided, Matter, OwnReport, ReportDraft, ReportState
from lookup_app.replies.sent_once import keep_once, sent_before
from lookup_app.replies.texts.masking import mask

_WRITTEN = ("kind", "subject", "part", "words")
_DECISION = (REPORT.c.kind, REPORT.c.subject, REPORT.c.decided_at)
_IS_LAST_DECISION = sa.tuple_(*_DECISION).in_(
    sa.select(REPORT.c.kind, REPORT.c.subject, sa.func.max(REPORT.c.decided_at)).group_by(
        REPORT.c.kind, REPORT.c.subject
    )
)


def keep_report(connection: sa.Connection, draft: ReportDraft, now: datetime) -> Kept | OtherWords:
    """Keep a report. What was sent twice under one reference is kept once."""
    kind, name = draft.subject
    row = {
        "reference": hash_of(draft.reference),
        "language": draft.language,
        "kind": kind,
        "subject": name,
        "part": draft.part,
        "words": draft.words,
        "shown": mask(draft.words, draft.language),
        "lane": draft.lane,
        "state": "open",
        "sent_at": now,
    }
    before = sent_before(connection, REPORT, row, _WRITTEN)
    return before or keep_once(connection, REPORT, row, _WRITTEN)


def report_of(connection: sa.Connection, reference: str) -> OwnReport | None:
    """How it stands with a report; None where there is none any more."""
    asked = sa.select(REPORT.c.state, REPORT.c.lane)
    row = connection.execute(asked.where(REPORT.c.reference == hash_of(reference))).first()
    return OwnReport(row.state, row.lane) if row else None


def matters(connection: sa.Connection) -> tuple[Matter, ...]:
    """What open reports are about: danger first, then what most reported, then by age."""
    gathered: dict[Subject, list[sa.Row[Any]]] = defaultdict(list)
    asked = sa.select(REPORT).where(REPORT.c.state == "open").order_by(REPORT.c.sent_at)
    for row in connection.execute(asked):
        gathered[row.kind, row.subject].append(row)
    marked = marks(connection)
    found = [_matter(subject, rows, marked.get(subject)) for subject, rows in gathered.items()]
    return tuple(sorted(found, key=lambda one: (not one.care, -one.count, one.oldest)))


def confirm(
    connection: sa.Connection,
    subject: Subject,
    who: str,
    now: datetime,
    state: MarkState = "checking",
    value: str = "",
) -> None:
    """It is so: readers see that it is being checked, or what is right instead."""
    _decide(connection, subject, "confirmed", now)
    if may_be_marked(subject):
        set_mark(connection, subject, Mark(state, value, now))
    record(connection, who, "confirm report", ":".join(subject), now, state)


def dismiss(connection: sa.Connection, subject: Subject, who: str, now: datetime) -> None:
    """It is not so, or nothing that can be changed here."""
    _decide(connection, subject, "dismissed", now)
    record(connection, who, "dismiss report", ":".join(subject), now)


def reopen(connection: sa.Connection, subject: Subject, who: str, now: datetime) -> None:
    """Take the last decision back: its reports wait again, and what it told readers goes.

    A dismissal told them nothing: what they were told before it stays.
    """
    decided = _about(subject) & _IS_LAST_DECISION
    states: Sequence[str] = connection.scalars(sa.select(REPORT.c.state).where(decided)).all()
    again = {"state": "open", "decided_at": None}
    connection.execute(sa.update(REPORT).where(decided).values(again))
    if "confirmed" in states:
        lift_mark(connection, subject)
    record(connection, who, "undo report", ":".join(subject), now)


def lift(connection: sa.Connection, subject: Subject, who: str, now: datetime) -> None:
    """Readers see nothing of it any more."""
    lift_mark(connection, subject)
    record(connection, who, "lift mark", ":".join(subject), now)


def unmask_reports(connection: sa.Connection, subject: Subject, who: str, now: datetime) -> None:
    """Show moderators what is masked: a number that is right now, say. Nobody else reads it."""
    connection.execute(sa.update(REPORT).where(_open(subject)).values(shown=REPORT.c.words))
    record(connection, who, "unmask report", ":".join(subject), now)


def decided_lately(connection: sa.Connection, count: int) -> tuple[Decided, ...]:
    """The last decision on the reports of each thing, newest first."""
    asked = sa.select(*_DECISION, REPORT.c.state).where(_IS_LAST_DECISION).distinct()
    rows = connection.execute(asked.order_by(REPORT.c.decided_at.desc()).limit(count))
    return tuple(Decided((row.kind, row.subject), row.state, row.decided_at) for row in rows)


def marked_subjects(connection: sa.Connection) -> tuple[tuple[Subject, Mark], ...]:
    """What readers are told something of, oldest first."""
    rows = connection.execute(sa.select(MARK).order_by(MARK.c.since))
    return tuple(((row.kind, row.subject), Mark(row.state, row.value, row.since)) for row in rows)


def _decide(connection: sa.Connection, subject: Subject, state: ReportState, now: datetime) -> None:
    decided = {"state": state, "decided_at": now}
    connection.execute(sa.update(REPORT).where(_open(subject)).values(decided))


def _about(subject: Subject) -> sa.ColumnElement[bool]:
    kind, name = subject
    return sa.and_(REPORT.c.kind == kind, REPORT.c.subject == name)


def _open(subject: Subject) -> sa.ColumnElement[bool]:
    return _about(subject) & (REPORT.c.state == "open")


def _matter(subject: Subject, rows: list[sa.Row[Any]], mark: Mark | None) -> Matter:
    return Matter(
        subject=subject,
        count=len(rows),
        parts=tuple(dict.fromkeys(row.part for row in rows)),
        oldest=rows[0].sent_at,
        words=tuple(row.shown for row in rows if row.shown),
        masked=any(row.shown != row.words for row in rows),
        care=any(row.lane == "care" for row in rows),
        mark=mark,
    )
