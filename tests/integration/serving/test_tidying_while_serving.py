"""The running server deletes what was kept long enough, with nobody's help."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from lookup_app.clock import system_clock
from lookup_app.database.site_tables import REPLY
from lookup_app.replies.reply import ReplyDraft
from lookup_app.replies.reply_store import keep
from tests.integration.conftest import made_on
from tests.real_server import ask, serving

LOOKS = 500
OVER = ReplyDraft("o" * 22, "en", "", "I want to kill myself.", "care")
NOT_YET = ReplyDraft("n" * 22, "en", "", "I want to kill myself.", "care")


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_workers_that_start_delete_what_is_over_and_end_with_the_server(engine, request, tmp_path):
    database, now = made_on(engine, request, tmp_path), system_clock()
    with database.writing() as connection:
        keep(connection, OVER, now - timedelta(days=31))
        keep(connection, NOT_YET, now - timedelta(days=29))

    def left():
        with database.reading() as connection:
            return len(connection.scalars(sa.select(REPLY.c.id)).all())

    address = request.getfixturevalue("postgres") if engine == "postgresql" else ""
    settings = {"INSTANCE_PATH": str(tmp_path), "DATABASE_URL": address}
    with serving(**settings, WEB_CONCURRENCY="2") as server:
        for _ in range(LOOKS):
            assert b" 200 " in ask(server.address, b"GET /healthz HTTP/1.0\r\n\r\n")
            if left() == 1:
                break
    assert left() == 1
    assert "Traceback" not in server.log
    assert "not tidied" not in server.log
