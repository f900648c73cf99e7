"""Headers that every answer carries: nothing from elsewhere, nothing told to others."""

from flask import Flask, Response, request

from lookup_app.web.assets import Stylesheet

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


def init_app(app: Flask, stylesheets: tuple[Stylesheet, ...]) -> None:
    """Set the headers on every answer."""
    policy = content_security_policy(stylesheets)

    @app.after_request
    def add_headers(response: Response) -> Response:
        headers = response.headers
        headers["Content-Security-Policy"] = policy
        headers.update(_ALWAYS)
        if request.is_secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        if "Cache-Control" not in headers:
            headers.update(_KEPT_BY_NOBODY)
        return response


def content_security_policy(stylesheets: tuple[Stylesheet, ...]) -> str:
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
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
