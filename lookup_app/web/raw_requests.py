"""Requests put right before Flask reads them: bodies without a length, addresses with raw bytes."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_RAW = re.compile(r"[^!-~]")


def init_app(app: Flask) -> None:
    """Let one limit, MAX_CONTENT_LENGTH, hold for every body, and every address be ASCII."""
    app.wsgi_app = PutRight(  # type: ignore[method-assign]
        app.wsgi_app, app.config["MAX_CONTENT_LENGTH"]
    )


class PutRight:
    """A WSGI application that is given each body with its length, and each query string quoted.

    werkzeug by itself cuts what comes in chunks off at the limit and goes on with half a form; of a
    query string that is not UTF-8 it makes an error that no page can be rendered after.
    """

    def __init__(self, app: "WSGIApplication", limit: int) -> None:
        self._app = app
        self._limit = limit

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Put the request right and pass it on."""
        environ["QUERY_STRING"] = _RAW.sub(_quoted, environ.get("QUERY_STRING", ""))
        if environ.pop("HTTP_TRANSFER_ENCODING", None):
            self._read_body(environ)
        return self._app(environ, start_response)

    def _read_body(self, environ: "WSGIEnvironment") -> None:
        """One byte too much is enough to refuse it. Chunks that are none leave an empty body."""
        try:
            body = environ["wsgi.input"].read(self._limit + 1)
        except OSError:
            body = b""
        environ["wsgi.input"] = BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))


def _quoted(raw: re.Match[str]) -> str:
    # WSGI has a character for each byte.
    return f"%{ord(raw[0]):02X}"
