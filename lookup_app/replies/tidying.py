"""What is deleted by itself once its time is over. The policy page says the same times.

Each process that serves does it once an hour: what readers are promised hangs on no timer.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from lookup_app.clock import Clock
from lookup_app.database.database import Database
from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.database.site_tables import MARK, REPLY, REPORT
from lookup_app.replies.audit import TIDYING, record
from lookup_app.replies.moderators import end_old_sessions
from lookup_app.replies.sign_in_tries import forget_old_tries

CARE_DAYS = 30
REJECTED_DAYS = 30
UNREAD_DAYS = 180
REPORT_DAYS = 180
_REST_SECONDS = 3600.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many were deleted, or had what was masked deleted."""

    replies: int
    masked: int
    reports: int


def tidy(connection: sa.Connection, now: datetime) -> Tidied:
    """Delete what has been kept long enough, handled or not."""
    end_old_sessions(connection, now)
    forget_old_tries(connection, now)
    return Tidied(
        _delete_replies(connection, now), _forget_masked(connection, now), _reports(connection, now)
    )


def _rest() -> None:
    threading.Event().wait(_REST_SECONDS)


def keep_tidy(database: Database, clock: Clock, rest: Callable[[], object] = _rest) -> None:
    """Tidy now and after each rest, in a thread that ends with the process."""

    def again_and_again() -> None:
        while True:
            try:
                with database.writing() as connection:
                    tidy(connection, clock())
            except DatabaseUnavailable as error:
                _log.warning("replies: not tidied: %s", error)
            rest()

    threading.Thread(target=again_and_again, daemon=True).start()


def _delete_replies(connection: sa.Connection, now: datetime) -> int:
    """Those that need care, or did, after 30 days; rejected ones 30 days on, unread after 180."""
    over = sa.or_(
        sa.and_(
            REPLY.c.met_care | (REPLY.c.lane == "care"),
            REPLY.c.sent_at <= now - timedelta(days=CARE_DAYS),
        ),
        sa.and_(
            REPLY.c.state == "rejected", REPLY.c.decided_at <= now - timedelta(days=REJECTED_DAYS)
        ),
        sa.and_(REPLY.c.state == "pending", REPLY.c.sent_at <= now - timedelta(days=UNREAD_DAYS)),
    )
    # Locked: of several that do it at once, one finds them. (SQLite locks all from the beginning,
    # and before 3.35 it cannot say what it deletes.)
    numbers: Sequence[int] = connection.scalars(
        sa.select(REPLY.c.id).where(over).with_for_update()
    ).all()
    connection.execute(sa.delete(REPLY).where(REPLY.c.id.in_(numbers)))
    for number in numbers:
        record(connection, TIDYING, "delete", f"reply {number}", now)
    return len(numbers)


def _forget_masked(connection: sa.Connection, now: datetime) -> int:
    """What a moderator left masked in a published reply goes for good after 30 days."""
    old = REPLY.c.decided_at <= now - timedelta(days=REJECTED_DAYS)
    differs = (REPLY.c.shown != REPLY.c.body) | (REPLY.c.shown_name != REPLY.c.name)
    masked = (REPLY.c.state == "approved") & differs & old
    shown = {"body": REPLY.c.shown, "name": REPLY.c.shown_name}
    done = connection.execute(sa.update(REPLY).where(masked).values(shown))
    return done.rowcount


def _reports(connection: sa.Connection, now: datetime) -> int:
    """Reports, decided or not, after 180 days; those that need care after 30."""
    over = sa.or_(
        REPORT.c.sent_at <= now - timedelta(days=REPORT_DAYS),
        sa.and_(REPORT.c.lane == "care", REPORT.c.sent_at <= now - timedelta(days=CARE_DAYS)),
    )
    return connection.execute(sa.delete(REPORT).where(over)).rowcount


def purge(connection: sa.Connection, now: datetime) -> None:
    """Delete every reply, report and mark, for the day this part of the site ends."""
    for table in (REPLY, REPORT, MARK):
        connection.execute(sa.delete(table))
    record(connection, TIDYING, "purge", "everything", now)
