"""The style sheet that goes into each page, and addresses of static files that change with them."""

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, send_from_directory, url_for
from markupsafe import Markup

from config import ROOT

_STATIC = ROOT / "static"

#: The parts of the style sheet in the order they are joined: where two rules weigh the same, the
#: later one counts.
PARTS = (
    "tokens",
    "base",
    "frame",
    "pages",
    "forms",
    "choosing",
    "lines",
    "results",
    "facilities",
    "map",
    "article",
    "reading",
    "distress",
    "sharing",
    "replies",
    "contrast",
    "print",
    "print_results",
    "print_call_sheet",
)
#: What no page of a place has any use for.
READING_PARTS = frozenset({"article", "reading", "print_call_sheet"})
#: What the pages of hand-outs have behind these: nobody else pays for it.
HANDOUT_PARTS = ("handout",)


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A style sheet of a page, inlined so that the first answer is the whole page."""

    css: Markup
    csp_hash: str

    @classmethod
    def read(cls, folder: Path, names: tuple[str, ...] = PARTS) -> "Stylesheet":
        """Join its parts, leaving out comments, and spaces where they mean nothing."""
        written = "".join((folder / f"{part}.css").read_text("utf-8") for part in names)
        css = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
        # What stands in quotes is said to readers as it is.
        parts = re.split(r'("[^"]*")', css)
        parts[::2] = [_without_spaces(part) for part in parts[::2]]
        css = "".join(parts).strip()
        digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
        return cls(Markup(css), f"sha256-{digest}")  # noqa: S704 - our own file


def _without_spaces(css: str) -> str:
    return re.sub(r" ?([{};]) ?|(:|,) ", r"\1\2", re.sub(r"\s+", " ", css))


def init_app(app: Flask) -> tuple[Stylesheet, ...]:
    """Give templates the style sheets and ``asset``, and let marked files be kept for a year."""
    stylesheet = Stylesheet.read(_STATIC / "css")
    of_handouts = Stylesheet.read(_STATIC / "css", PARTS + HANDOUT_PARTS)
    of_places = Stylesheet.read(
        _STATIC / "css", tuple(part for part in PARTS if part not in READING_PARTS)
    )
    app.jinja_env.globals.update(
        stylesheet=stylesheet.css,
        handout_stylesheet=of_handouts.css,
        place_stylesheet=of_places.css,
        asset=asset,
    )

    @app.get("/static/<string(length=10):mark>/<path:name>")
    def marked(mark: str, name: str) -> Response:
        response = send_from_directory(_STATIC, name)
        kept = "max-age=31536000, immutable" if mark == _mark() else "max-age=3600"
        # Only what is there is kept: a file that is missing now may come with the next release.
        response.headers["Cache-Control"] = f"public, {kept}"
        return response

    @app.after_request
    def keep_plain_files(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code in (200, 304):
            response.headers["Cache-Control"] = "public, max-age=3600"
        return response

    return stylesheet, of_handouts, of_places


def asset(name: str) -> str:
    """The address of a static file, in a folder whose name changes when any of them does.

    So a script that imports another by its file name gets the one it was written with.
    """
    return url_for("marked", mark=_mark(), name=name)


@cache
def _mark() -> str:
    files = sorted(file for file in _STATIC.rglob("*") if file.is_file())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:10]
