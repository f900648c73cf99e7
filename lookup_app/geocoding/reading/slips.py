"""Misspelled names: of a town in its state, of a state, of a town anywhere."""

from collections.abc import Iterator, Sequence

from lookup_app.folding import glued, key, key_of
from lookup_app.geocoding.data.everyday_words import all_everyday, is_spelled_right
from lookup_app.geocoding.data.named import Grade, Named
from lookup_app.geocoding.outcomes import Found, Outcome, corrected
from lookup_app.geocoding.reading.among.parts_of_city import read_part_of_city
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import named_in_state
from lookup_app.geocoding.reading.names.states_beside import state_endings
from lookup_app.geocoding.reading.reading import Reading, Sources
from lookup_app.geocoding.reading.whole.near_names import (
    nearest_anywhere,
    nearest_in_state,
    spellings_in_state,
)
from lookup_app.geocoding.reading.whole.state_names import seeming_state, state_called
from lookup_app.geocoding.reading.whole.whole_names import read_name
from lookup_app.geocoding.reading.words import filler_words
from lookup_app.geocoding.reading.words.cores import is_led_to
from lookup_app.states import BY_CODE, SPELLINGS, STATES

_LONGEST_BARE_NAME = 4
_LONGEST_STATE_NAME = 3
# Letters of a misspelled state: fewer are no state, and only more may have two slips.
_SHORTEST_STATE, _LONG_NAME = 5, 7
_MOST_GLUED = 3
_SHORTEST_GLUED = 4
_GLUED_BEGINNINGS = ("st", "ft", "mt", "north", "south", "east", "west")
# The longest first: "tulsaoklahoma" before "…ma".
_GLUED_STATES = sorted(
    [(glued(key(state.name)), state.code) for state in STATES]
    + [(state.code.lower(), state.code) for state in STATES],
    key=lambda spelled: -len(spelled[0]),
)


def read_other_name(reading: Reading) -> Outcome | None:
    """A former or foreign name, unless a larger town is spelled almost like it."""
    for core in reading.spans:
        named = [] if is_spelled_right(core) else reading.sources.store.named(key_of(core))
        if other := choose.by_other_name(named):
            near = _bare(reading.of(core)) if isinstance(other, Found) else None
            if not (isinstance(near, Found) and isinstance(other, Found)):
                return other
            return max((other, near), key=lambda one: choose.people(one.place))
    return None


def read_glued_name(reading: Reading) -> Outcome | None:
    """ "tulsaok", "stlouismo", "northtulsa": town and state, direction and town without a space."""
    for core in reading.spans:
        if len(core) > _MOST_GLUED or all_everyday(core) or core[-1] in SPELLINGS:
            continue
        name = glued(key_of(core))
        for town, code in _cuts(name):
            if outcome := choose.in_state(_good(reading.sources.store.named_glued(town, code))):
                return corrected(outcome)
        if len(core) == 1 and (outcome := _beginning_glued(name, reading)):
            return outcome
    return None


def _cuts(name: str) -> Iterator[tuple[str, str]]:
    """A town of four letters or more before a state's name or code; "stlouis" is filed under
    "saint"."""
    for spelling, code in _GLUED_STATES:
        town = name.removesuffix(spelling)
        if len(town) >= _SHORTEST_GLUED and town != name:
            yield town, code
            yield from ((key(begin) + rest, code) for begin, rest in _beginnings(town))


def _beginnings(name: str) -> Iterator[tuple[str, str]]:
    """ "stlouis", "northtulsa": what the name begins with, and the rest of it."""
    for begin in _GLUED_BEGINNINGS:
        rest = name.removeprefix(begin)
        if rest != name and len(rest) > 1:
            yield begin, rest


def _beginning_glued(name: str, reading: Reading) -> Outcome | None:
    """ "stlouis", "northphilly": the town of that name, or the part of the city."""
    for begin, rest in _beginnings(name):
        parted = reading.of((begin, rest))
        if outcome := corrected(read_name(parted)) or read_part_of_city(parted):
            return outcome
    return None


def _good(named: Sequence[Named]) -> list[Named]:
    return [n for n in named if n.grade <= Grade.AS_GOOD and n.place.kind in ("city", "county")]


