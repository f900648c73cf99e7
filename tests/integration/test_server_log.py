"""What gunicorn itself writes about requests that go wrong names nothing of them."""

import contextlib
import os
import socket
import subprocess
import sys

import pytest

from config import ROOT

MARK = b"Zanzibarquux"
REQUESTS = {
    "no HTTP": b"GET /near/%s HTTP/9.9\r\n\r\n" % MARK,
    "spaces": b"GET /near/%s 12 Main HTTP/1.1\r\n\r\n" % MARK,
    "odd method": b"%s /near/74103 HTTP/1.1\r\n\r\n" % MARK.lower(),
    "odd header": b"GET / HTTP/1.1\r\nHost: a\r\n%s x: 1\r\n\r\n" % MARK,
    "too long": b"GET /near/%s HTTP/1.1\r\n\r\n" % (MARK * 300),
    "fails": b"GET /near/%s HTTP/1.1\r\nHost: a\r\n\r\n" % MARK,
    "fails late": b"GET /late/%s HTTP/1.1\r\nHost: a\r\n\r\n" % MARK,
}


def ask(address, request: bytes) -> None:
    with socket.create_connection(address, timeout=30) as client:
        client.sendall(request)
        client.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionError):
            while client.recv(4096):
                pass


@pytest.fixture
def log_of():
    """Serves the failing site, sends requests to it, and gives what the server wrote."""

    def serve(requests) -> str:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            bind = f"fd://{listening.fileno()}"
            site = "tests.integration.failing_wsgi:app"
            command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "-b", bind, site]
            with subprocess.Popen(
                command,
                cwd=ROOT,
                pass_fds=[listening.fileno()],
                stderr=subprocess.PIPE,
                text=True,
                env=os.environ | {"WEB_CONCURRENCY": "1"},
            ) as server:
                try:
                    for request in requests:
                        ask(listening.getsockname(), request)
                finally:
                    server.terminate()
                return server.communicate(timeout=30)[1]

    return serve


def test_lines_about_requests_quote_nothing_of_them(log_of):
    log = log_of(REQUESTS.values())
    assert MARK.decode().lower() not in log.lower()
    assert log.count("Invalid request") >= 4
    assert "Error handling request: ValueError" in log
