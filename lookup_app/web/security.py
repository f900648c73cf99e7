"""Headers that every answer carries: nothing from elsewhere, nothing told to others."""

from collections.abc import Callable
from typing import Literal, TypeVar, get_args

from flask import Flask, Response, request

from lookup_app.web.stylesheet import Stylesheet

Framing = Literal["never", "by others", "shows our own"]
_FRAMINGS: tuple[Framing, ...] = get_args(Framing)
View = TypeVar("View", bound=Callable[..., object])

_ALWAYS = {
    # Our own forms keep their Referer (CSRF over TLS needs it); other hosts get nothing.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": (
        "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_KEPT_BY_NOBODY = {"Cache-Control": "private, no-store"}
# For a page that loads nothing at all.
BARE_HEADERS = {
    **_ALWAYS,
    **_KEPT_BY_NOBODY,
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
}


def init_app(
    app: Flask, stylesheets: tuple[Stylesheet, ...], embed_ancestors: tuple[str, ...]
) -> None:
    """Set the headers on every answer. ``embed_ancestors``: who may frame what is made for it."""
    headers_of = {how: _headers(how, stylesheets, embed_ancestors) for how in _FRAMINGS}

    @app.after_request
    def add_headers(response: Response) -> Response:
        headers = response.headers
        view = app.view_functions.get(request.endpoint or "")
        headers.update(headers_of[getattr(view, "framing", "never")])
        if request.is_secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        if "Cache-Control" not in headers:
            headers.update(_KEPT_BY_NOBODY)
        return response


def framing(how: Framing) -> Callable[[View], View]:
    """Marks a view whose page other sites may show in a frame, or that shows such a page itself."""

    def mark(view: View) -> View:
        view.__dict__["framing"] = how
        return view

    return mark


def _headers(
    how: Framing, stylesheets: tuple[Stylesheet, ...], embed_ancestors: tuple[str, ...]
) -> dict[str, str]:
    match how:
        case "never":
            return _ALWAYS | {"Content-Security-Policy": content_security_policy(stylesheets)}
        case "by others":
            ancestors = " ".join(("'self'", *embed_ancestors))
            policy = content_security_policy(stylesheets, ancestors=ancestors)
            # A site that isolates itself shows no frame that does not allow it.
            shared = {"Cross-Origin-Resource-Policy": "cross-origin"}
            return _ALWAYS | shared | {"Content-Security-Policy": policy}
        case "shows our own":
            policy = content_security_policy(stylesheets, frames="'self'")
            return _ALWAYS | {"Content-Security-Policy": policy}


def content_security_policy(
    stylesheets: tuple[Stylesheet, ...], *, ancestors: str = "'none'", frames: str = "'none'"
) -> str:
    """Our own files only, and the inline style sheet of each page named by its hash."""
    styles = " ".join(f"'{one.csp_hash}'" for one in stylesheets)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src {styles}",
            "img-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            f"frame-src {frames}",
            "base-uri 'none'",
            f"frame-ancestors {ancestors}",
        )
    )
