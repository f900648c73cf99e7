"""What gunicorn says by itself where a request never reaches the site: as calm, as guarded."""

from contextlib import suppress
from http import HTTPStatus
from socket import socket
from typing import Any

from gunicorn import util
from gunicorn.http import errors

from lookup_app.web.bare_pages import FAILED, NOT_UNDERSTOOD
from lookup_app.web.security import BARE_HEADERS

# The first kind that fits; what is none of them failed here.
_STATUSES = (
    (errors.LimitRequestLine, HTTPStatus.REQUEST_URI_TOO_LONG),
    (errors.LimitRequestHeaders, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    (errors.ExpectationFailed, HTTPStatus.EXPECTATION_FAILED),
    (errors.ParseException, HTTPStatus.BAD_REQUEST),
)
_FAILED = HTTPStatus.INTERNAL_SERVER_ERROR


class CalmErrors:
    """Mixed into a worker of gunicorn: its answers carry the lines, our headers and no quotes."""

    log: Any

    def handle_error(
        self, _request: object, client: socket, _address: object, error: Exception
    ) -> None:
        """Answer a request that is no HTTP, or that failed outside the site."""
        status = _status_of(error)
        if status is _FAILED:
            self.log.exception("Error handling request")
        else:
            self.log.warning("Invalid request")
        with suppress(OSError):  # whoever asked may be gone
            util.write_nonblock(client, _answer(status))


def _status_of(error: Exception) -> HTTPStatus:
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), _FAILED)


def _answer(status: HTTPStatus) -> bytes:
    page = (FAILED if status is _FAILED else NOT_UNDERSTOOD).encode()
    head = {
        "Connection": "close",
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(page)),
        **BARE_HEADERS,
    }
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *map(": ".join, head.items()), "", ""]
    return "\r\n".join(lines).encode() + page
