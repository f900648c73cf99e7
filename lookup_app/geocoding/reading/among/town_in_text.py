"""A town in a longer text: behind something else, or before more words."""

from collections.abc import Sequence
from itertools import pairwise

from lookup_app.folding import key, key_of, word_set
from lookup_app.folding import words as words_of
from lookup_app.geocoding.data.everyday_words import all_everyday, is_given_name, may_be_persons
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import (
    Outcome,
    approximate,
    places_of,
)
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import is_said_whole, is_town, named_exactly, only_in
from lookup_app.geocoding.reading.names.states_beside import state_endings
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.whole.state_names import state_called
from lookup_app.geocoding.reading.whole.whole_names import read_name
from lookup_app.geocoding.reading.words import filler_words
from lookup_app.geocoding.reading.words.cores import are_plain
from lookup_app.geocoding.reading.words.spans import spans_of
from lookup_app.states import BY_CODE, SPELLINGS, STARTS

# People of a town that make the code of its state out of an everyday word behind it.
_TOWN_BEFORE_CODE = 1_000
_TOWN_BEFORE_LINK = 4_000
_TOWN_IN_SENTENCE = 15_000
_LONGEST_TOWN = 5
_LONGEST_STATE = 3
_SAID_OF_CARE = word_set("no without insurance need needs want looking for soon")


def read_town_apart(reading: Reading) -> Outcome | None:
    """ "Hope House, Two Harbors, MN, call first": the last town and state that stand apart."""
    parts, sources = reading.query.parts, reading.sources
    if len(parts) > 1 and (outcome := _with_everyday_code(parts[0], reading)):
        return outcome
    for town, state in reversed(list(pairwise(parts))):
        code = SPELLINGS.get(key_of(state))
        if code is None or _is_said_apart(town, reading):
            continue
        if outcome := named_exactly(town, code, sources.store):
            return approximate(outcome)
    return None


def _with_everyday_code(part: Sequence[str], reading: Reading) -> Outcome | None:
    """ "tulsa ok (north side)", "im in dayton oh, my mom too": a word at the end of its part is the
    code of the state behind a town."""
    if not filler_words.is_everyday_code(part[-1], reading.query.text):
        return None
    for name, state in state_endings(part, reading.query.text):
        return approximate(_town_at_the_end(name, state, reading.sources.store))
    return None


def _is_said_apart(town: Sequence[str], reading: Reading) -> bool:
    """ "I lost hope, in, god" is not in Indiana, nor "Ontario, CA, Canada" in California."""
    abroad = reading.sources.abroad
    return all_everyday(town) or abroad.by_country(reading.query.parts[-1], "") is not None


def read_town_within(reading: Reading) -> Outcome | None:
    """ "Alcohol rehab Wichita KS no insurance": a town and its state with words behind them."""
    words = reading.words
    for end in range(len(words), 1, -1):
        for rest, state in state_endings(words[:end]):
            # "West New York help me": the town or the part of a state that it is alone.
            if all(map(filler_words.names_a_part, rest)):
                # "Sur de Tucson" is not in Delaware.
                if filler_words.is_everyday_code(words[end - 1], reading.query.text):
                    continue
                return approximate(read_name(reading.of(words[:end])))
            town = _town_at_the_end(rest, state, reading.sources.store)
            if town and _is_meant(town, words[:end], state, reading):
                return approximate(town)
    return None


def read_state_within(reading: Reading) -> Outcome | None:
    """ "I moved to Alabama last year", "just Texas": a state written out where nothing else can be
    a name; "Georgia is my mom" is none."""
    words = reading.words
    starts = [at for at, word in enumerate(words) if word in STARTS]
    for span in spans_of(words, starts, _LONGEST_STATE):
        rest = (*span.before, *span.behind)
        if any(map(str.isdigit, rest)):
            return None
        code = SPELLINGS.get(key_of(span.name))
        if not code or key_of(span.name) != key(BY_CODE[code].name) or not are_plain(rest):
            continue
        is_led_to = bool(span.before) and filler_words.leads_to_a_name(span.before)
        may_call = is_given_name if span.before else may_be_persons
        if is_led_to or "state" in rest or not may_call(span.name[0]):
            return state_called(key_of(span.name), reading.sources.store)
    return None


def _town_at_the_end(words: Sequence[str], state: str, store: Store) -> Outcome | None:
    """The town that the words end in; a name known elsewhere ("Fort Cobb, CA") is not cut."""
    if whole := named_exactly(words, state, store):
        return whole
    if is_town(words, store):
        return None
    for length in range(min(_LONGEST_TOWN, len(words) - 1), 0, -1):
        before, end = words[:-length], words[-length:]
        town = named_exactly(end, state, store)
        if town and (are_plain(before) or is_said_whole(town, end)):
            return town
    return None


def _is_meant(town: Outcome, words: Sequence[str], state: str, reading: Reading) -> bool:
    """Whether "or", "in", "me" stand for the state: behind a town that is no small one, or the only
    one of its name, or that is plainly a town; "Columbus in my car" goes on as a sentence."""
    store, code = reading.sources.store, words[-1]
    if not filler_words.is_everyday_code(code, reading.query.text):
        return True
    is_link, people = filler_words.is_everyday_word(code), max(map(choose.people, places_of(town)))
    name = words_of(places_of(town)[0].name)
    # "Mishawaka in my car" is in Indiana, whatever the "in" is; "talent or skill" is no town.
    enough = _TOWN_IN_SENTENCE if is_link else _TOWN_BEFORE_LINK
    if (len(name) > 1 or people >= enough) and only_in(name, state, store):
        return True
    if not _are_of_care(reading.words[len(words) :]):
        return False
    enough = _TOWN_BEFORE_LINK if is_link else _TOWN_BEFORE_CODE
    return people >= enough or _stands_apart(words[:-1], state, store)


def _are_of_care(words: Sequence[str]) -> bool:
    """Whether a code may stand before these words: they are of care, as "no insurance" is."""
    return all(word in filler_words.WORDS_AFTER or word in _SAID_OF_CARE for word in words)


def _stands_apart(words: Sequence[str], state: str, store: Store) -> bool:
    """Whether the town begins the text or follows "in" or "to": "tyler al no insurance"."""
    for start in range(len(words)):
        if (start == 0 or filler_words.leads_to_a_name(words[:start])) and (
            named_exactly(words[start:], state, store)
        ):
            return True
    return False
