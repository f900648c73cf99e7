"""Two places in one text: "Tulsa or OKC", "I live in Tulsa OK, my son is in Dallas TX"."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from lookup_app.folding import key
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import named_exactly, town_ending
from lookup_app.geocoding.reading.names.states_beside import (
    state_beginnings,
    state_endings,
    state_of,
)
from lookup_app.geocoding.reading.numbers.addresses import looks_like_address
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.whole.statistical_names import goes_over, is_one_name
from lookup_app.geocoding.reading.whole.whole_names import read_name
from lookup_app.geocoding.reading.words.filler_words import (
    in_capitals,
    is_everyday_code,
    is_link,
)
from lookup_app.places import Place, distance_miles
from lookup_app.states import BY_CODE

# Of two towns so near each other the first is answered.
_SAME_PLACE_MILES = 25.0
_LONGEST_NAME = 4
_LONGEST_STATE = 4
_TWO = 2
_MOST_OF_ONE = 5
# Between two places either of which will do; no slash of an address on the web, and a dash apart.
_OR = frozenset({"or", "o"})
_EITHER = _OR | {"and", "y"}
_SLASH = re.compile(r"[^\W\d_](?:[.\s]*[/;]\s*|\s[-\u2013]\s)[^\W\d_]")
# Two small towns further apart are hardly named together.
_TOGETHER_MILES = 150.0


def read_choice(reading: Reading) -> Outcome | None:
    """ "Tulsa or OKC", "Boise/Meridian", "between Macon and Byron": both, to choose from."""
    is_or = not _OR.isdisjoint(reading.words)
    for first, second in _halves(reading):
        pairs = [
            (one, other)
            for one in _places_said(reading.of(first))
            for other in _places_said(reading.of(second))
            if one.id != other.id and (is_or or _go_together(one, other))
        ]
        if pairs:
            # Of several Meridians the one near Boise.
            pair = min(pairs, key=lambda pair: distance_miles(pair[0].point, pair[1].point))
            # A state stands first only where it is offered for want of a place.
            return Ambiguous(tuple(sorted(pair, key=lambda place: place.kind == "state")))
    return None


def _go_together(one: Place, other: Place) -> bool:
    """ "Black and white" are no towns of Alabama and Georgia; "Omaha and Denver" may be."""
    if (one.kind == "state") != (other.kind == "state"):
        return False  # "Kansas City; Missouri; USA"
    is_near = distance_miles(one.point, other.point) <= _TOGETHER_MILES
    return is_near or min(choose.people(one), choose.people(other)) >= choose.OTHER_NAME_PEOPLE


def _halves(reading: Reading) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What stands on either side of an "or", an "and", a slash or a semicolon: "Durham/Chapel Hill
    NC" first with the state that is named once."""
    words, parts, store = reading.words, reading.query.parts, reading.sources.store
    cuts = [
        (words[:at], words[at + 1 :])
        for at, word in enumerate(words)
        if word in _EITHER and not goes_over(words, at, at + 1, store)
        if not _is_oregon(words[:at], word, reading)
    ]
    slash = _SLASH.search(reading.query.text)
    if slash and not _is_one(parts[:2], store):
        size = len(key(reading.query.text[: slash.start() + 1]).split())
        cuts += [(words[:size], words[size:])]
    for first, second in filter(all, cuts):
        state = None if is_everyday_code(second[-1], reading.query.text) else state_of(second)
        # "Astoria or from Dallas" is in Oregon; "Texarkana TX/AR" are two.
        if state or not (all_everyday(first) or all_everyday(second) or second[0] == "from"):
            twice = state_endings(first) if state else ()
            yield from ((first, (*name, *second)) for name, _ in twice)
            yield from (((*first, *_named(code)), second) for _, code in state_endings(second))
            yield from ((first, (*second, *_named(code))) for _, code in state_endings(first))
            yield first, second


def _is_one(parts: Sequence[Sequence[str]], store: Store) -> bool:
    """ "Winston-Salem", "AR / Evansville": one name, or a state and a town of it."""
    return is_one_name(parts, store) or any(
        named_exactly(name, code, store)
        for name, code in state_beginnings([word for part in parts for word in part])
        if state_of(parts[0]) == code
    )


def _is_oregon(before: Sequence[str], word: str, reading: Reading) -> bool:
    """ "Portland OR, my son is in Philadelphia PA"."""
    is_code = word == "or" and in_capitals(word, reading.query.text)
    return is_code and town_ending(before, "OR", reading.sources.store) is not None


def _named(state: str) -> Sequence[str]:
    return key(BY_CODE[state].name).split()


def _places_said(reading: Reading) -> Sequence[Place]:
    """The state, the town or the towns that the words name once those around it are off."""
    for core in reading.spans:
        is_word = is_everyday_code(core[-1], reading.query.text)
        code = None if is_word else state_of(core)
        state = reading.sources.store.by_id(code.lower()) if code else None
        if state:
            return (state,)
        outcome = read_name(reading.of(core))
        if towns := [place for place in places_of(outcome) if place.kind == "city"]:
            return towns
    return ()


def read_two_places(reading: Reading) -> Outcome | None:
    """The first of two towns near each other; of two far apart both, to choose from."""
    if looks_like_address(reading.query):
        return None
    # "In Wayne, Ohio" may be a county alone.
    said = [places for places in _towns_said(reading) if any(p.kind == "city" for p in places)]
    if len(said) < _TWO:
        return None
    first, second = ([p for p in places if p.kind == "city"] for places in said[:_TWO])
    one, other = min(product(first, second), key=_apart)
    if _apart((one, other)) <= _SAME_PLACE_MILES:
        return Found(one, "approximate")
    return Ambiguous((*first[:_MOST_OF_ONE], *second[:_MOST_OF_ONE]))


def _apart(pair: tuple[Place, Place]) -> float:
    return distance_miles(pair[0].point, pair[1].point)


def _towns_said(reading: Reading) -> Iterator[Sequence[Place]]:
    """In order: towns with their states, and large towns that a clause leads to with "in"."""
    clause: list[str] = []
    for part in reading.query.parts:
        if clause and not _goes_on(clause, part, reading):
            yield from _led_to(clause, reading)
            clause = []
        for word in part:
            clause.append(word)
            if town := _with_its_state(clause, len(part) == 1, reading):
                yield places_of(town)
                clause = []
    yield from _led_to(clause, reading)


def _goes_on(clause: Sequence[str], part: Sequence[str], reading: Reading) -> bool:
    """Whether the part begins with the state of the town before it: "Home: Tulsa | OK Work"."""
    return any(
        _with_its_state((*clause, *part[:length]), len(part) == 1, reading)
        for length in range(1, _LONGEST_STATE + 1)
    )


def _with_its_state(words: Sequence[str], is_apart: bool, reading: Reading) -> Outcome | None:
    """The town and state that the words end in; "or" and "me" are states in capitals or apart."""
    if not is_apart and is_everyday_code(words[-1], reading.query.text):
        return None
    for name, state in state_endings(words):
        if not all_everyday(name):
            return town_ending(name, state, reading.sources.store)
    return None


def _led_to(clause: Sequence[str], reading: Reading) -> Iterator[Sequence[Place]]:
    """What the last "in" of a clause leads to, if it may be a large town and ends the clause."""
    at = next((n for n in range(len(clause) - 2, -1, -1) if is_link(clause[n])), len(clause))
    name = clause[at + 1 :]
    outcome = read_name(reading.of(name)) if 0 < len(name) <= _LONGEST_NAME else None
    if choose.has_large_town(outcome):
        yield places_of(outcome)
