"""Replies, reports, moderators, and an audit log that only grows."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _replies()
    _reports()
    _moderators()
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(96), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sqlite_autoincrement=True,
    )
    for statement in _ONLY_GROWS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Take the tables away, with all that is in them."""
    for table in (
        "audit",
        "moderator_note",
        "moderator_session",
        "moderator",
        "mark",
        "report",
        "reply",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_only_grows()")


def _replies() -> None:
    op.create_table(
        "reply",
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
        sa.Column("sent_at", _MOMENT, nullable=False),
        sa.Column("decided_at", _MOMENT),
        sa.Column("deletion_asked_by", sa.String(64)),
        sqlite_autoincrement=True,
    )
    op.create_index("reply_waiting", "reply", ["state", "lane", "sent_at"])
    op.create_index("reply_digest", "reply", ["digest"])


def _reports() -> None:
    op.create_table(
        "report",
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
        sa.Column("sent_at", _MOMENT, nullable=False),
        sa.Column("decided_at", _MOMENT),
        sqlite_autoincrement=True,
    )
    op.create_index("report_of", "report", ["kind", "subject", "state"])
    op.create_table(
        "mark",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("subject", sa.String(64), primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
    )


def _moderators() -> None:
    op.create_table(
        "moderator",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("added_at", _MOMENT, nullable=False),
    )
    by_name = sa.ForeignKey("moderator.name", ondelete="CASCADE")
    op.create_table(
        "moderator_session",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("moderator", sa.String(64), by_name, nullable=False),
        sa.Column("began_at", _MOMENT, nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=False),
    )
    of_reply = sa.ForeignKey("reply.id", ondelete="CASCADE")
    op.create_table(
        "moderator_note",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reply", sa.Integer, of_reply, nullable=False),
        sa.Column("moderator", sa.String(64), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("written_at", _MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )


_ONLY_GROWS = {
    "sqlite": [
        f"CREATE TRIGGER audit_no_{change} BEFORE {change} ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"
        for change in ("update", "delete")
    ],
    "postgresql": [
        "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$",
        "CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()",
    ],
}