def read_misspelled_town_in_state(reading: Reading) -> Outcome | None:
    """The whole name misspelled, its state right; part of a city comes after that."""
    words, text = reading.words, reading.query.text
    for core in reading.spans:
        # "My mom is in rehab" does not speak of Indiana.
        is_word = filler_words.is_everyday_code(core[-1], text)
        is_link = is_word and filler_words.is_link(core[-1])
        if is_link and words[-len(core) :] != tuple(core):
            continue
        for name, state in state_endings(core, text):
            # "Dallas GA or surrounding" is not in Oregon.
            is_said = filler_words.around_words(name) or (is_word and name[-1] in SPELLINGS)
            if is_said or not is_led_to(name, words):
                continue
            # "Near Gary in": what is spelled right is read with less doubt further on.
            if is_link and named_in_state(name, state, reading.sources.store):
                return None
            if outcome := nearest_in_state(name, state, reading.sources):
                return outcome
    return None


def read_unknown_in_state(reading: Reading) -> Outcome | None:
    """ "Bartow, MI": no name that is known there; its state and the spellings near it."""
    words, sources = reading.words, reading.sources
    if seeming_state(reading) is None:
        return None
    for core in reading.spans:
        for name, code in state_endings(core, reading.query.text):
            state = sources.store.by_id(code.lower())
            if state is None or len(name) > _LONGEST_BARE_NAME or not is_led_to(name, words):
                continue
            if filler_words.around_words(name):
                continue
            if outcome := spellings_in_state(name, state, sources):
                return outcome
    return None


def read_misspelled_name(reading: Reading) -> Outcome | None:
    """A misspelled state, or a misspelled name without one, among the words."""
    if filler_words.names_a_facility(reading.words) or seeming_state(reading):
        return None
    for core in reading.spans:
        if not is_led_to(core, reading.words):
            continue
        outcome = _town_with_misspelled_state(core, reading.sources) or _state(reading.of(core))
        is_name = not reading.sources.nicknames.is_no_place(key_of(core))
        if outcome is None and is_name and len(core) <= _LONGEST_BARE_NAME:
            outcome = _bare(reading.of(core))
        if outcome:
            return outcome
    return None


def _bare(reading: Reading) -> Outcome | None:
    """A misspelled town without its state, where no town elsewhere has just that name."""
    abroad = reading.sources.abroad.by_town(reading.words)
    return None if abroad else nearest_anywhere(reading.words, reading.sources)


def _state(reading: Reading) -> Outcome | None:
    """A misspelled state; "newyork" is asked about as "New York" is."""
    code = _nearest_state(reading.words, reading.sources)
    return corrected(state_called(BY_CODE[code].name, reading.sources.store)) if code else None


def _nearest_state(words: Sequence[str], sources: Sources) -> str | None:
    """The code of the state whose name is nearest to the words."""
    name = glued(key_of(words))
    if len(name) < _SHORTEST_STATE or all_everyday(words) or is_spelled_right(words):
        return None
    states = sources.slips.states(name)
    near = [n for n in states if n.slips <= 1 or _may_lack_two(name, BY_CODE[n.filed].name)]
    best = {n.filed for n in near if n.slips == near[0].slips}
    return best.pop() if len(best) == 1 else None


def _may_lack_two(name: str, state: str) -> bool:
    """Whether a name is two slips from a state's: "Tenesee", but not "Garland" for Maryland."""
    is_nearly_long = len(name) == _LONG_NAME < len(state) and state.lower()[0] == name[0]
    return len(name) > _LONG_NAME or is_nearly_long


def _town_with_misspelled_state(words: Sequence[str], sources: Sources) -> Outcome | None:
    """A town, misspelled or not, with its state misspelled."""
    for name, state in _misspelled_state_endings(words, sources):
        outcome = named_in_state(name, state, sources.store)
        if outcome := outcome or nearest_in_state(name, state, sources):
            return corrected(outcome)
    return None


def _misspelled_state_endings(
    words: Sequence[str], sources: Sources
) -> Iterator[tuple[Sequence[str], str]]:
    """Ways to cut the words into a name and a misspelled state behind it."""
    for length in range(_LONGEST_STATE_NAME, 0, -1):
        if length < len(words) and (code := _nearest_state(words[-length:], sources)):
            yield words[:-length], code
