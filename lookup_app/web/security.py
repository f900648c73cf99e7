"""Headers that every answer carries: nothing from elsewhere, nothing told to others."""

from flask import Flask, Response, request

from lookup_app.web.assets import Stylesheet

_PERMISSIONS = (
    "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()"
)


def init_app(app: Flask, stylesheet: Stylesheet) -> None:
    """Set the headers on every answer."""
    policy = content_security_policy(stylesheet)

    @app.after_request
    def add_headers(response: Response) -> Response:
        headers = response.headers
        headers["Content-Security-Policy"] = policy
        # Our own forms keep their Referer (CSRF over TLS needs it); other hosts get nothing.
        headers["Referrer-Policy"] = "same-origin"
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Permissions-Policy"] = _PERMISSIONS
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.is_secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        if "Cache-Control" not in headers:
            headers["Cache-Control"] = "private, no-store"
        return response


def content_security_policy(stylesheet: Stylesheet) -> str:
    """Our own files only, and the one inline style sheet named by its hash."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src '{stylesheet.csp_hash}'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
