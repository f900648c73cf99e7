"""When a request has come whole, and when a connection may be used again."""

import pytest

from lookup_app.serving import Received

HEAD = b"POST /find HTTP/1.1\r\nHost: a\r\n"


def received(data: bytes) -> Received:
    return Received(bytearray(data))


@pytest.mark.parametrize(
    ("data", "is_whole", "ends_cleanly"),
    [
        (b"", False, False),
        (b"G", False, False),
        (b"GET / HTTP/1.1\r\nHost: a\r\n", False, False),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", True, True),
        (b"GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n", True, False),
        (b"\r\n\r\nGET / HTTP/1.1\r\n\r\n", True, False),
        (HEAD + b"Content-Length: 3\r\n\r\nab", False, False),
        (HEAD + b"content-LENGTH:3\r\n\r\nabc", True, True),
        (HEAD + b"Content-Length: 3\r\n\r\nabcd", True, False),
        (HEAD + b"Content-Length: 99999999\r\n\r\n", True, False),
        (HEAD + b"X-Content-Length: 3\r\n\r\n", True, True),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", False, False),
        (HEAD + b"X: 0\r\nTransfer-Encoding: chunked\r\nX: 0\r\n\r\n", False, False),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", False, False),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", True, False),
        (HEAD + b"X: " + b"x" * 40_000, True, False),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"x" * 70_000, True, False),
    ],
)
def test_whole_and_clean(data, is_whole, ends_cleanly):
    assert received(data).is_whole == is_whole
    assert received(data).ends_cleanly == ends_cleanly


def test_a_request_that_comes_byte_by_byte_is_whole_at_its_last():
    data = HEAD + b"Content-Length: 3\r\n\r\nabc"
    assert [received(data[:end]).is_whole for end in range(1, len(data) + 1)] == [
        *[False] * (len(data) - 1),
        True,
    ]
