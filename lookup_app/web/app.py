"""The Flask application class and the collaborators it carries."""

import logging
import re
import traceback
from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import date
from secrets import token_urlsafe
from types import TracebackType
from typing import Any

from flask import Flask, current_app, request
from flask.sessions import SecureCookieSessionInterface
from flask.templating import Environment
from jinja2.ext import Extension

from config import ROOT, Config
from lookup_app.clock import Clock
from lookup_app.database.database import Database
from lookup_app.distress.listening import Listener
from lookup_app.facilities.directory import FacilityDirectory
from lookup_app.facilities.marked import MarkedDirectory
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.geocoding.outcomes import Geocoder
from lookup_app.guidance.guidance import Guidance
from lookup_app.library.library import Edition, Library
from lookup_app.replies.noticing.notices import Notices
from lookup_app.replies.published import Published
from lookup_app.replies.texts.refusing import Refuser
from lookup_app.web.i18n import language
from lookup_app.web.rate_limit import RateLimits

ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


@dataclass(frozen=True, slots=True)
class Collaborators:
    """Everything the views ask, made once in ``create_app`` and passed in by tests."""

    config: Config
    clock: Clock
    gazetteer: Gazetteer
    geocoder: Geocoder
    directory_as_listed: FacilityDirectory
    guidance: Guidance
    library: Library
    listener: Listener
    database: Database
    published: Published
    notices: Notices
    refuser: Refuser
    limits: RateLimits

    @property
    def directory(self) -> FacilityDirectory:
        """The facilities, each with what is told of it now."""
        return MarkedDirectory(self.directory_as_listed, self.published.snapshot.facility_marks)

    @property
    def shown_guidance(self) -> Guidance:
        """The guidance that readers may see now, each line with what is told of it."""
        return self.guidance.shown(self.clock().date(), self.published.snapshot.line_marks)


class _Cookies(SecureCookieSessionInterface):
    """The cookie of pages that write, which holds no more than a form's token."""

    def get_cookie_secure(self, _app: Flask) -> bool:
        """Whether it goes over TLS alone: where the page came over TLS."""
        return request.is_secure


class Unindented(Extension):
    """Pages without the spaces that indent a template: a fiftieth of what is sent."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The source with one space before a line at most: words stay apart."""
        is_page = name and name.endswith(".html")
        return re.sub(r"^[ \t]+", " ", source, flags=re.MULTILINE) if is_page else source


class Templates(Environment):
    """Flask's templates, which share the names that all of them know.

    Jinja looks through a chain of mappings for each macro that is imported: a tenth of a page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names of a template: those of all, where it has none of its own."""
        return super().make_globals(d) if d else self.globals


class LookupApp(Flask):
    """Flask, with templates and static files at the top level and a log that keeps no secrets."""

    session_interface = _Cookies()
    jinja_environment = Templates

    def __init__(self, config: Config) -> None:
        super().__init__(
            "lookup_app",
            template_folder=str(ROOT / "templates"),
            static_folder=str(ROOT / "static"),
            instance_path=str(config.INSTANCE_PATH),
        )
        self.config.from_object(config)
        # A command, or a server of a developer's own, may run without a key: it has one of its own.
        self.secret_key = config.SECRET_KEY or token_urlsafe(48)
        self.jinja_env.trim_blocks = True
        self.jinja_env.lstrip_blocks = True
        self.jinja_env.add_extension(Unindented)

    def log_exception(self, exc_info: ExcInfo) -> None:
        """Log which route failed, where and with what kind of error.

        Never the path, which may name a place, nor the error's message, which may hold what
        somebody typed.
        """
        kind, _, trace = exc_info
        frames = traceback.extract_tb(trace)
        where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-6:]))
        name = kind.__name__ if kind else "unknown error"
        logging.getLogger("lookup_app").error("%s in %s at %s", name, request.endpoint, where)


def today() -> date:
    """The day it is in UTC, by the site's clock: early enough for every place the site serves."""
    return collaborators().clock().date()


def collaborators() -> Collaborators:
    """The collaborators of the application that serves this request."""
    found: Collaborators = current_app.extensions["lookup_app"]
    return found


def edition() -> Edition:
    """Everything there is to read in the language of this request."""
    return collaborators().library.editions[language().code]
