"""Texts that name no place to search: nothing, "near me", other countries, military mail."""

from collections.abc import Sequence
from itertools import pairwise

from lookup_app.geocoding.data.said_words import SAID
from lookup_app.geocoding.military import bases_abroad, military_zip_in
from lookup_app.geocoding.outcomes import Found, Military, NotFound, Outcome
from lookup_app.geocoding.reading.names.lookup import named_anywhere, named_exactly, with_state
from lookup_app.geocoding.reading.names.states_beside import state_endings
from lookup_app.geocoding.reading.numbers.addresses import is_zip_like
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.words import filler_words
from lookup_app.geocoding.reading.words.cores import are_plain
from lookup_app.states import BY_CODE

_LANDSCAPE = SAID["landscape"]


def read_military_address(reading: Reading) -> Outcome | None:
    """ "APO AE 09012", "Camp Humphreys"."""
    if reading.filed in bases_abroad():
        return Military()
    zip_code = military_zip_in(reading.query.text)
    return Military(zip_code or None) if zip_code is not None else None


def read_no_place(reading: Reading) -> Outcome | None:
    """Words that name no place: none at all, "near me", the whole country, words of care."""
    if filler_words.is_country(reading.query.words):
        return NotFound("too_vague")
    if filler_words.is_near_me(reading.words) and not _names_a_town(reading):
        return NotFound("near_me")
    if _is_code(reading):
        return None
    nothing = not reading.words or reading.sources.nicknames.is_no_place(reading.filed)
    if nothing or _is_landscape(reading.words):
        return NotFound()
    return _landscape_of_state(reading)


def _landscape_of_state(reading: Reading) -> Outcome | None:
    """ "In the woods, TX" is the state, not Wood County with a slip; "The Lakes, NV" is a town."""
    store = reading.sources.store
    for name, code in state_endings(reading.words, reading.query.text):
        state = store.by_id(code.lower()) if _is_landscape(name) else None
        if state and not named_exactly(name, code, store):
            return Found(state, "approximate")
    return None


def _names_a_town(reading: Reading) -> bool:
    """ "Tulsa near me", "02139 near here": a place all the same."""
    words, store = reading.words, reading.sources.store
    before = words[: next((at for at, word in enumerate(words) if filler_words.is_link(word)), 0)]
    if before and is_zip_like(before[0]):
        return True
    is_name = bool(before) and not are_plain(before)
    return is_name and bool(with_state(before, store) or named_anywhere(before, store))


def _is_code(reading: Reading) -> bool:
    """ "OR", "ME, USA": a state's code alone, in capitals."""
    code, *more = reading.words or ("",)
    is_code = not more and code.upper() in BY_CODE
    return is_code and filler_words.in_capitals(code, reading.query.text)


def _is_landscape(words: Sequence[str]) -> bool:
    """ "I sleep by the lake": such a word behind its "the", and nothing else that names a place."""
    return any(
        before == "the" and thing in _LANDSCAPE for before, thing in pairwise(words)
    ) and all(word in _LANDSCAPE or are_plain((word,)) for word in words)


def read_country(reading: Reading) -> Outcome | None:
    """Another country or its province behind the words, or a postcode of another country."""
    return reading.sources.abroad.by_country(reading.words, reading.query.text)


def read_town_abroad(reading: Reading) -> Outcome | None:
    """A large town elsewhere, where nothing here has its name."""
    return reading.sources.abroad.by_town(reading.words)
