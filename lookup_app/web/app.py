"""The Flask application class and the collaborators it carries."""

import logging
import re
import traceback
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from datetime import date
from secrets import token_urlsafe
from types import TracebackType
from typing import Any

from flask import Flask, current_app, request
from flask.sansio.app import App
from flask.sessions import SecureCookieSessionInterface
from flask.templating import Environment
from jinja2 import FileSystemLoader, FunctionLoader, Template
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

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
from lookup_app.web.i18n import LANGUAGES, html_words_in, language
from lookup_app.web.rate_limit import RateLimits

_TEMPLATES = ROOT / "templates"

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


class WordsPutIn(Extension):
    """Puts words into a template when it is compiled for a language: ``_("Print")`` costs nothing.

    Words that hold a value are left to ``_`` itself.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens; for those of words alone, the words as HTML."""
        code, _, file = (stream.name or "").partition("/")
        if not file:  # Such a template is compiled for no language.
            yield from stream
        tokens, at = list(stream), 0
        while at < len(tokens):
            match tokens[at : at + 4]:
                case [(line, _, "_"), (_, "lparen", _), (_, "string", words), (_, "rparen", _)]:
                    yield from _html_tokens(line, html_words_in(code, words))
                    at += 4
                case _:
                    yield tokens[at]
                    at += 1


def _html_tokens(line: int, html: str) -> Iterator[Token]:
    parts = (("lparen", "("), ("string", html), ("pipe", "|"), ("name", "safe"), ("rparen", ")"))
    return (Token(line, kind, text) for kind, text in parts)


class Templates(Environment):
    """The templates in ``templates/``, each compiled once for a language: as "es/find.html"."""

    def __init__(self, app: App, **options: Any) -> None:
        files = FileSystemLoader(_TEMPLATES)
        spoken = FunctionLoader(lambda name: files.get_source(self, name.partition("/")[2]))
        super().__init__(app, **options | {"loader": spoken})

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,  # noqa: ARG002
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """The template in the language of this request."""
        return super().get_template(f"{language().code}/{name}", None, globals)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that all templates know.

        Jinja looks through a chain of mappings for each macro that is imported: a tenth of a page.
        """
        return super().make_globals(d) if d else self.globals


class LookupApp(Flask):
    """Flask, with templates and static files at the top level and a log that keeps no secrets."""

    session_interface = _Cookies()
    jinja_environment = Templates

    def __init__(self, config: Config) -> None:
        super().__init__(
            "lookup_app",
            static_folder=str(ROOT / "static"),
            instance_path=str(config.INSTANCE_PATH),
        )
        self.config.from_object(config)
        # A command, or a server of a developer's own, may run without a key: it has one of its own.
        self.secret_key = config.SECRET_KEY or token_urlsafe(48)
        self.jinja_env.trim_blocks = True
        self.jinja_env.lstrip_blocks = True
        self.jinja_env.add_extension(Unindented)
        self.jinja_env.add_extension(WordsPutIn)

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


def compile_templates(app: Flask) -> None:
    """Compile each template for each language, so that no visitor waits for it."""
    for spoken in LANGUAGES:
        with app.test_request_context(f"{spoken.prefix}/"):
            for file in FileSystemLoader(_TEMPLATES).list_templates():
                app.jinja_env.get_template(file)


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
