"""What programs read: the feed of changes to the lines, sitemap, robots.txt."""

from datetime import date

from flask import Blueprint, make_response, render_template, url_for
from flask.typing import ResponseReturnValue

from lookup_app.guidance.changes import feed_entries
from lookup_app.library.page_names import PAGES, REPLY_PAGES
from lookup_app.web.api.open_to_all import open_to_all
from lookup_app.web.app import collaborators, edition
from lookup_app.web.i18n import LANGUAGES, language, page_url
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.reading_contexts import FeedPage, MappedPage

machines = Blueprint("machines", __name__)

_AN_HOUR = "public, max-age=3600"


@pages.get("/feed.atom")
def feed() -> ResponseReturnValue:
    """Changes to the help lines, newest first, as an Atom feed in this language."""
    entries = feed_entries(collaborators().guidance.changes, language().code)
    page = FeedPage(
        address=page_url("feed", _external=True),
        entries=entries,
        updated=max((entry.updated for entry in entries), default=edition().article.updated),
    )
    return _xml(render_template("feed.xml", page=page), "application/atom+xml")


@machines.get("/sitemap.xml")
def sitemap() -> ResponseReturnValue:
    """The reading pages, each in every language. Results are nobody's business, so not listed."""
    mapped = [
        MappedPage(
            addresses={spoken.code: page_url(page, spoken, _external=True) for spoken in LANGUAGES},
            updated=_updated(page),
        )
        for page in PAGES
        if page not in REPLY_PAGES or collaborators().config.REPLIES
    ]
    return _xml(render_template("sitemap.xml", pages=mapped), "application/xml")


@machines.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """Everything may be read: results say ``noindex`` themselves, and must be fetched to say it."""
    sitemap = url_for("machines.sitemap", _external=True)
    response = make_response(f"User-agent: *\nAllow: /\nSitemap: {sitemap}\n")
    response.mimetype = "text/plain"
    response.headers["Cache-Control"] = _AN_HOUR
    return response


def _updated(page: str) -> date:
    edition = collaborators().library.editions[LANGUAGES[0].code]
    if page == "article":
        return edition.article.updated
    return edition.pages[page].updated


def _xml(text: str, mimetype: str) -> ResponseReturnValue:
    response = make_response(text)
    response.mimetype = mimetype
    response.headers["Cache-Control"] = _AN_HOUR
    return open_to_all(response)
