"""What is sent twice under one reference, a reply or a report, is kept once."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from lookup_app.replies.reply import Kept, OtherWords


def sent_before(
    connection: sa.Connection, table: sa.Table, row: Mapping[str, Any], words: Sequence[str]
) -> Kept | OtherWords | None:
    """What came of the form when it was sent before; None where it was not.

    ``words`` names the columns that hold what was written.
    """
    asked = sa.select(*(table.c[name] for name in words))
    before = connection.execute(asked.where(table.c.reference == row["reference"])).first()
    if before is None:
        return None
    return Kept(again=True) if tuple(before) == tuple(row[name] for name in words) else OtherWords()


def keep_once(
    connection: sa.Connection, table: sa.Table, row: Mapping[str, Any], words: Sequence[str]
) -> Kept | OtherWords:
    """Keep the row, or what came with its reference at the same moment."""
    try:
        with connection.begin_nested():
            connection.execute(sa.insert(table), row)
    except sa.exc.IntegrityError:
        return sent_before(connection, table, row, words) or OtherWords()
    return Kept()
