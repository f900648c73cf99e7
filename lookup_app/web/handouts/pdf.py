"""A hand-out as a PDF: real text, tagged, with its title and language (PDF/UA-1), in memory."""

import json
import re
from dataclasses import asdict
from functools import cache
from importlib import import_module
from typing import Any, cast

from flask_babel import gettext as _

from config import ROOT
from lookup_app.handout import Paper
from lookup_app.web.handouts.blocks import blocks_of, runs_of
from lookup_app.web.handouts.qr import qr_svg
from lookup_app.web.handouts.sheet import FacilityEntry, LineEntry, Sheet, abroad_words
from lookup_app.web.i18n import language

_FOLDER = ROOT / "templates" / "handouts"
# All but what the font that comes with Typst has: Latin with its accents, Greek, Cyrillic, signs.
_NOT_IN_FONT = re.compile(
    r"[^\n\x20-\x7e\xa0-\u024f\u0300-\u0304\u0306-\u030c\u0391-\u03a1\u03a3-\u03c9"
    r"\u0400-\u045f\u1e80-\u1e85\u1ea0-\u1ef9\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026"
    r"\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2190-\u2193\u2212]"
)
_UNPRINTED = "?"
# As Typst calls them.
_PAPERS: dict[Paper, str] = {"letter": "us-letter", "a4": "a4"}


def pdf(sheet: Sheet) -> bytes:
    """The sheet on the paper that was chosen.

    It is made in this process and touches no file but the template.

    Where a note or a name has characters that the font lacks, question marks stand for them, and
    the sheet says so: the page to print has them all.
    """
    # Imported only here: it weighs as much as Flask, and most workers never make a PDF.
    compiler = import_module("typst").Compiler(
        (_FOLDER / "handout.typ").read_bytes(),
        root=_FOLDER,
        font_paths=_fonts(),
        sys_inputs={"sheet": json.dumps(_content(sheet), ensure_ascii=False)},
    )
    try:
        return cast(bytes, compiler.compile(pdf_standards=["ua-1"]))
    finally:
        _forget(compiler)


@cache
def _fonts() -> Any:
    """The fonts that come with Typst, so that a sheet looks the same on every machine."""
    return import_module("typst").Fonts(include_system_fonts=False)


def _forget(compiler: Any) -> None:
    """Have Typst forget what it made, and the note with it.

    It remembers its work until ten more compilations have not asked for it; those of an empty page
    take no time. So a worker keeps nothing that somebody wrote, and a third less memory.
    """
    for _turn in range(11):
        compiler.compile(input=b"", format="svg")


def _content(sheet: Sheet) -> dict[str, Any]:
    appointment = sheet.choices.appointment
    content = {
        "lang": language().code,
        "title": sheet.title,
        "day": sheet.day,
        "large": sheet.choices.large_print,
        "lifeline": sheet.lifeline and _line(sheet.lifeline),
        "danger": sheet.danger and _line(sheet.danger),
        "appointment": ", ".join(filter(None, (sheet.when, appointment.words))),
        "note": sheet.choices.note,
        "facilities": [_facility(one) for one in sheet.facilities],
        "call_first": sheet.call_first,
        "lines": [_line(one) for one in sheet.lines],
        "parts": [
            {"heading": part.heading, "blocks": [asdict(one) for one in blocks_of(part.body)]}
            for part in sheet.parts
        ],
        "sources": [_runs(source) for source in sheet.sources],
        "code_text": sheet.code_typed,
        "words": _words(sheet),
    }
    printable: dict[str, Any] = in_print(content)
    outside = {"qr": qr_svg(sheet.code).decode(), "unprinted": printable != content}
    outside["paper"] = _PAPERS[sheet.choices.paper]
    return printable | outside | {"abroad": abroad_words()}


def _facility(one: FacilityEntry) -> dict[str, Any]:
    phones = [{"text": phone.text, "uri": phone.uri} for phone in one.phones]
    return asdict(one) | {"phones": phones}


def _line(entry: LineEntry) -> dict[str, Any]:
    ways = [{"uri": way.href, "runs": _runs(words)} for way, words in entry.ways]
    return {"name": _runs(entry.name), "about": _runs(entry.about), "ways": ways} | {
        "mark": entry.mark
    }


def _runs(html: str) -> list[dict[str, Any]]:
    return [asdict(run) for run in runs_of(html)]


def _words(sheet: Sheet) -> dict[str, Any]:
    """The words that stand on every sheet, as the page to print has them."""
    return {
        "site": _("Belonging and Care"),
        "danger": _("Danger:"),
        "facilities": _("Treatment facilities"),
        "call_first": _(
            "Call first: details change, and being listed says nothing about how good the care is."
        ),
        "no_number": _("No telephone number is listed."),
        "lines": _("Help lines"),
        "appointment": _("Appointment:"),
        "to_write": [
            _("Person and number"),
            _("Day and time"),
            _("What to bring"),
        ],
        "search": _("FindTreatment.gov has more: type “%(place)s” there.", place=sheet.search),
        "information": _("Information only."),
        "disclaimer": _("Ask a health professional before you act on it."),
        "unprinted": _("Some characters could not be printed here: “?” stands for each."),
        "code_leads": _("This site, and where the code leads:"),
        "code_alt": _("QR code that leads to %(address)s", address=sheet.code_typed),
    }


def in_print(content: Any) -> Any:
    """The same with a question mark for each character that the font lacks."""
    match content:
        case str():
            return _NOT_IN_FONT.sub(_UNPRINTED, content)
        case dict():
            return {key: in_print(value) for key, value in content.items()}
        case list() | tuple():
            return type(content)(map(in_print, content))
        case _:
            return content
