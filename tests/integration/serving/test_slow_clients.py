"""Clients that send and take slowly, or never close, hold up nobody; under the real server."""

import re
import socket
import time
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection

import pytest

from tests.proxies import caddy, nginx
from tests.real_server import ask, serving

SLOWLY = {
    "head": b"GET /near/74103 HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"y" * 500,
    "body": b"POST /find HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nquery=" + b"y" * 500,
    "chunks": b"POST /find HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    + b"1\r\ny\r\n" * 100,
}
# How much of each is sent at once: all that is not to come slowly.
AT_ONCE = {"head": 1, "body": 120, "chunks": 70}


@pytest.fixture(scope="module")
def site(instance):
    """The address of the site with one worker."""
    with serving(INSTANCE_PATH=str(instance)) as server:
        assert is_healthy(server.address, patience=120)
        yield server.address


def is_healthy(address, patience=30) -> bool:
    connection = HTTPConnection(*address, timeout=patience)
    connection.request("GET", "/healthz")
    try:
        return connection.getresponse().status == 200
    finally:
        connection.close()


@contextmanager
def clients(address, number, data):
    """So many clients that have sent this much."""
    with ExitStack() as opened:
        made = [
            opened.enter_context(socket.create_connection(address, timeout=30))
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


def statuses(address, request) -> list[bytes]:
    """Of each answer until the server closes the connection."""
    return re.findall(rb"HTTP/1\.1 (\d{3})", ask(address, request))


def test_requests_in_pieces_are_answered(site):
    with clients(site, 1, b"GET /health") as (client,):
        for piece in (b"z HTTP/1.1\r\nHo", b"st: a\r\n", b"\r", b"\n"):
            client.sendall(piece)
        assert client.recv(12) == b"HTTP/1.1 200"


def test_a_connection_is_used_again(site):
    body, kind = '{"query": "74103"}', {"Content-Type": "application/json"}
    connection = HTTPConnection(*site, timeout=30)
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
    assert statuses(site, data) == said


def test_what_stands_behind_a_body_in_chunks_is_no_second_request(site):
    hidden = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
    request = b"POST /find HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert len(statuses(site, request + b"0\r\n\r\n" + hidden)) == 1


@contextmanager
def nothing(site, folder):
    yield site


@pytest.mark.slow
@pytest.mark.parametrize("slow", SLOWLY)
@pytest.mark.parametrize("through", [nothing, caddy, nginx])
def test_two_hundred_slow_clients_leave_it_answering_within_a_second(site, tmp_path, through, slow):
    data, sent = SLOWLY[slow], AT_ONCE[slow]
    with through(site, tmp_path) as address, clients(address, 200, data[:sent]) as dripping:
        for byte in range(sent, sent + 8):
            began = time.monotonic()
            assert is_healthy(address)
            assert time.monotonic() - began < 1
            drip(dripping, data[byte : byte + 1])
            time.sleep(2)


def drip(dripping, byte) -> None:
    for client in list(dripping):
        try:
            client.sendall(byte)
        except OSError:  # let go of, as it should be
            dripping.remove(client)
