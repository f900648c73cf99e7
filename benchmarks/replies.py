"""What replies cost a reading page: open, with three shown and a line marked, beside turned off."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.pages import microseconds
from config import Testing
from lookup_app import create_app
from lookup_app.database.site_tables import REPLY
from lookup_app.guidance.mark import Mark
from lookup_app.replies.deciding import Desk
from lookup_app.replies.marks import set_mark
from lookup_app.replies.references import new_key
from lookup_app.replies.reply import ReplyDraft
from lookup_app.replies.reply_store import keep

_NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
_ROUNDS = 15
_PATHS = ("/", "/help-now", "/near/74103")
TARGET = 1.1


def main() -> None:
    """Print the table: both take turns, so that a busy machine is busy for both."""
    with tempfile.TemporaryDirectory() as folder:
        opened = create_app(Testing(INSTANCE_PATH=Path(folder)))
        _fill(opened.extensions["lookup_app"])
        closed = create_app(Testing(INSTANCE_PATH=Path(folder), REPLIES=False)).test_client()
        client = opened.test_client()
        print(f"\n{'Replies, µs':40}{'open':>8}{'off':>8}{'ratio':>8}{'target':>8}")
        for path in _PATHS:
            pairs = [
                (
                    microseconds(lambda: client.get(path), 30),  # noqa: B023 - called at once
                    microseconds(lambda: closed.get(path), 30),  # noqa: B023 - called at once
                )
                for _ in range(_ROUNDS)
            ]
            on, off = (median(taken) for taken in zip(*pairs, strict=True))
            ratio = median(one / other for one, other in pairs)
            print(f"{path:40}{on:8.0f}{off:8.0f}{ratio:8.2f}{TARGET:8.2f}")


def _fill(known) -> None:
    known.database.migrate()
    with known.database.writing() as connection:
        for number in range(3):
            words = f"The choir on Tuesdays helped me more than anything, number {number}."
            keep(connection, ReplyDraft(new_key(), "en", "Ann", words, "ordinary"), _NOW)
        for number in connection.scalars(REPLY.select().with_only_columns(REPLY.c.id)).all():
            Desk(connection, "ann", number, _NOW).approve()
        set_mark(connection, ("line", "nami"), Mark("checking", "", _NOW))
    known.published.refresh()


if __name__ == "__main__":
    main()
