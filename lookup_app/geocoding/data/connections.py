"""Connections to a database file that nobody writes, borrowed for one question at a time."""

import sqlite3
from collections.abc import Callable
from pathlib import Path


class Connections:
    """As many as questions were ever asked at once, for all threads; ``close`` closes them all."""

    def __init__(
        self, path: Path, connect: Callable[..., sqlite3.Connection] = sqlite3.connect
    ) -> None:
        self._path = path
        self._connect = connect
        self._idle: list[sqlite3.Connection] = []

    def rows(self, sql: str, values: tuple[object, ...]) -> list[tuple]:  # type: ignore[type-arg]
        """All rows that answer; raises sqlite3.Error."""
        connection = self._borrowed()
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            self._idle.append(connection)

    def close(self) -> None:
        """Close every connection that is not in use."""
        while self._idle:
            self._idle.pop().close()

    def _borrowed(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._opened()

    def _opened(self) -> sqlite3.Connection:
        address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
        # Borrowed by one thread at a time, though not always by the same one.
        connection = self._connect(address, uri=True, check_same_thread=False)
        try:
            # The system keeps the file in memory already; a copy a connection is a waste.
            connection.execute("PRAGMA cache_size = -500")
        except sqlite3.Error:
            connection.close()
            raise
        return connection
