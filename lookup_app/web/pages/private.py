"""Answers about one reader: kept by nobody, listed nowhere."""

from flask import Response, make_response


def private(body: str | bytes, status: int = 200) -> Response:
    """A page or a file that no cache keeps and no search engine lists."""
    response = make_response(body, status)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
