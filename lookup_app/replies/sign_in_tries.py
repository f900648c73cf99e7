"""Tries to sign in, counted where every process of the site sees them."""

from datetime import datetime, timedelta
from math import ceil

import sqlalchemy as sa

from lookup_app.database.site_tables import SIGN_IN_TRIES


def seconds_to_wait(
    connection: sa.Connection, who: str, most: int, within: timedelta, now: datetime
) -> int:
    """Count a try: 0 where there were no more than ``most``, else how long to wait.

    ``who`` is a hash of a network address or a name, which has one row until its time is over.
    """
    mine = SIGN_IN_TRIES.c.who == who
    connection.execute(sa.delete(SIGN_IN_TRIES).where(mine, SIGN_IN_TRIES.c.until <= now))
    one_more = sa.update(SIGN_IN_TRIES).where(mine).values(tries=SIGN_IN_TRIES.c.tries + 1)
    if not connection.execute(one_more).rowcount:
        try:
            with connection.begin_nested():
                row = {"who": who, "tries": 1, "until": now + within}
                connection.execute(sa.insert(SIGN_IN_TRIES), row)
        except sa.exc.IntegrityError:  # Another process had the first one at the same moment.
            connection.execute(one_more)
    counted = connection.execute(sa.select(SIGN_IN_TRIES).where(mine)).one()
    return 0 if counted.tries <= most else ceil((counted.until - now).total_seconds())


def forget_old_tries(connection: sa.Connection, now: datetime) -> None:
    """Nothing is kept of a try once its time is over."""
    connection.execute(sa.delete(SIGN_IN_TRIES).where(SIGN_IN_TRIES.c.until <= now))
