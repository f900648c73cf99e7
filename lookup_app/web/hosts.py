"""Under which name the site answers: the operator's SITE_ADDRESS, or else any well-formed host.

Whoever sends a request chooses its Host header, so it shapes no page that others get. Flask's own
TRUSTED_HOSTS would refuse a host too, but leave the error page without one to build its links on.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, request
from flask.typing import ResponseReturnValue
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted

from lookup_app.web.errors import wrong_host

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_WRONG = "lookup_app.wrong_host"
# Stands in for a host that is none. It is seen by nobody: error pages link by path.
_NO_HOST = "localhost"


def init_app(app: Flask, site_address: str, *, trusted_proxies: int) -> None:
    """Answer under our own name only, and believe as many proxies as the operator runs."""
    app.wsgi_app = OwnName(app.wsgi_app, site_address)  # type: ignore[method-assign]
    if trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=trusted_proxies, x_proto=trusted_proxies, x_host=trusted_proxies
        )
    app.before_request(_refuse_wrong_host)


class OwnName:
    """A WSGI application that hears of no host but a good one; a bad one is marked and replaced."""

    def __init__(self, app: "WSGIApplication", site_address: str) -> None:
        self._app = app
        self._site = urlsplit(site_address)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Go on under SITE_ADDRESS where there is one, else under the host that was asked."""
        if not self._is_ours(environ.get("HTTP_HOST")):
            environ[_WRONG] = True
            environ["HTTP_HOST"] = _NO_HOST
        if self._site.netloc:
            environ["HTTP_HOST"] = self._site.netloc
            environ["wsgi.url_scheme"] = self._site.scheme
        elif environ["wsgi.url_scheme"] != "https":  # a proxy may pass on what a client made up
            environ["wsgi.url_scheme"] = "http"
        return self._app(environ, start_response)

    def _is_ours(self, host: str | None) -> bool:
        if host is None:  # HTTP/1.0 has none, and takes what the server is called
            return True
        name = _name_in(host)
        return name is not None and name == (self._site.hostname or name)


def _name_in(host: str) -> str | None:
    """The name in a Host header, in lower case and without its port; None where it is none."""
    if not host_is_trusted(host):
        return None
    try:
        name = urlsplit(f"//{host}").hostname or ""
        name.encode("idna")
    except ValueError:
        return None
    return name.removesuffix(".")


def _refuse_wrong_host() -> ResponseReturnValue | None:
    """400, but for health checks: a load balancer asks by number."""
    if request.environ.get(_WRONG) and request.blueprint != "health":
        return wrong_host()
    return None
