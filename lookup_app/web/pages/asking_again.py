"""Answers to the form that are no place: the form again, and the page of military mail."""

from flask import render_template
from flask.typing import ResponseReturnValue

from lookup_app.guidance.arranging import lifeline_id, lines_near
from lookup_app.places import Place
from lookup_app.states import MILITARY
from lookup_app.web.app import collaborators
from lookup_app.web.forms import LocationForm
from lookup_app.web.i18n import language
from lookup_app.web.pages.contexts import FormPage, MilitaryPage, PlaceChoice
from lookup_app.web.pages.private import private


def ask_again(
    form: LocationForm,
    problem: str,
    advice: str = "",
    *,
    outside_us: bool = False,
    namesakes: tuple[PlaceChoice, ...] = (),
    state: Place | None = None,
) -> ResponseReturnValue:
    """The form again, with what is wrong and what helps."""
    lifeline = collaborators().guidance.line(lifeline_id(language().code))
    page = FormPage(form, problem, advice, outside_us, namesakes, state, lifeline)
    return private(render_template("find.html", page=page), 422)


def military_page(zip_code: str | None) -> ResponseReturnValue:
    """What serves an APO, FPO or DPO address, which is no place in the United States."""
    shown = collaborators().shown_guidance
    state = shown.states[MILITARY]
    page = MilitaryPage(
        zip_code=zip_code,
        state=state,
        lines=lines_near(shown, state, language().code, None),
        form=LocationForm(formdata=None),
    )
    return private(render_template("military.html", page=page))
