"""The pages people read: the article, help now, about, privacy and their like."""

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, render_template

from lookup_app.guidance import Line
from lookup_app.guidance.contact_points import contact_points
from lookup_app.library.schema_org import article_json_ld
from lookup_app.web.app import collaborators, today
from lookup_app.web.forms import LocationForm
from lookup_app.web.i18n import edition, language, page_url
from lookup_app.web.keeping import reading_page
from lookup_app.web.pages.contexts import (
    ArticlePage,
    HelpNowPage,
    ReadingPage,
    SourcesPage,
)

PLAIN_PAGES = ("about", "privacy", "accessibility", "developers")


def register(pages: Blueprint) -> None:
    """Add the reading pages to the blueprint that serves each language."""
    pages.add_url_rule("/", view_func=reading_page(article))
    pages.add_url_rule("/help-now", view_func=reading_page(help_now))
    pages.add_url_rule("/call-sheet", view_func=reading_page(call_sheet))
    pages.add_url_rule("/sources", view_func=reading_page(sources))
    for slug in PLAIN_PAGES:
        pages.add_url_rule(f"/{slug}", slug, reading_page(partial(plain, slug)))


def article() -> str:
    """The article with the location form; touches no database."""
    known, article = collaborators(), edition().article
    address = page_url("article", _external=bool(known.config.SITE_ADDRESS))
    page = ArticlePage(
        article=article,
        form=LocationForm(formdata=None),
        json_ld=article_json_ld(article, known.content.studies, address),
    )
    return render_template("article.html", page=page)


def help_now() -> str:
    """Crisis lines first, then someone to talk to, then treatment, then lines of a kind."""
    pages, lines = edition().pages, lines_shown_today()
    page = HelpNowPage(
        page=pages["help-now"],
        lines=lines,
        json_ld=contact_points(
            tuple(lines[key] for key in pages["help-now"].lines if key in lines), language().code
        ),
    )
    return render_template("help_now.html", page=page)


def call_sheet() -> str:
    """What a program may ask and what to ask it, made to be printed and written on."""
    page = ReadingPage(page=edition().pages["call-sheet"], lines=lines_shown_today())
    return render_template("call_sheet.html", page=page)


def sources() -> str:
    """Every study with what it shows and what it does not."""
    known, cited = collaborators().content, edition().article.citations
    page = SourcesPage(
        page=edition().pages["sources"],
        cited=tuple(known.studies[key] for key in cited),
        also_read=tuple(study for key, study in known.studies.items() if key not in cited),
        links=tuple(link for link in known.links.values() if link.kind == "source"),
    )
    return render_template("sources.html", page=page)


def plain(slug: str) -> str:
    """A page of plain reading, by the name of its content file."""
    page = ReadingPage(page=edition().pages[slug], lines=lines_shown_today())
    return render_template("reading.html", page=page)


def lines_shown_today() -> Mapping[str, Line]:
    """The help lines that readers may see today, by id."""
    shown = collaborators().guidance.shown(today())
    return {line.id: line for line in shown.every_line()}
