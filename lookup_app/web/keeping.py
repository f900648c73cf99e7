"""Reading pages: the same for everyone, rendered once a language and kept in memory.

Each is kept with its compressed forms and its ETag until ``fresh_until``, when a line on it may
expire, so a visit costs a copy and not a rendering.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from hashlib import sha256

import brotli
from flask import Response, current_app, request

from lookup_app.web.app import collaborators

_MAX_AGE = timedelta(minutes=10)
_MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class _Kept:
    """One rendered page in the encodings browsers ask for."""

    bodies: dict[str, bytes]
    etag: str
    fresh_until: datetime

    @classmethod
    def of(cls, html: str, now: datetime) -> "_Kept":
        plain = html.encode()
        bodies = {
            "br": brotli.compress(plain),
            "gzip": gzip.compress(plain, mtime=0),
            "identity": plain,
        }
        return cls(bodies, sha256(plain).hexdigest()[:20], _next_midnight(now))


def reading_page(view: Callable[[], str]) -> Callable[[], Response]:
    """Keep what ``view`` renders, and answer a repeated visit with 304 where nothing changed."""

    @wraps(view)
    def answer() -> Response:
        kept: dict[tuple[str, str], _Kept] = current_app.extensions.setdefault("reading", {})
        # The host is part of the page (canonical and hreflang addresses), so it is part of the key.
        key = (str(request.endpoint), request.host_url)
        now = collaborators().clock()
        page = kept.get(key)
        if page is None or page.fresh_until <= now:
            page = _Kept.of(view(), now)
            if len(kept) >= _MOST_KEPT:  # made-up Host headers must neither fill it nor lock it
                kept.clear()
            kept[key] = page
        return _respond(page)

    return answer


def _respond(page: _Kept) -> Response:
    accepted = request.accept_encodings
    encoding = accepted.best_match(("br", "gzip", "identity"), default="identity")
    response = Response(page.bodies[encoding], mimetype="text/html")
    if encoding != "identity":
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = f"public, max-age={int(_MAX_AGE.total_seconds())}"
    response.set_etag(f"{page.etag}-{encoding}")
    response.make_conditional(request)
    return response


def _next_midnight(now: datetime) -> datetime:
    # Lines expire by the day; UTC is early enough for every place the site serves.
    tomorrow = now + timedelta(days=1)
    return tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
