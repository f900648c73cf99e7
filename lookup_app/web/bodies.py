"""Bodies of requests that state no length: each is read before anything else, up to the limit."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def init_app(app: Flask) -> None:
    """Give the site no body without its length: MAX_CONTENT_LENGTH holds for what has one."""
    app.wsgi_app = StatedLengths(  # type: ignore[method-assign]
        app.wsgi_app, app.config["MAX_CONTENT_LENGTH"]
    )


class StatedLengths:
    """A WSGI application that reads what comes in chunks; one byte too much is enough to refuse it.

    werkzeug by itself would cut it off at the limit and go on with half a form.
    """

    def __init__(self, app: "WSGIApplication", limit: int) -> None:
        self._app = app
        self._limit = limit

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Read the body and state its length. Chunks that are none leave an empty one."""
        if environ.pop("HTTP_TRANSFER_ENCODING", None):
            try:
                body = environ["wsgi.input"].read(self._limit + 1)
            except OSError:
                body = b""
            environ["wsgi.input"] = BytesIO(body)
            environ["CONTENT_LENGTH"] = str(len(body))
        return self._app(environ, start_response)
