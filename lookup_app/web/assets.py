"""The style sheet that goes into each page, and addresses of static files that change with them."""

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, url_for
from markupsafe import Markup

from config import ROOT

_STATIC = ROOT / "static"


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The one style sheet, inlined so that the first answer is the whole page."""

    css: Markup
    csp_hash: str

    @classmethod
    def read(cls, file: Path) -> "Stylesheet":
        """Read it, leaving out comments and indentation."""
        css = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL)
        css = re.sub(r"\s*\n\s*", "\n", css).strip()
        digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
        return cls(Markup(css), f"sha256-{digest}")  # noqa: S704 - our own file


def init_app(app: Flask) -> Stylesheet:
    """Give templates the style sheet and ``asset``, and let hashed files be kept for a year."""
    stylesheet = Stylesheet.read(_STATIC / "css" / "site.css")
    app.jinja_env.globals.update(stylesheet=stylesheet.css, asset=asset)

    @app.after_request
    def keep_hashed_files(response: Response) -> Response:
        # A file that is missing now may be there after the release: nobody may keep its 404.
        if request.endpoint == "static" and response.status_code in (200, 304):
            kept = "max-age=31536000, immutable" if request.args.get("v") else "max-age=3600"
            response.headers["Cache-Control"] = f"public, {kept}"
        return response

    return stylesheet


def asset(name: str) -> str:
    """The address of a static file, with a mark that changes when the file does."""
    return url_for("static", filename=name, v=_fingerprint(_STATIC / name))


@cache
def _fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]
