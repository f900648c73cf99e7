"""What reading pages show of replies and reports: kept in memory, renewed beside the requests."""

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from lookup_app.database.database import Database
from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.guidance.mark import NO_MARKS, Mark, Marks
from lookup_app.replies.marks import Kind, Subject, marks
from lookup_app.replies.reply import PublicReply
from lookup_app.replies.reply_store import newest

ON_THE_ARTICLE = 3
_EVERY_SECONDS = 20.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The newest replies, and what is told of lines and facilities that somebody reported."""

    newest: tuple[PublicReply, ...] = ()
    line_marks: Marks = field(default_factory=lambda: NO_MARKS)
    facility_marks: Marks = field(default_factory=lambda: NO_MARKS)

    @classmethod
    def read(cls, connection: sa.Connection) -> "Snapshot":
        """What there is to show now."""
        found = marks(connection)
        return cls(newest(connection, ON_THE_ARTICLE), _of("line", found), _of("facility", found))


class Published:
    """Holds the snapshot of one process. While the database is away, the last one stays."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._away = False
        self.snapshot = Snapshot()

    def refresh(self) -> None:
        """Look once. A failure is said in the log once while it lasts."""
        try:
            with self._database.reading() as connection:
                found = Snapshot.read(connection)
        except DatabaseUnavailable as error:
            if not self._away:
                _log.warning("replies: %s", error)
            self._away = True
            return
        if self._away:
            _log.warning("replies: the database answers again")
        self._away = False
        if found != self.snapshot:
            self.snapshot = found

    def keep_fresh(self) -> None:
        """Look every twenty seconds from now on, in a thread that ends with the process."""
        threading.Thread(target=self._look_again_and_again, daemon=True).start()

    def _look_again_and_again(self) -> None:
        pause = threading.Event()
        while True:
            self.refresh()
            pause.wait(_EVERY_SECONDS)


def _of(kind: Kind, found: Mapping[Subject, Mark]) -> Marks:
    """The marks of one kind, by the id of what they are about."""
    return {name: mark for (one, name), mark in found.items() if one == kind}
