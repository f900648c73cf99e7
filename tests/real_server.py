"""The site under its production server on loopback, and bare bytes to send to it."""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from config import ROOT

Address = tuple[str, int]


@dataclass(slots=True)
class Server:
    """Where it listens, and what it had written once it ended."""

    address: Address
    log: str = ""


@contextlib.contextmanager
def serving(application: str = "lookup_app.wsgi:app", **settings: str) -> Iterator[Server]:
    """Run an application as ``make run`` does, with one worker, on a port that is free."""
    # Its threads stop for good now and then under a day made up by a preloaded library.
    kept = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(listening.getsockname())
        bind = f"fd://{listening.fileno()}"
        command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "-b", bind]
        with subprocess.Popen(
            [*command, application],
            cwd=ROOT,
            pass_fds=[listening.fileno()],
            stderr=subprocess.PIPE,
            text=True,
            env=kept | {"WEB_CONCURRENCY": "1", "SECRET_KEY": "s" * 40} | settings,
        ) as process:
            try:
                yield server
            finally:
                process.terminate()
                server.log = process.communicate(timeout=120)[1]


def ask(address: Address, request: bytes, *, hangs_up: bool = True) -> bytes:
    """Send bytes and nothing more; everything that comes back until the connection is closed.

    A proxy takes a client that hangs up for one that wants no answer.
    """
    answer = b""
    client = socket.create_connection(address, timeout=30)
    with client, contextlib.suppress(OSError):
        client.sendall(request)
        if hangs_up:
            client.shutdown(socket.SHUT_WR)
        while more := client.recv(65536):
            answer += more
    return answer
