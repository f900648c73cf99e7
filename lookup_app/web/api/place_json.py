"""Outcomes and places in the JSON shape of the public contract."""

from typing import Any

from lookup_app.geocoding.outcomes import (
    Ambiguous,
    Found,
    Match,
    Military,
    NotFound,
    Outcome,
    OutsideUS,
)
from lookup_app.places import Place


def place_as_json(place: Place) -> dict[str, Any]:
    """A place as ``/api/v1/geocode`` and ``flask geocode`` give it."""
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "county": place.county,
        "state": place.state,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "approximate": place.approximate,
        "population": place.population,
    }


def outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome with its place, and the candidates: what a person is asked to choose from.

    Where no place was found those are what the page offers too: the state that an unknown name
    stands in, or the places here that are called like one abroad.
    """
    match outcome:
        case Found(place=place, match=match):
            return _answer("found", match, place)
        case Ambiguous(candidates=candidates):
            return _answer("ambiguous", candidates=candidates)
        case NotFound(state=state):
            return _answer("not_found", candidates=(state,) if state else ())
        case OutsideUS(namesakes=namesakes):
            return _answer("outside_us", candidates=namesakes)
        case Military():
            return _answer("military")


def _answer(
    outcome: str,
    match: Match | None = None,
    place: Place | None = None,
    candidates: tuple[Place, ...] = (),
) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "match": match,
        "place": place_as_json(place) if place else None,
        "candidates": [place_as_json(candidate) for candidate in candidates],
    }
