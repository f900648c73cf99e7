"""The answers to words of distress: people first, an empty box, and nothing of what was typed."""

from typing import assert_never

from flask import Response, render_template

from lookup_app.distress.concerns import Concern, Heard
from lookup_app.geocoding.outcomes import (
    Ambiguous,
    Found,
    GeocoderUnavailable,
    Military,
    NotFound,
    OutsideUS,
)
from lookup_app.web.app import collaborators, today
from lookup_app.web.forms import LocationForm
from lookup_app.web.i18n import page_url
from lookup_app.web.pages.contexts import DistressPage, NextPlace
from lookup_app.web.pages.private import private


def distress_page(heard: Heard) -> Response:
    """The page of what was heard. No redirect leads to it: an address would name it."""
    shown = collaborators().guidance.shown(today())
    page = DistressPage(
        concern=heard.concern,
        lines={line.id: line for line in shown.lines},
        next_place=_place_in(heard.rest),
        form=LocationForm(formdata=None),
        quick_exit=collaborators().config.QUICK_EXIT_URL,
    )
    return private(render_template(_template(heard.concern), page=page), 422)


def _template(concern: Concern) -> str:
    match concern:
        case "act" | "body" | "someone" | "dying" | "violence" | "help":
            return f"distress/{concern}.html"
        case "harm" | "harm_child":
            return "distress/harm.html"
        case unknown:
            assert_never(unknown)


def _place_in(rest: str) -> NextPlace | None:
    """The place beside the words of distress: asked of our own gazetteer, and of nobody else."""
    try:
        outcome = collaborators().gazetteer.geocode(rest)
    except GeocoderUnavailable:
        return None
    match outcome:
        # A mended spelling may be no place at all among such words.
        case Found(match="corrected") | NotFound() | OutsideUS() | Military():
            return None
        case Found(place=place, match=match):
            arguments = {} if match == "exact" else {"match": match}
            return NextPlace(page_url("near", place_id=place.id, **arguments), place)
        case Ambiguous(candidates=candidates):
            return NextPlace(page_url("choose", place=[place.id for place in candidates]))
        case unknown:
            assert_never(unknown)
