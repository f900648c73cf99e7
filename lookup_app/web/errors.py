"""Calm pages for what goes wrong. The crisis strip is part of each."""

import logging

from flask import Flask, Response, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
    ServiceUnavailable,
    TooManyRequests,
)

from lookup_app.geocoding.outcomes import GeocoderUnavailable
from lookup_app.web.addresses import address_without_slash
from lookup_app.web.app import collaborators
from lookup_app.web.bare_pages import FAILED
from lookup_app.web.forms import LocationForm
from lookup_app.web.i18n import page_url
from lookup_app.web.pages.contexts import ErrorPage

log = logging.getLogger("lookup_app")


def init_app(app: Flask) -> None:
    """Answer every error with our own page, or with a problem document under /api."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(InternalServerError, failure)
    app.register_error_handler(GeocoderUnavailable, lookup_unavailable)


def http_error(error: HTTPException) -> ResponseReturnValue:
    """A page or a problem document for 404, 405, 413, 429 and their like."""
    if error.response is not None or not error.code:
        return error
    if error.code == 404 and (address := address_without_slash()):
        return redirect(address, 308)
    words = _words_for_programs(error) if _for_programs() else _words_for(error.code)
    response = answer(error.code, *words)
    response.headers.extend(
        (name, value) for name, value in error.get_headers() if name in {"Allow", "Retry-After"}
    )
    return response


def lookup_unavailable(_error: GeocoderUnavailable) -> Response:
    """The gazetteer could not be asked: say so, and keep the links and the lines.

    The gazetteer has logged it, once and not for every request.
    """
    return answer(
        503,
        _("We could not look that up just now"),
        _("This is our fault, not yours. The links and numbers on this page work without it."),
    )


def failure(_error: InternalServerError) -> ResponseReturnValue:
    """Anything unforeseen. Flask has logged it already, through ``LookupApp.log_exception``."""
    try:
        return answer(500, *_words_for(500))
    except Exception as error:  # whatever it is, the lines must still be shown
        # Not the error's message nor its chain: both may hold what somebody typed.
        log.error("the error page failed too: %s", type(error).__name__)
        return FAILED, 500


def wrong_host() -> Response:
    """The request named another host than the site's: say where the site is, if that is known."""
    home = collaborators().config.SITE_ADDRESS
    if not home:
        return answer(400, *_words_for(400))
    return answer(
        400,
        _("This site has another address"),
        _("You can reach it here:"),
        home=f"{home}{page_url('article')}",
    )


def answer(status: int, title: str, message: str, *, home: str = "") -> Response:
    """One error, as a page for people or as RFC 9457 problem details for programs.

    ``home`` is where the site is, for an error that no page of this address can mend.
    """
    if _for_programs():
        response = jsonify(
            type="about:blank", status=status, title=title, detail=f"{message} {home}".strip()
        )
        response.mimetype = "application/problem+json"
    else:
        page = ErrorPage(title, message, LocationForm(formdata=None), home)
        response = Response(render_template("error.html", page=page))
    response.status_code = status
    return response


def _for_programs() -> bool:
    return request.path.startswith(("/api/", "/hsds/", "/oembed"))


def _words_for_programs(error: HTTPException) -> tuple[str, str]:
    """The status by its name, and what to do about it: for whoever writes the program."""
    match error:
        case NotFound():
            detail = "There is nothing at this address. /openapi.json describes every route."
        case MethodNotAllowed():
            detail = f"This address takes {', '.join(sorted(error.valid_methods or ()))} only."
        case RequestEntityTooLarge():
            detail = "The body is longer than any query."
        case TooManyRequests():
            detail = "Too many requests from one network address: see Retry-After, in seconds."
        case ServiceUnavailable():
            detail = "The directory or the place data cannot answer now. Try again later."
        case _:
            detail = "The request cannot be used as it is. /openapi.json describes every route."
    return error.name, detail


def _words_for(status: int) -> tuple[str, str]:
    match status:
        case 404:
            return (
                _("We do not know that page"),
                _("The address may be mistyped, or the page may have moved."),
            )
        case 413:
            return (
                _("That was too long"),
                _("A ZIP code or a city and state is enough."),
            )
        case 429:
            return (
                _("Please wait a moment"),
                _("Many requests came from your network at once. Try again in a minute."),
            )
        case status if status < 500:
            return (
                _("That did not work"),
                _("This address cannot be used that way. Start again from the form."),
            )
        case _:
            return (
                _("Something went wrong on our side"),
                _("It is not your fault. The links and numbers on this page still work."),
            )
