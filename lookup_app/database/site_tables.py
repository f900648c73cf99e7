"""The tables of replies, reports and moderation. The facility directory has its own, elsewhere."""

from datetime import UTC, datetime

import sqlalchemy as sa

METADATA = sa.MetaData()
"""All of them, in the shape that the newest migration leaves."""
REVISION = "0002"
"""That migration."""


class Moment(sa.TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets the zone of one, so that it is given back here."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: sa.Dialect) -> datetime | None:
        """The moment as the database keeps it."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _: sa.Dialect) -> datetime | None:
        """The moment as it was."""
        return value and value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


# ``reference`` and ``key`` are hashes: whoever reads the database learns no way in from them.
# ``met_care`` never changes: its writer was promised that it is not published and soon deleted.
REPLY = sa.Table(
    "reply",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("reference", sa.String(64), nullable=False, unique=True),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("shown_name", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("shown", sa.Text, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("lane", sa.String(16), nullable=False),
    sa.Column("met_care", sa.Boolean, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("reason", sa.String(32), nullable=False),
    sa.Column("sent_at", Moment, nullable=False),
    sa.Column("decided_at", Moment),
    sa.Column("deletion_asked_by", sa.String(64)),
    sa.Index("reply_waiting", "state", "lane", "sent_at"),
    sa.Index("reply_digest", "digest"),
    sqlite_autoincrement=True,
)
REPORT = sa.Table(
    "report",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("reference", sa.String(64), nullable=False, unique=True),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("subject", sa.String(64), nullable=False),
    sa.Column("part", sa.String(16), nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("shown", sa.Text, nullable=False),
    sa.Column("lane", sa.String(16), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("sent_at", Moment, nullable=False),
    sa.Column("decided_at", Moment),
    sa.Index("report_of", "kind", "subject", "state"),
    sqlite_autoincrement=True,
)
# What everybody is told of a line or a facility, beside the directory's own words.
MARK = sa.Table(
    "mark",
    METADATA,
    sa.Column("kind", sa.String(16), primary_key=True),
    sa.Column("subject", sa.String(64), primary_key=True),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("since", Moment, nullable=False),
)
MODERATOR = sa.Table(
    "moderator",
    METADATA,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("password", sa.Text, nullable=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("added_at", Moment, nullable=False),
)
SESSION = sa.Table(
    "moderator_session",
    METADATA,
    sa.Column("token", sa.String(64), primary_key=True),
    sa.Column(
        "moderator",
        sa.String(64),
        sa.ForeignKey("moderator.name", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("began_at", Moment, nullable=False),
    sa.Column("seen_at", Moment, nullable=False),
)
# ``who`` is a keyed hash: whoever reads the database learns no address and no name.
SIGN_IN_TRIES = sa.Table(
    "sign_in_tries",
    METADATA,
    sa.Column("who", sa.String(32), primary_key=True),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("until", Moment, nullable=False),
)
NOTE = sa.Table(
    "moderator_note",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("reply", sa.Integer, sa.ForeignKey("reply.id", ondelete="CASCADE"), nullable=False),
    sa.Column("moderator", sa.String(64), nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("written_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
# Only ever grows: the migration has the database itself refuse anything else.
AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("who", sa.String(64), nullable=False),
    sa.Column("action", sa.String(32), nullable=False),
    sa.Column("subject", sa.String(96), nullable=False),
    sa.Column("reason", sa.String(32), nullable=False),
    sqlite_autoincrement=True,
)
