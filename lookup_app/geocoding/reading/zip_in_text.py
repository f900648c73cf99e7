"""A ZIP code among other words, believed where the rest does not speak against it."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from lookup_app.folding import key, key_of
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, places_of
from lookup_app.geocoding.reading import filler_words
from lookup_app.geocoding.reading.addresses import (
    before_number,
    has_street_word,
    is_zip_like,
    looks_like_address,
    state_in_address,
)
from lookup_app.geocoding.reading.names import (
    named_anywhere,
    state_beginnings,
    state_endings,
    with_state,
)
from lookup_app.geocoding.reading.query import Query
from lookup_app.geocoding.reading.state_names import is_everyday_code
from lookup_app.geocoding.reading.zip_codes import agreed, zip_inside
from lookup_app.places import Place
from lookup_app.states import SPELLINGS

_SLIPS = 2


def read_zip_in_text(words: Sequence[str], query: Query, store: Store) -> Outcome | None:
    """The ZIP code among the words; None where there is none to believe."""
    # Four digits: New England's ZIP codes lose their leading zero in spreadsheets.
    named = [word for word in words if not (is_zip_like(word) or _is_four_digits(word))]
    if len(named) == len(words):
        return None
    if first := _zip_in_front(named, query, store):
        return first
    place = zip_inside(query, store, _state_beside_zip(named, query))
    if place is None or (query.text.startswith(place.id) and has_street_word(named)):
        return _without_number(named, query, store)
    if looks_like_address(query) and not query.text.startswith(place.id):
        return Found(place, "approximate")
    return agreed(place, _town(named, store))


def _zip_in_front(named: Sequence[str], query: Query, store: Store) -> Outcome | None:
    """ "33602 rehab", "02134 Boston": a ZIP where the rest is no street but agrees with it."""
    place = store.by_id(query.words[0])
    if place is None or place.kind != "zip":
        return None
    if has_street_word(named):
        town = _town(before_number(query.words[1:]), store)
        return Found(place, "approximate") if _agrees(place, town) else None
    if filler_words.around_words(named) or _is_near_spelling(place.city, named):
        return Found(place)
    town = _town(named, store)
    if _agrees(place, town):
        return Found(place)
    return Ambiguous((place, *places_of(town)[:5])) if town and not _names_state(named) else None


def _town(named: Sequence[str], store: Store) -> Outcome | None:
    return with_state(named, store) or named_anywhere(named, store)


def _agrees(place: Place, town: Outcome | None) -> bool:
    """Whether the town, or one that it may be, is where the ZIP is."""
    return any(agreed(place, Found(one)) == Found(place) for one in places_of(town))


def _is_near_spelling(city: str | None, named: Sequence[str]) -> bool:
    """ "60601 chicgo": a slip for the post office of the ZIP."""
    return bool(city) and OSA.distance(key(city or ""), key_of(list(named))) <= _SLIPS


def _names_state(named: Sequence[str]) -> bool:
    return any(True for _ in (*state_endings(named), *state_beginnings(named)))


def _without_number(named: Sequence[str], query: Query, store: Store) -> Outcome | None:
    """ "Miami FL 3310": the town, where the number is no ZIP code and no house."""
    outcome = None if looks_like_address(query) else with_state(named, store)
    return Found(outcome.place, "corrected") if isinstance(outcome, Found) else outcome


def _state_beside_zip(named: Sequence[str], query: Query) -> str | None:
    """The state that a ZIP has to lie in to be believed."""
    if looks_like_address(query):
        return state_in_address(query)
    # "I live in 60629" speaks neither of Indiana nor of Idaho.
    behind = () if _is_everyday(named[-1:], query) else state_endings(named)
    before = () if _is_everyday(named[:1], query) else state_beginnings(named)
    states = (state for _, state in (*behind, *before))
    alone = None if len(named) == 1 and _is_everyday(named, query) else named
    return next(states, None) or SPELLINGS.get(key_of(list(alone or ())))


def _is_everyday(word: Sequence[str], query: Query) -> bool:
    return any(is_everyday_code(one, query.text) for one in word)


def _is_four_digits(word: str) -> bool:
    return word.isdigit() and len(word) == 4
