"""The builder of hand-outs, the page to print, and the same as PDF, text, contacts, calendar."""

from collections.abc import Callable

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lookup_app.handout import Choices, Problem
from lookup_app.places import Place
from lookup_app.web.app import collaborators
from lookup_app.web.handouts.calendar_entry import calendar_entry
from lookup_app.web.handouts.gathering import Gathered, gather
from lookup_app.web.handouts.handout_page import handout_page
from lookup_app.web.handouts.of_a_place import of_a_place
from lookup_app.web.handouts.pdf import pdf
from lookup_app.web.handouts.plain_text import plain_text
from lookup_app.web.handouts.qr import qr_svg
from lookup_app.web.handouts.sheet import Sheet, abroad_words, make_sheet
from lookup_app.web.handouts.vcard import line_card, vcard
from lookup_app.web.i18n import page_url
from lookup_app.web.limits import limited
from lookup_app.web.near import naming_arguments
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.private import private


def init_app(app: Flask) -> None:
    """Let the templates say the same as the files."""
    app.jinja_env.globals.update(abroad_words=abroad_words)


@pages.route("/near/<place_id:place_id>/handout", methods=["GET", "POST"])
@of_a_place
def handout(place: Place, choices: Choices) -> ResponseReturnValue:
    """The builder; the page to print for its POST, or for a link that somebody passed on."""
    gathered = gather(place, choices)
    shows = "show" in request.args if request.method == "GET" else "change" not in request.form
    if choices.problem or not shows:
        return _builder(gathered)
    return private(render_template("handouts/sheet.html", page=handout_page(gathered)))


@pages.route("/near/<place_id:place_id>/handout.pdf", methods=["GET", "POST"])
@of_a_place
def handout_pdf(place: Place, choices: Choices) -> ResponseReturnValue:
    """The sheet as a PDF."""
    return _file(gather(place, choices), pdf, "application/pdf", "handout.pdf")


@pages.route("/near/<place_id:place_id>/handout.txt", methods=["GET", "POST"])
@of_a_place
def handout_txt(place: Place, choices: Choices) -> ResponseReturnValue:
    """The sheet as text to paste into a message."""
    return _file(gather(place, choices), plain_text, "text/plain", "handout.txt")


@pages.route("/near/<place_id:place_id>/handout.vcf", methods=["GET", "POST"])
@of_a_place
def handout_vcf(place: Place, choices: Choices) -> ResponseReturnValue:
    """The lines and facilities of the sheet as contacts, all in one file."""
    gathered = gather(place, choices)

    def cards(sheet: Sheet) -> str:
        lines = [line for line in (sheet.lifeline, *sheet.lines) if line]
        facilities = [one.facility for one in gathered.facilities]
        return "".join((*map(line_card, lines), *map(vcard, facilities)))

    return _file(gathered, cards, "text/vcard", "handout.vcf")


@pages.post("/near/<place_id:place_id>/handout.ics")
@of_a_place
def handout_ics(place: Place, choices: Choices) -> ResponseReturnValue:
    """The appointment as a calendar entry."""
    gathered = gather(place, choices)
    appointment = choices.appointment
    if appointment.day is None:
        return _builder(gathered, choices.problem or "no-day")
    entry = calendar_entry(
        _("Appointment"),
        appointment.words,
        appointment.day,
        appointment.starts,
        collaborators().clock(),
    )
    return _file(gathered, lambda _sheet: entry, "text/calendar", "appointment.ics")


@pages.get("/near/<place_id:place_id>/qr.svg")
@of_a_place
def near_code(place: Place, _choices: Choices) -> ResponseReturnValue:
    """A QR code that leads to the results of the place."""
    return _code(page_url("near", place_id=place.id, _external=True, **naming_arguments(place)))


@pages.get("/qr.svg")
@limited
def article_code() -> ResponseReturnValue:
    """A QR code that leads to the article."""
    return _code(page_url("article", _external=True))


def _code(address: str) -> Response:
    response = Response(qr_svg(address), mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _file(
    gathered: Gathered, make: Callable[[Sheet], str | bytes], mimetype: str, name: str
) -> Response:
    """The file, kept by nobody; or the builder where what was written cannot be used."""
    if gathered.choices.problem:
        return _builder(gathered)
    response = private(make(make_sheet(gathered)))
    response.mimetype = mimetype
    # Viewers of PDF draw with what the content policy of our answers forbids: it is a file to open.
    shown = "inline" if mimetype == "text/plain" else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{name}"'
    return response


def _builder(gathered: Gathered, problem: Problem | None = None) -> Response:
    problem = problem or gathered.choices.problem
    page = handout_page(gathered, problem)
    return private(render_template("handouts/builder.html", page=page), 422 if problem else 200)
