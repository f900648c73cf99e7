"""What gunicorn itself writes about requests that go wrong names nothing of them."""

from tests.real_server import ask, serving

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


def test_lines_about_requests_quote_nothing_of_them():
    with serving("tests.integration.serving.failing_wsgi:app") as server:
        for request in REQUESTS.values():
            ask(server.address, request)
    log = server.log
    assert MARK.decode().lower() not in log.lower()
    assert log.count("Invalid request") >= 4
    assert "Error handling request: ValueError" in log
