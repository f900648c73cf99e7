"""Engines of the two databases the site can live with. Both wait for nobody longer than seconds."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

_CONNECT_SECONDS = "2"  # the shortest that PostgreSQL's client knows
_LOCK_MS = 3_000
_STATEMENT_MS = 10_000


def sqlite_engine(path: Path, mode: str, locked_seconds: float) -> sa.Engine:
    """A SQLite file, opened anew each time; ``mode`` is that of its URI ("ro", "rwc")."""

    def connect() -> sqlite3.Connection:
        address = f"{path.absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(address, uri=True, timeout=locked_seconds)

    return sa.create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)


def postgresql_engine(address: str) -> sa.Engine:
    """PostgreSQL, whichever driver the address names.

    No connection is kept: workers are forked from the process that makes the engine, and a server
    that was started again leaves no dead connections behind.
    """
    url = sa.make_url(address).set(drivername="postgresql+psycopg")
    if "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": _CONNECT_SECONDS})
    return sa.create_engine(url, poolclass=NullPool, hide_parameters=True)


def written_to(engine: sa.Engine) -> sa.Engine:
    """The same engine, made ready for what must not be lost."""
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _ready_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    else:
        sa.event.listen(engine, "connect", _ready_postgresql)
    return engine


def _ready_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """A log beside the file, on the disk before a commit is acknowledged; transactions are ours."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    """A transaction that writes takes the lock at once: to ask for it later may be in vain."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _ready_postgresql(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = {_LOCK_MS}")
    cursor.execute(f"SET statement_timeout = {_STATEMENT_MS}")
    cursor.execute("SET synchronous_commit = on")
    cursor.close()
    connection.commit()
