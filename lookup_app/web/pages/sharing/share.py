"""Passing a page on: who does it needs no script, and nobody counts it."""

from dataclasses import dataclass
from urllib.parse import quote

from flask import Flask, abort, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from lookup_app.library.page_names import PAGES
from lookup_app.web.app import edition
from lookup_app.web.i18n import page_url
from lookup_app.web.limits import limited
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.private import private

_ARTICLE = PAGES[0]


@dataclass(frozen=True, slots=True)
class ToShare:
    """A page to pass on, by its title and its whole address."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class SharePage:
    """What may be passed on: the page somebody came from, where that is not the article, and it."""

    shared: tuple[ToShare, ...]


def init_app(app: Flask) -> None:
    """Let every page be passed on."""
    app.jinja_env.globals.update(
        mail_link=mail_link, text_link=text_link, page_to_share=page_to_share
    )


@pages.get("/share", defaults={"name": _ARTICLE})
@pages.get("/share/<name>")
@limited
def share(name: str) -> ResponseReturnValue:
    """The address in full, with a letter and a message ready to be sent.

    Pages that are kept for everybody name no host; this one is made for each visit, and may.
    """
    if name not in PAGES:
        abort(404)
    names = dict.fromkeys((name, _ARTICLE))
    page = SharePage(tuple(ToShare(_title(one), page_url(one, _external=True)) for one in names))
    return private(render_template("share.html", page=page))


def mail_link(subject: str, body: str) -> str:
    """A link that opens a letter with these words, to nobody yet (RFC 6068)."""
    return f"mailto:?subject={_quoted(subject)}&body={_quoted(body)}"


def text_link(body: str) -> str:
    """A link that opens a text message with these words, as Android and iOS both read it."""
    return f"sms:?&body={_quoted(body)}"


def page_to_share() -> str:
    """Which page this one offers to pass on: itself, or the article where it is about a reader."""
    page = (request.endpoint or "").rpartition(".")[2]
    return page if page in PAGES else _ARTICLE


def _title(name: str) -> str:
    read = edition()
    return read.article.title if name == _ARTICLE else read.pages[name].title


def _quoted(words: str) -> str:
    """Words of a template are HTML; what is sent is not."""
    plain = words.unescape() if isinstance(words, Markup) else words
    return quote(plain.replace("\n", "\r\n"), safe="")
