"""Marks in the database, by what they are about."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

import sqlalchemy as sa

from lookup_app.database.site_tables import MARK
from lookup_app.guidance.mark import Mark

Kind = Literal["line", "facility", "reply", "page", "search"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Subject = tuple[Kind, str]


def marks(connection: sa.Connection) -> Mapping[Subject, Mark]:
    """All marks there are."""
    return MappingProxyType(
        {
            (row.kind, row.subject): Mark(row.state, row.value, row.since)
            for row in connection.execute(sa.select(MARK))
        }
    )


def set_mark(connection: sa.Connection, subject: Subject, mark: Mark) -> None:
    """Mark it, in place of what it was marked with."""
    lift_mark(connection, subject)
    kind, name = subject
    row = {"kind": kind, "subject": name, "state": mark.state, "value": mark.value}
    connection.execute(sa.insert(MARK), row | {"since": mark.since})


def may_be_marked(subject: Subject) -> bool:
    """Whether a doubt may be shown: never of 988, 911 and the National Helpline."""
    kind, name = subject
    if kind == "line":
        return not name.startswith("988") and name not in ("911", "samhsa-helpline")
    return kind == "facility"


def lift_mark(connection: sa.Connection, subject: Subject) -> None:
    """Nothing is said of it any more."""
    kind, name = subject
    connection.execute(sa.delete(MARK).where(MARK.c.kind == kind, MARK.c.subject == name))
