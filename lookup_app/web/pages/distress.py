"""The answers to words of distress: people first, an empty box, and nothing of what was typed."""

from typing import assert_never

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from lookup_app.distress.concerns import Heard
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.geocoding.outcomes import (
    Ambiguous,
    Found,
    GeocoderUnavailable,
    Military,
    NotFound,
    Outcome,
    OutsideUS,
)
from lookup_app.web.addresses import understood_arguments
from lookup_app.web.app import collaborators
from lookup_app.web.forms import LocationForm
from lookup_app.web.i18n import LANGUAGES, Language, language, page_url
from lookup_app.web.pages.contexts import DistressPage, NextPlace
from lookup_app.web.pages.private import private

# More than anybody writes into one line; the rules read it in a few hundredths of a second.
_LONGEST_HEARD = 2_000
# In a longer story a name is not where help is looked for: "he left in August and took the kids".
_MOST_WORDS_BESIDE = 12


def heard_in(query: str) -> Heard | None:
    """What a query says of distress, alone or beside the name of a place."""
    known = collaborators()
    return known.listener.hear(
        query[:_LONGEST_HEARD], lambda words: names_place(words, known.gazetteer)
    )


def people_first() -> ResponseReturnValue | None:
    """The page of what was typed in this request, where it speaks of distress."""
    typed = request.form.get("query") or request.form.get("name") or ""
    heard = heard_in(typed)
    return distress_page(heard) if heard else None


def distress_page(heard: Heard) -> ResponseReturnValue:
    """The page of what was heard. No redirect leads to it: an address would name it. Who writes
    Spanish on an English page is answered in Spanish: the form is sent on as it is (307)."""
    if spoken := _written_in_another(heard):
        view = str(request.endpoint).rpartition(".")[2]
        return redirect(page_url(view, spoken, **(request.view_args or {})), 307)
    shown = collaborators().shown_guidance
    page = DistressPage(
        concern=heard.concern,
        lines={line.id: line for line in shown.lines},
        next_place=_next_place(heard),
        form=LocationForm(formdata=None),
        quick_exit=collaborators().config.QUICK_EXIT_URL,
    )
    return private(render_template(f"distress/{heard.concern}.html", page=page), 422)


def _written_in_another(heard: Heard) -> Language | None:
    """The language of the words, on a page of the first one: whoever chose another stays there."""
    if language() != LANGUAGES[0]:
        return None
    return next((one for one in LANGUAGES[1:] if one.code == heard.language), None)


def _next_place(heard: Heard) -> NextPlace | None:
    """The way to care near the place beside the words of distress."""
    gazetteer = collaborators().gazetteer
    match outcome := place_beside(heard, gazetteer):
        case Found(place=place, match=match):
            taken = gazetteer.name_in(heard.rest, outcome)
            arguments = understood_arguments(match, taken)
            called = taken.called(place) if taken else place
            return NextPlace(page_url("near", place_id=place.id, **arguments), called)
        case Ambiguous(candidates=candidates):
            return NextPlace(page_url("choose", place=[place.id for place in candidates]))
        case None:
            return None
        case _:
            assert_never(outcome)


def place_beside(heard: Heard, gazetteer: Gazetteer) -> Found | Ambiguous | None:
    """The place named beside words of distress: asked of our gazetteer, and of nobody else."""
    if len(heard.rest.split()) > _MOST_WORDS_BESIDE:
        return None
    try:
        return _sure(gazetteer.as_spelled(heard.rest))
    except GeocoderUnavailable:
        return None


def names_place(words: str, gazetteer: Gazetteer) -> bool:
    """Whether words are the name of a place and nothing else."""
    try:
        return _sure(gazetteer.named(words)) is not None
    except GeocoderUnavailable:
        return False


def _sure(outcome: Outcome) -> Found | Ambiguous | None:
    match outcome:
        # A mended spelling and a region ("UP") may be no place at all among such words.
        case Found(match="corrected" | "region") | NotFound() | OutsideUS() | Military():
            return None
        case Found() | Ambiguous():
            return outcome
        case _:
            assert_never(outcome)
