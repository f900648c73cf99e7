"""A ZIP code among other words, believed where the rest does not speak against it."""

from collections.abc import Sequence

from lookup_app.geocoding import around
from lookup_app.geocoding.addresses import (
    before_number,
    has_street_word,
    is_zip_like,
    looks_like_address,
    state_in_address,
)
from lookup_app.geocoding.names import named_anywhere, state_beginnings, state_endings, with_state
from lookup_app.geocoding.outcomes import Found, Outcome
from lookup_app.geocoding.query import Query
from lookup_app.geocoding.states import SPELLINGS
from lookup_app.geocoding.store import Store
from lookup_app.geocoding.words import key_of
from lookup_app.geocoding.zip_codes import agreed, zip_inside
from lookup_app.places import Place


def read_zip_in_text(words: Sequence[str], query: Query, store: Store) -> Outcome | None:
    """The ZIP code among the words; None where there is none to believe."""
    # Four digits: New England's ZIP codes lose their leading zero in spreadsheets.
    named = [word for word in words if not (is_zip_like(word) or _is_four_digits(word))]
    if len(named) == len(words):
        return None
    if first := _zip_in_front(named, query, store):
        return Found(first, "approximate" if has_street_word(named) else "exact")
    place = zip_inside(query, store, _state_beside_zip(named, query))
    if place is None or (query.text.startswith(place.id) and has_street_word(named)):
        return _without_number(named, query, store)
    if looks_like_address(query) and not query.text.startswith(place.id):
        return Found(place, "approximate")
    return agreed(place, with_state(named, store) or named_anywhere(named, store))


def _zip_in_front(named: Sequence[str], query: Query, store: Store) -> Place | None:
    """ "33602 rehab", "02134 Boston": a ZIP where the rest is no street but agrees with it."""
    place = store.by_id(query.words[0])
    if place is None or place.kind != "zip":
        return None
    if has_street_word(named):
        named = before_number(query.words[1:])
    elif around.around_words(named):
        return place
    town = with_state(named, store) or named_anywhere(named, store)
    fits = isinstance(town, Found) and agreed(place, town) == Found(place)
    return place if fits else None


def _without_number(named: Sequence[str], query: Query, store: Store) -> Outcome | None:
    """ "Miami FL 3310": the town, where the number is no ZIP code and no house."""
    outcome = None if looks_like_address(query) else with_state(named, store)
    return Found(outcome.place, "corrected") if isinstance(outcome, Found) else outcome


def _state_beside_zip(named: Sequence[str], query: Query) -> str | None:
    """The state that a ZIP has to lie in to be believed."""
    if looks_like_address(query):
        return state_in_address(query)
    states = (state for _, state in (*state_endings(named), *state_beginnings(named)))
    return next(states, None) or SPELLINGS.get(key_of(list(named)))


def _is_four_digits(word: str) -> bool:
    return word.isdigit() and len(word) == 4
