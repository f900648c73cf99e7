"""A town in a sentence, with more words behind it that say nothing of the place."""

from collections.abc import Sequence

from lookup_app.folding import key_of
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Found, Outcome, places_of
from lookup_app.geocoding.reading import choose, filler_words
from lookup_app.geocoding.reading.addresses import large_town, looks_like_address, town_ending
from lookup_app.geocoding.reading.names import state_endings
from lookup_app.geocoding.reading.query import Query
from lookup_app.geocoding.reading.state_names import is_everyday_code
from lookup_app.states import SPELLINGS

_LONGEST_TOWN = 5
# People of a town that make the code of its state out of an everyday word behind it.
_TOWN_BEFORE_CODE = 1_000
_TOWN_BEFORE_LINK = 4_000


def read_town_within(words: Sequence[str], query: Query, store: Store) -> Outcome | None:
    """ "Alcohol rehab Wichita KS no insurance": a town and its state with words behind them."""
    if looks_like_address(query):
        return None
    for end in range(len(words), 1, -1):
        for rest, state in state_endings(words[:end]):
            if key_of(list(rest)) in SPELLINGS:
                continue
            town = town_ending(rest, state, store)
            if town and _is_meant(town, words[end - 1], query):
                return _approximate(town)
    return None


def read_town_after_link(words: Sequence[str], query: Query, store: Store) -> Outcome | None:
    """ "I am homeless in Albuquerque need detox": a large town with words behind it."""
    after = () if looks_like_address(query) else filler_words.after_link(words)
    for length in range(min(_LONGEST_TOWN, len(after) - 1), 0, -1):
        if isinstance(town := large_town(after[:length], store), Found):
            return _approximate(town)
    return None


def _is_meant(town: Outcome, code: str, query: Query) -> bool:
    """Whether "or", "in", "me" stand for the state: behind a town that is no small one."""
    if not is_everyday_code(code, query.text):
        return True
    enough = _TOWN_BEFORE_LINK if filler_words.is_everyday_word(code) else _TOWN_BEFORE_CODE
    return any(choose.people(place) >= enough for place in places_of(town))


def _approximate(town: Outcome) -> Outcome:
    return Found(town.place, "approximate") if isinstance(town, Found) else town
