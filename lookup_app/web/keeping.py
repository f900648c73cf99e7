"""What is made once and kept in memory: reading pages, the cards of help lines, packed texts.

Reading pages are the same for everyone. Each is kept with its ETag, in the encodings that were
asked for, until midnight, when a line on it may expire, or until a reply or a mark changes, so a
visit costs a copy and not a rendering. Nothing that a client chooses shapes it: one page for each
address and language.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial, wraps
from hashlib import sha256

import brotli
from flask import Flask, Response, current_app, request
from jinja2.runtime import Macro

from lookup_app.guidance.line import Line
from lookup_app.replies.published import Snapshot
from lookup_app.web.app import collaborators
from lookup_app.web.i18n import language

# What a moderator decides is to be seen by everybody within a minute.
_MAX_AGE = timedelta(seconds=30)

# The best that brotli can do takes a tenth of a second: only for somebody who takes it.
_ENCODED: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.compress,
    "gzip": partial(gzip.compress, mtime=0),
    "identity": bytes,
}

_Parts = dict[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Packed:
    """A text in the encodings browsers ask for, each made when it is first asked for."""

    text: str
    mimetype: str
    _bodies: dict[str, bytes] = field(default_factory=dict)

    def answer(self) -> Response:
        """The text as the browser of this request takes it."""
        encoding = request.accept_encodings.best_match(_ENCODED, default="identity")
        if encoding not in self._bodies:
            self._bodies[encoding] = _ENCODED[encoding](self.text.encode())
        response = Response(self._bodies[encoding], mimetype=self.mimetype)
        if encoding != "identity":
            response.headers["Content-Encoding"] = encoding
        response.headers["Vary"] = "Accept-Encoding"
        return response


@dataclass(frozen=True, slots=True)
class _Kept:
    """One rendered page."""

    page: Packed
    etag: str
    rendered_at: datetime
    shows: Snapshot

    @classmethod
    def of(cls, html: str, now: datetime, shows: Snapshot) -> "_Kept":
        etag = sha256(html.encode()).hexdigest()[:20]
        return cls(Packed(html, "text/html"), etag, now, shows)

    def is_fresh(self, now: datetime, shows: Snapshot) -> bool:
        """Whether it is of this day, and not of a later one by a clock that was set right since,
        and shows the replies and marks there are now.

        Lines expire by the day; UTC is early enough for every place the site serves.
        """
        is_of_today = self.rendered_at.date() == now.date() and self.rendered_at <= now
        return is_of_today and self.shows is shows


def init_app(app: Flask) -> None:
    """Make room for what is kept, and let the templates keep what a macro makes of a line."""
    app.extensions["kept_pages"] = {}
    app.extensions["kept_parts"] = {}
    app.add_template_global(kept)


def reading_page(view: Callable[[], str]) -> Callable[[], Response]:
    """Keep what ``view`` renders, and answer a repeated visit with 304 where nothing changed."""

    @wraps(view)
    def answer() -> Response:
        pages: dict[str, _Kept] = current_app.extensions["kept_pages"]
        endpoint, now = str(request.endpoint), collaborators().clock()
        shows = collaborators().published.snapshot
        page = pages.get(endpoint)
        if page is None or not page.is_fresh(now, shows):
            page = pages[endpoint] = _Kept.of(view(), now, shows)
        return _respond(page)

    return answer


def kept(macro: Macro, line: Line) -> str:
    """What ``macro`` makes of the line, from memory where it was made before.

    Only for what depends on the line and the language alone: not on the moment, nor on the reader,
    whose ZIP some line may have; that is never kept. A page of results shows some fifteen lines,
    and this is most of their words. The text is the macro's own Markup, escaped already.
    """
    if line.needs_zip:
        made: str = macro(line)
        return made
    parts: _Parts = current_app.extensions["kept_parts"]
    key = (language().code, str(macro.name), line.id)
    if key not in parts:
        parts[key] = macro(line)
    return parts[key]


def _respond(kept: _Kept) -> Response:
    response = kept.page.answer()
    response.headers["Cache-Control"] = f"public, max-age={int(_MAX_AGE.total_seconds())}"
    response.set_etag(f"{kept.etag}-{response.content_encoding or 'identity'}")
    response.make_conditional(request)
    return response
