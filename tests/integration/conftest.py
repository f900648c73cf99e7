"""A Redis server of the tests' own, and one that never answers."""

import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from lookup_app.database.database import FILE_NAME, Database, open_database
from tests.postgres_server import postgres, postgres_folder

__all__ = ["postgres", "postgres_folder"]  # fixtures


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """The address of a running Redis."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("Redis is not installed: apt install redis-server")
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", tmp_path]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        wait_for(port)
        yield f"redis://127.0.0.1:{port}/0"
        server.terminate()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < deadline, "the server did not start"


class SilentServer:
    """Takes connections and says nothing; counts them."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"redis://127.0.0.1:{self._listening.getsockname()[1]}/0"
        self.taken: list[socket.socket] = []
        self._thread = Thread(target=self._take)
        self._thread.start()

    def _take(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            self.taken.append(connection)
            if connection.recv(4, socket.MSG_PEEK) == b"stop":
                return

    def stop(self) -> None:
        with socket.create_connection(self._listening.getsockname()) as last:
            last.sendall(b"stop")
            self._thread.join()
        for connection in (*self.taken, self._listening):
            connection.close()


@pytest.fixture
def silent_redis() -> Iterator[SilentServer]:
    """A Redis that accepts every connection and never answers."""
    server = SilentServer()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A database with the tables of this release: every test of it runs on both engines."""
    return made_on(request.param, request, tmp_path)


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with the tables of this release, made once: a test that needs one copies it."""
    folder = tmp_path_factory.mktemp("tables")
    open_database("", folder).migrate()
    with closing(sqlite3.connect(folder / FILE_NAME)) as made:
        return made.serialize()


def made_on(engine: str, request: pytest.FixtureRequest, folder: Path) -> Database:
    if engine == "sqlite":
        (folder / FILE_NAME).write_bytes(request.getfixturevalue("tables"))
        return open_database("", folder)
    database = open_database(request.getfixturevalue("postgres"), folder)
    database.migrate()
    return database
