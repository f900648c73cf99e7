"""The form of New Report: what may be wrong with what, and what its pages show."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import Length

from lookup_app.guidance.line import Line
from lookup_app.replies.marks import KINDS, Kind, Subject
from lookup_app.replies.report import MOST_WORDS, OwnReport, Part
from lookup_app.web.replies.reply_form import tidy_text
from lookup_app.web.replies.reported import Reported
from lookup_app.web.replies.writing import Closed

_SUBJECT = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.IGNORECASE)
_PART_WORDS = {
    "number": lazy_gettext("A number is wrong"),
    "no_answer": lazy_gettext("I called and could not get through"),
    "hours": lazy_gettext("The hours are wrong"),
    "address": lazy_gettext("The address is wrong"),
    "closed": lazy_gettext("It has closed"),
    "harmful": lazy_gettext("It could harm somebody"),
    "barrier": lazy_gettext("I cannot use the page: an accessibility barrier"),
    "place": lazy_gettext("My town was not found"),
    "other": lazy_gettext("Something else"),
}


def parts_of(kind: Kind) -> tuple[Part, ...]:
    """What may be wrong with a thing of this kind."""
    match kind:
        case "line":
            return ("number", "no_answer", "hours", "closed", "harmful", "other")
        case "facility":
            return ("number", "no_answer", "hours", "address", "closed", "harmful", "other")
        case "reply":
            return ("harmful", "other")
        case "page":
            return ("barrier", "harmful", "other")
        case "search":
            return ("place", "barrier", "other")


class ReportForm(FlaskForm):
    """Which part is wrong, and words if one likes. ``website`` is for programs."""

    about = HiddenField()
    which = HiddenField()
    part = RadioField(lazy_gettext("What is wrong?"), validate_choice=False)
    words = TextAreaField(
        lazy_gettext("In your words, if you like"),
        filters=[tidy_text],
        validators=[
            Length(max=MOST_WORDS, message=lazy_gettext("That has more than 1,000 characters."))
        ],
    )
    website = StringField(lazy_gettext("Leave this box empty"))
    key = HiddenField()


def subject_of(form: ReportForm) -> Subject:
    """What it is about; 404 for a thing that cannot be."""
    return as_subject(form.about.data, form.which.data) or abort(404)


def as_subject(about: str | None, which: str | None) -> Subject | None:
    """What two fields of a form name; None for a thing that cannot be."""
    for kind in KINDS:
        if kind == about and _SUBJECT.fullmatch(which or ""):
            return kind, which or ""
    return None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The form for one thing, what is wrong with the form, and why it is closed where it is.

    ``about`` is None where the thing has no name of its own: a page, a search. There is no form
    for what is ``gone``.
    """

    form: ReportForm
    about: Reported | None
    problem: str = ""
    closed: Closed | None = None
    gone: bool = False

    @property
    def closed_for_now(self) -> bool:
        """Whether it opens again by itself."""
        return self.closed == "for_now"

    @property
    def parts(self) -> list[tuple[Part, str]]:
        """What one can say is wrong."""
        kind, _name = subject_of(self.form)
        return [(part, _PART_WORDS[part]) for part in parts_of(kind)]


@dataclass(frozen=True, slots=True)
class OwnReportPage:
    """How it stands with one's own report; None where there is none any more."""

    report: OwnReport | None
    reference: str
    lines: Mapping[str, Line]

    @property
    def said(self) -> str:
        """How it stands, in words."""
        match self.report and self.report.state:
            case "open":
                said = _("Thank you. It waits for a person to look at it.")
            case "confirmed":
                said = _("A person looked at it and found it so: thank you.")
            case "dismissed":
                said = _("A person looked at it. There was nothing that could be changed here.")
            case None:
                said = ""
        return str(said)
