"""The pages people read: the article, help now, about, privacy and their like."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from lookup_app.guidance.contact_points import contact_points
from lookup_app.guidance.line import Line
from lookup_app.library.page_names import PLAIN_PAGES, REPLY_PAGES, REPLY_TOPIC, path_of
from lookup_app.library.schema_org import article_json_ld
from lookup_app.library.steps import near_steps
from lookup_app.places import Place, canonical_place_id
from lookup_app.web.app import collaborators, edition
from lookup_app.web.forms import LocationForm
from lookup_app.web.i18n import language, page_url
from lookup_app.web.keeping import reading_page
from lookup_app.web.limits import limited
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.private import private
from lookup_app.web.pages.reading_contexts import (
    ArticlePage,
    HelpNowPage,
    ReadingPage,
    ResultsBehind,
    SourcesPage,
)

View = TypeVar("View", bound=Callable[[], str])


def page(name: str) -> Callable[[View], View]:
    """Marks the view of one of ``PAGES``: served under its name, and kept in memory."""

    def register(view: View) -> View:
        pages.get(path_of(name), endpoint=name)(reading_page(view))
        return view

    return register


@pages.get(path_of("article"))
def article() -> ResponseReturnValue:
    """The article with the location form; touches no database.

    It is the same for everybody, but for who comes from the results of a place (``?near=``): there
    each small step that the place has leads back to them, and nobody keeps the page.
    """
    near = canonical_place_id(request.args.get("near", ""))
    return _article_beside(near) if near else _article_for_all()


@reading_page
def _article_for_all() -> str:
    return _article()


@limited
def _article_beside(place_id: str) -> ResponseReturnValue:
    place = collaborators().gazetteer.place(place_id)
    if not isinstance(place, Place):  # No results to lead back to.
        return _article_for_all()
    return private(_article(near=_results_of(place)))


def _results_of(place: Place) -> ResultsBehind:
    shown = collaborators().shown_guidance
    state = shown.for_state(place.state)
    steps = near_steps(place, shown, edition().article, edition().steps)
    return ResultsBehind(
        place_id=place.id,
        points=frozenset(near.point.id for near in steps),
        abroad=bool(state and not state.has_988),
    )


def _article(near: ResultsBehind | None = None) -> str:
    known, article = collaborators(), edition().article
    address = page_url("article", _external=bool(known.config.SITE_ADDRESS))
    page = ArticlePage(
        article=article,
        form=LocationForm(formdata=None),
        json_ld=article_json_ld(article, known.library.studies, address),
        near=near,
        replies=known.published.snapshot.newest,
    )
    return render_template("article.html", page=page)


@page("help-now")
def help_now() -> str:
    """Crisis lines first, then someone to talk to, then treatment, then lines of a kind."""
    written, lines = edition().pages["help-now"], lines_shown_today()
    page = HelpNowPage(
        page=written,
        lines=lines,
        json_ld=contact_points(
            tuple(lines[key] for key in written.lines if key in lines), language().code
        ),
    )
    return render_template("help_now.html", page=page)


@page("call-sheet")
def call_sheet() -> str:
    """What a program may ask and what to ask it, made to be printed and written on."""
    page = ReadingPage(page=edition().pages["call-sheet"], lines=lines_shown_today())
    return render_template("call_sheet.html", page=page)


@page("sources")
def sources() -> str:
    """Every study with what it shows and what it does not."""
    known, cited = collaborators().library, edition().article.citations
    page = SourcesPage(
        page=edition().pages["sources"],
        cited=tuple(known.studies[key] for key in cited),
        also_read=tuple(study for key, study in known.studies.items() if key not in cited),
        links=tuple(link for link in known.links.values() if link.kind == "source"),
    )
    return render_template("sources.html", page=page)


def plain(name: str) -> str:
    """A page of plain reading, which has no view of its own."""
    words = edition().pages[name]
    if not collaborators().config.REPLIES:
        if name in REPLY_PAGES:
            abort(404)
        words = words.without(REPLY_TOPIC)
    page = ReadingPage(page=words, lines=lines_shown_today())
    return render_template("reading.html", page=page)


for _name in PLAIN_PAGES:
    page(_name)(partial(plain, _name))


def lines_shown_today() -> Mapping[str, Line]:
    """The help lines that readers may see today, by id."""
    shown = collaborators().shown_guidance
    return {line.id: line for line in shown.every_line()}
