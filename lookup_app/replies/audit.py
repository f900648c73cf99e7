"""Who did what, and when: a log that only grows. It never holds the words of anybody's reply."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from lookup_app.database.site_tables import AUDIT

WRITER = "(writer)"
TIDYING = "(tidying)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    at: datetime
    who: str
    action: str
    subject: str
    reason: str


def record(
    connection: sa.Connection, who: str, action: str, subject: str, now: datetime, reason: str = ""
) -> None:
    """Write a line, in the transaction of what it tells."""
    row = {"at": now, "who": who, "action": action, "subject": subject, "reason": reason}
    connection.execute(sa.insert(AUDIT), row)


def newest_entries(connection: sa.Connection, count: int) -> tuple[Entry, ...]:
    """The last lines, newest first."""
    asked = sa.select(AUDIT).order_by(AUDIT.c.id.desc()).limit(count)
    return tuple(
        Entry(row.at, row.who, row.action, row.subject, row.reason)
        for row in connection.execute(asked)
    )
