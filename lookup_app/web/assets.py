"""Addresses of static files that change with them, and the style sheets for templates."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache

from flask import Flask, Response, request, send_from_directory, url_for

from config import ROOT
from lookup_app.web.keeping import Packed
from lookup_app.web.stylesheet import LEFT_OUT, Stylesheet

_STATIC = ROOT / "static"

#: What a line of a script begins with for its readers alone: an indent, a comment, or nothing more.
_FOR_READERS = re.compile(
    r"^ *(?://[^\n]*\n|/\*\*(?:(?!\*/).)*\*/\n|\n)?", re.MULTILINE | re.DOTALL
)


def init_app(app: Flask) -> tuple[Stylesheet, ...]:
    """Give templates the style sheets and ``asset``, and let marked files be kept for a year."""
    sheets = {kind: Stylesheet.read(_STATIC / "css", out) for kind, out in LEFT_OUT.items()}
    app.jinja_env.globals.update(stylesheets=sheets, asset=asset)

    app.get("/<any('favicon.ico', 'apple-touch-icon.png'):name>")(icon)
    texts = dict(_texts())

    @app.get("/static/<string(length=10):mark>/<path:name>")
    def marked(mark: str, name: str) -> Response:
        text = texts.get(name)
        response = text.answer() if text else send_from_directory(_STATIC, name)
        kept = "max-age=31536000, immutable" if mark == _mark() else "max-age=3600"
        # Only what is there is kept: a file that is missing now may come with the next release.
        response.headers["Cache-Control"] = f"public, {kept}"
        return response

    @app.after_request
    def keep_plain_files(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code in (200, 304):
            response.headers["Cache-Control"] = "public, max-age=3600"
        return response

    return tuple(sheets.values())


def icon(name: str) -> Response:
    """Where browsers and telephones look for the mark by themselves."""
    response = send_from_directory(_STATIC / "img", name)
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


def asset(name: str) -> str:
    """The address of a static file, in a folder whose name changes when any of them does.

    So a script that imports another by its file name gets the one it was written with.
    """
    return url_for("marked", mark=_mark(), name=name)


def _texts() -> Iterator[tuple[str, Packed]]:
    """Scripts and drawings: packed once, as well as can be, and not anew for each visitor."""
    for file in (_STATIC / "js").iterdir():
        yield f"js/{file.name}", Packed(for_browsers(file.read_text("utf-8")), "text/javascript")
    for file in (_STATIC / "img").glob("*.svg"):
        yield f"img/{file.name}", Packed(file.read_text("utf-8"), "image/svg+xml")


def for_browsers(script: str) -> str:
    """A script without what only its readers need: a quarter of what is sent.

    Comments are to stand on lines of their own, and no text may go over several.
    """
    return _FOR_READERS.sub("", script)


@cache
def _mark() -> str:
    files = sorted(file for file in _STATIC.rglob("*") if file.is_file())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:10]
