"""Clients that send and take slowly, or never close, hold up nobody; under the real server."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from config import ROOT

SLOWLY = {
    "head": b"GET /near/74103 HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"y" * 500,
    "body": b"POST /find HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nquery=" + b"y" * 500,
    "chunks": b"POST /find HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    + b"1\r\ny\r\n" * 100,
}
# How much of each is sent at once: all that is not to come slowly.
AT_ONCE = {"head": 1, "body": 120, "chunks": 70}


@contextmanager
def running(command, port, **more):
    """A server while it is needed, once it takes connections."""
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=ROOT, **more) as server:
        try:
            wait_for(port)
            yield port
        finally:
            server.terminate()


def wait_for(port):
    for _ in range(600):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


@pytest.fixture(scope="module")
def site(instance):
    """The port of the site with one worker."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        settings = {"INSTANCE_PATH": str(instance), "SECRET_KEY": "slow-" * 8}
        command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py"]
        command += ["-b", f"fd://{listening.fileno()}", "lookup_app.wsgi:app"]
        with running(
            command,
            listening.getsockname()[1],
            pass_fds=[listening.fileno()],
            env=os.environ | settings | {"WEB_CONCURRENCY": "1"},
        ) as port:
            assert is_healthy(port, patience=120)
            yield port


def is_healthy(port, patience=30) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=patience)
    connection.request("GET", "/healthz")
    try:
        return connection.getresponse().status == 200
    finally:
        connection.close()


@contextmanager
def clients(port, number, data):
    """So many clients that have sent this much."""
    with ExitStack() as opened:
        made = [
            opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
            for _ in range(number)
        ]
        for client in made:
            client.sendall(data)
        yield made


@pytest.mark.parametrize("slow", SLOWLY)
def test_half_a_request_from_each_of_thirty_holds_no_thread(site, slow):
    with clients(site, 30, SLOWLY[slow][: AT_ONCE[slow]]):
        assert is_healthy(site)


def test_clients_that_do_not_close_hold_up_nobody(site):
    request = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    with clients(site, 30, request) as unclosed:
        assert is_healthy(site)
        assert all(client.recv(12) == b"HTTP/1.1 200" for client in unclosed)


def test_clients_that_do_not_read_hold_no_thread(site):
    with clients(site, 30, b"GET /near/74103 HTTP/1.1\r\nHost: a\r\n\r\n"):
        assert is_healthy(site)


def answers(port, data) -> list[bytes]:
    """The status lines of whatever the server says until it closes."""
    with clients(port, 1, data) as (client,):
        client.shutdown(socket.SHUT_WR)
        said = b""
        while piece := client.recv(65536):
            said += piece
    return re.findall(rb"HTTP/1\.1 (\d{3})", said)


def test_requests_in_pieces_are_answered(site):
    with clients(site, 1, b"GET /health") as (client,):
        for piece in (b"z HTTP/1.1\r\nHo", b"st: a\r\n", b"\r", b"\n"):
            client.sendall(piece)
        assert client.recv(12) == b"HTTP/1.1 200"


def test_a_connection_is_used_again(site):
    body, kind = '{"query": "74103"}', {"Content-Type": "application/json"}
    connection = HTTPConnection("127.0.0.1", site, timeout=30)
    used = []
    for _ in range(3):
        connection.request("POST", "/api/v1/geocode", body, kind)
        used.append(connection.sock)
        assert connection.getresponse().read().startswith(b"{")
    connection.close()
    assert used[0] is used[1] is used[2]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"POST /api/v1/geocode HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
         b"Transfer-Encoding: chunked\r\n\r\n12\r\n{\"query\": \"74103\"}\r\n0\r\n\r\n", [b"200"]),
        (b"POST /find HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n"
         b"Content-Type: application/x-www-form-urlencoded\r\n\r\nquery=x", [b"413"]),
        (b"POST /find HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nContent-Length: 1\r\n\r\nx", [b"400"]),
        (b"nonsense\r\n\r\n", [b"400"]),
        (b"", []),
    ],
    ids=["in chunks", "too long", "two lengths", "nonsense", "nothing"],
)  # fmt: skip
def test_requests_of_every_sort_get_one_answer(site, data, said):
    assert answers(site, data) == said


def test_what_stands_behind_a_body_in_chunks_is_no_second_request(site):
    hidden = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
    request = b"POST /find HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert len(answers(site, request + b"0\r\n\r\n" + hidden)) == 1


def example(name: str) -> str:
    """The proxy's configuration as docs/operating.md shows it."""
    docs = (ROOT / "docs" / "operating.md").read_text()
    blocks = re.findall(r"(?:^    .*\n)+", docs, re.M)
    (found,) = [block for block in blocks if name in block]
    return re.sub(r"^    ", "", found, flags=re.M)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextmanager
def caddy(site: int, folder: Path):
    port = free_port()
    text = example("reverse_proxy").replace("127.0.0.1:8000", f"127.0.0.1:{site}")
    text = text.replace("{", "{\n    admin off\n    auto_https off", 1)
    file = folder / "Caddyfile"
    file.write_text(text.replace("example.org", f"http://127.0.0.1:{port}"))
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = ["caddy", "run", "--config", str(file), "--adapter", "caddyfile"]
    with running(command, port, env=os.environ | home) as ready:
        yield ready


@contextmanager
def nginx(site: int, folder: Path):
    port = free_port()
    text = example("proxy_pass").replace("127.0.0.1:8000", f"127.0.0.1:{site}")
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    text = text.replace("/var/log/nginx", str(folder))
    kept = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/errors;\n"
        f"events {{ worker_connections 1024; }}\nhttp {{\n{kept}{text}}}\n"
    )
    command = [shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(file), "-p", str(folder)]
    with running(command, port) as ready:
        yield ready


@contextmanager
def nothing(site: int, folder: Path):
    yield site


@pytest.mark.slow
@pytest.mark.parametrize("slow", SLOWLY)
@pytest.mark.parametrize("through", [nothing, caddy, nginx])
def test_two_hundred_slow_clients_leave_it_answering_within_a_second(site, tmp_path, through, slow):
    data, sent = SLOWLY[slow], AT_ONCE[slow]
    with through(site, tmp_path) as port, clients(port, 200, data[:sent]) as dripping:
        for byte in range(sent, sent + 8):
            began = time.monotonic()
            assert is_healthy(port)
            assert time.monotonic() - began < 1
            drip(dripping, data[byte : byte + 1])
            time.sleep(2)


def drip(dripping, byte) -> None:
    for client in dripping:
        try:
            client.sendall(byte)
        except OSError:  # let go of, as it should be
            dripping.remove(client)
