"""What gunicorn answers by itself carries the lines and the headers that every page of ours has."""

import pytest

from tests.real_server import ask, serving

REFUSED = {
    "no HTTP": (b"hello\r\n\r\n", 400),
    "another protocol": (b"GET / HTTP/9.9\r\n\r\n", 400),
    "no protocol": (b"GET /\r\n\r\n", 400),
    "a space too many": (b"GET / x HTTP/1.1\r\n\r\n", 400),
    "long line": (b"GET /" + b"x" * 5000 + b" HTTP/1.1\r\n\r\n", 414),
    "many headers": (b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 100 + b"\r\n", 431),
    "long header": (b"GET / HTTP/1.1\r\nX-A: " + b"b" * 20_000 + b"\r\n\r\n", 431),
    "no name": (b"GET / HTTP/1.1\r\n: b\r\n\r\n", 400),
    "two hosts": (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    "two lengths": (
        b"POST /find HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        400,
    ),
    "no length": (b"POST /find HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
    "both lengths": (
        b"POST /find HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
    ),
    "odd coding": (b"POST /find HTTP/1.1\r\nTransfer-Encoding: rot13\r\n\r\n", 400),
    "odd expectation": (b"GET / HTTP/1.1\r\nExpect: wonders\r\n\r\n", 417),
    "fails": (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", 500),
}


@pytest.fixture(scope="module")
def failing():
    with serving("tests.integration.serving.failing_wsgi:app") as server:
        yield server.address


@pytest.mark.parametrize("kind", REFUSED)
def test_gunicorns_own_pages_are_calm(failing, kind):
    request, status = REFUSED[kind]
    head, _, page = ask(failing, request).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    for header in (
        b"Content-Security-Policy: default-src 'none'",
        b"Referrer-Policy: same-origin",
        b"X-Content-Type-Options: nosniff",
        b"Cache-Control: private, no-store",
    ):
        assert header in head
    assert b'href="tel:988"' in page
    assert b"oprima 2" in page
    assert f"Content-Length: {len(page)}".encode() in head
