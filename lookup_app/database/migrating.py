"""The tables, brought from any release's shape to another by Alembic."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

NOTHING = "base"
_SCRIPTS = Path(__file__).resolve().parent / "migrations"
# Any number will do, as long as nobody else on the server holds locks under it.
_LOCK = 0x62656C6F6E67


def migrate(connection: sa.Connection, revision: str) -> None:
    """Bring the tables up or down to a revision, in the connection's own transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(sa.text("SET LOCAL statement_timeout = '60s'"))
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    if revision == NOTHING:
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)
