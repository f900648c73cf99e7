"""What a moderator does with a reply. Each decision stands in the audit log, without its words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from lookup_app.database.site_tables import NOTE, REPLY
from lookup_app.replies.audit import record
from lookup_app.replies.reply import Reason
from lookup_app.replies.texts.masking import mask

HIDDEN = "[…]"


class NotPossible(Exception):
    """The reply is not in a state for that: somebody else may have been quicker."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One moderator's work on one reply, in one transaction."""

    connection: sa.Connection
    moderator: str
    reply: int
    now: datetime

    def approve(self) -> None:
        """Publish an ordinary reply, masked as it is now. One that met care never is."""
        self._change("approve", state="approved", decided_at=self.now, if_public=True)

    def reject(self, reason: Reason) -> None:
        """Do not publish it."""
        self._change("reject", state="rejected", reason=reason, decided_at=self.now)

    def undo(self) -> None:
        """Put a decided reply back into the queue."""
        self._change("undo", was_pending=False, state="pending", reason="", decided_at=None)

    def move_to_care(self) -> None:
        """It needs care after all."""
        self._change("to care", lane="care")

    def move_to_ordinary(self) -> None:
        """It is no sign of danger: a song, or a story long past.

        What its writer was told when it was sent stays true, so that this sorts it and no more.
        """
        self._change("to ordinary", lane="ordinary")

    def hide(self, words: str) -> None:
        """Mask some words more, wherever they stand in the reply or are its name."""
        row = self._row()
        if not words.strip() or words not in f"{row.shown}\n{row.shown_name}":
            raise NotPossible("those words are not in the reply")
        self._set(
            shown=row.shown.replace(words, HIDDEN),
            shown_name=row.shown_name.replace(words, HIDDEN),
        )
        self._record("mask")

    def unmask(self) -> None:
        """Show personal details: those of a public office, say."""
        row = self._row()
        self._set(shown=row.body, shown_name=row.name)
        self._record("unmask")

    def mask(self) -> None:
        """Mask personal details again."""
        row = self._row()
        self._set(shown=mask(row.body, row.language), shown_name=mask(row.name, row.language))
        self._record("mask")

    def note(self, words: str) -> None:
        """Tell the other moderators something; it goes with the reply."""
        self._row()
        row = {"reply": self.reply, "moderator": self.moderator, "words": words}
        self.connection.execute(sa.insert(NOTE), row | {"written_at": self.now})
        self._record("note")

    def delete(self) -> bool:
        """Delete it at once: whether it is gone. One that needs care takes two moderators."""
        row = self._row()
        if _is_care(row) and row.deletion_asked_by in (None, self.moderator):
            self._set(deletion_asked_by=self.moderator)
            self._record("ask to delete")
            return False
        self.connection.execute(sa.delete(REPLY).where(REPLY.c.id == self.reply))
        self._record("delete")
        return True

    def _change(
        self,
        action: str,
        *,
        was_pending: bool = True,
        if_public: bool = False,
        **values: Any,
    ) -> None:
        row = self._row()
        if (row.state == "pending") != was_pending or (if_public and _is_care(row)):
            raise NotPossible("the reply is not in a state for that any more")
        self._set(**values)
        self._record(action, values.get("reason", ""))

    def _row(self) -> sa.Row[Any]:
        asked = sa.select(REPLY).where(REPLY.c.id == self.reply).with_for_update()
        if row := self.connection.execute(asked).first():
            return row
        raise NotPossible("the reply is gone")

    def _set(self, **values: Any) -> None:
        self.connection.execute(sa.update(REPLY).where(REPLY.c.id == self.reply).values(**values))

    def _record(self, action: str, reason: str = "") -> None:
        subject = f"reply {self.reply}"
        record(self.connection, self.moderator, action, subject, self.now, reason)


def _is_care(row: sa.Row[Any]) -> bool:
    """Whether it needs care now, or did when its writer was met."""
    return bool(row.met_care) or row.lane == "care"
