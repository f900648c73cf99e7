"""Fifty people send replies while workers and the database are killed: none is lost, none twice."""

import os
import random
import re
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Semaphore, Thread

import psycopg
import pytest
import requests
import sqlalchemy as sa

from lookup_app.database.database import open_database
from lookup_app.database.site_tables import MODERATOR, REPLY
from tests.fakes import NOW
from tests.real_server import serving

CLIENTS = 50
EACH = 3
EVERY = 6


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_every_reply_that_was_acknowledged_is_there_once(engine, request, tmp_path):
    address = request.getfixturevalue("postgres") if engine == "postgresql" else ""
    database = open_database(address, tmp_path)
    database.migrate()
    row = {"name": "ann", "password": "none", "role": "admin", "added_at": NOW}
    with database.writing() as connection:
        connection.execute(sa.insert(MODERATOR), row)
    settings = {
        "INSTANCE_PATH": str(tmp_path),
        "DATABASE_URL": address,
        "OPERATOR_CONTACT": "operator@lookup.invalid",
        "REPLY_LIMIT": "100000 per minute",
        "RATE_LIMIT": "100000 per minute",
        "WEB_CONCURRENCY": "2",
    }
    acknowledgements = Semaphore(0)

    def sent_one(number):
        words = send(site, number)
        acknowledgements.release()
        return words

    with serving(**settings) as server:
        site = f"http://{server.address[0]}:{server.address[1]}"
        killer = Thread(target=kill_now_and_then, args=[acknowledgements, address])
        killer.start()
        with ThreadPoolExecutor(CLIENTS) as clients:
            sent = [*clients.map(sent_one, range(CLIENTS * EACH))]
        killer.join()
    with database.reading() as connection:
        kept = Counter(connection.scalars(sa.select(REPLY.c.body)))
    assert kept == Counter(sent)


def send(site, number):
    """Fill in the form and send it, again and again, until it is acknowledged."""
    words = f"Reply number {number}: the choir helped me."
    while True:
        with suppress(requests.RequestException), requests.Session() as browser:
            page = browser.get(f"{site}/replies/new", timeout=30).text
            token = re.search(r'name="csrf_token" type="hidden" value="([^"]+)"', page)
            key = re.search(r'name="key" value="([^"]+)"', page)
            if not token or not key:
                continue
            fields = {"csrf_token": token[1], "key": key[1], "body": words}
            if acknowledged(browser, f"{site}/replies/new", fields):
                return words


def acknowledged(browser, address, fields):
    """The same form goes out until there is an answer to it: its key makes that one reply."""
    while True:
        try:
            answer = browser.post(address, data=fields, timeout=30, allow_redirects=False)
        except requests.RequestException:
            continue
        if answer.status_code == 303:
            return True
        if answer.status_code not in (422, 503):
            return False


def kill_now_and_then(acknowledgements, address):
    """SIGKILL to one of our workers, and to a process of PostgreSQL, which then starts anew.

    Once for every few acknowledged replies, so that a slow machine gets on between two.
    """
    for _ in range(CLIENTS * EACH // EVERY):
        for _ in range(EVERY):
            acknowledgements.acquire()
        workers = children_of(os.getpid(), "gunicorn")
        if workers:
            kill(random.choice(workers))
        if address:
            with suppress(psycopg.Error), psycopg.connect(address, connect_timeout=2) as asked:
                kill(asked.info.backend_pid)


def children_of(process, name):
    """The workers of the server that this process started."""
    started = [one for one in direct_children(process) if name in command_of(one)]
    return [worker for one in started for worker in direct_children(one)]


def direct_children(process):
    found = []
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(number) for number in tasks.read_text().split()]
    return found


def command_of(process):
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_text()
    return ""


def kill(process):
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
