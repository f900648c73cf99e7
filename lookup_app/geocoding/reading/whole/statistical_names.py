"""Names as statistics write them: "Chicago-Naperville-Elgin, IL-IN", "Butte-Silver Bow (balance)".

The first town of such a name is the principal one.
"""

import re
from collections.abc import Sequence

from lookup_app.folding import key_of
from lookup_app.folding import words as words_of
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, approximate
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import is_town, with_state
from lookup_app.geocoding.reading.names.states_beside import state_endings
from lookup_app.geocoding.reading.numbers.addresses import looks_like_address
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.words.cores import cores
from lookup_app.places import distance_miles
from lookup_app.states import BY_CODE

_GOVERNMENT = re.compile(
    r"\(balance\)|\b(?:unified|consolidated|metro(?:politan)?) government\b|\burban county\b", re.I
)
_AREA = re.compile(r"\b(?:(?:metro|micro)(?:politan)?(?: statistical)?(?: area)?|[mc]sa)\s*$", re.I)
_HYPHEN = re.compile(r"(?<=\w)\s?(?:--|[-\u2013\u2014])(?=\w)")
_HYPHEN_OR_SLASH = re.compile(rf"{_HYPHEN.pattern}|/")
# From the principal town to what is named behind it.
_TOGETHER_MILES = 60.0
# Words of a town's name on one side of its hyphen.
_LONGEST_PIECE = 3

_Names = Sequence[Sequence[str]]


def read_statistical_name(reading: Reading) -> Outcome | None:
    """The principal town of a metro area, or the town that is one with its county."""
    text = reading.query.text
    plain = _AREA.sub("", _GOVERNMENT.sub(" ", text))
    is_government = bool(_GOVERNMENT.search(text))
    pieces = (_HYPHEN_OR_SLASH if is_government else _HYPHEN).split(plain)
    if looks_like_address(reading.query) or not (is_government or len(pieces) > 1):
        return None
    store = reading.sources.store
    spoken = [words_of(piece) for piece in pieces]
    if is_one_name(spoken, store):
        return None
    names, states = _names_and_states(spoken)
    if len(names) == 1:
        return with_state((*names[0], states[0].lower()), store) if states else None
    # "Scranton--Wilkes-Barre", "Winston-Salem-Greensboro": the longest first town.
    for cut in range(len(names) - 1, 0, -1):
        first, others = _joined(names[:cut]), names[cut:]
        for core in (first, *cores(first)):
            if outcome := _principal(core, others, states, store):
                return approximate(outcome)
    return None


def is_one_name(pieces: _Names, store: Store) -> bool:
    """Whether a name goes over all the hyphens or slashes: "Asan-Maina", "Allston/Brighton"."""
    words = _joined(pieces)
    last = len(words) - len(pieces[-1])
    return last > 0 and goes_over(words, len(pieces[0]), last, store)


def goes_over(words: Sequence[str], first: int, last: int, store: Store) -> bool:
    """Whether a name begins before the first and ends behind the last of these places between
    words: "Lake in the Hills", "Lewis and Clark"."""
    return any(
        is_town(words[start:stop], store, ("city", "county"))
        for start in range(max(0, first - _LONGEST_PIECE), first)
        for stop in range(last + 1, min(len(words), last + _LONGEST_PIECE) + 1)
    )


def _principal(
    name: Sequence[str], others: _Names, states: Sequence[str], store: Store
) -> Outcome | None:
    """The town of the name, if the others are places, too, and not words ("drop-in")."""
    if not states:
        return _large_cities((name, *others), store) or _beside(name, others[0], store)
    if not _are_known(others, states, store):
        return None
    # "Dallas-Fort Worth" is an airport, too.
    named = store.named(key_of(name), states[0])
    return choose.in_state([one for one in named if one.place.kind == "city"])


def _are_known(names: _Names, states: Sequence[str], store: Store) -> bool:
    """Whether the states have all these names; "Wilkes", "Barre" may be one."""
    return not names or any(
        _are_known(names[cut:], states, store)
        for cut in (1, 2)
        if cut <= len(names)
        and any(store.named(key_of(_joined(names[:cut])), state) for state in states)
    )


def _joined(names: _Names) -> Sequence[str]:
    return [word for name in names for word in name]


def _names_and_states(
    pieces: list[list[str]],
) -> tuple[_Names, Sequence[str]]:
    """The names without their states, and the states in order: "Elgin, IL", "IN"."""
    states: list[str] = []
    while len(pieces) > 1 and len(pieces[-1]) == 1 and pieces[-1][0].upper() in BY_CODE:
        states.insert(0, pieces.pop()[0].upper())
    for name, state in state_endings(pieces[-1]):
        return [*pieces[:-1], name], [state, *states]
    return pieces, states


def _beside(name: Sequence[str], other: Sequence[str], store: Store) -> Outcome | None:
    """The largest town of the name that has the other near it: "Athens-Clarke County"."""
    for town in choose.towns_named(store.named(key_of(name))):
        near = (named.place.point for named in store.named(key_of(other), town.state))
        if any(distance_miles(town.point, point) <= _TOGETHER_MILES for point in near):
            return Found(town)
    return None


def _large_cities(names: _Names, store: Store) -> Outcome | None:
    """ "Dallas-Houston": large cities, to choose from; the first of those near each other."""
    largest = [choose.towns_named(store.named(key_of(name)))[:1] for name in names]
    cities = [city for (city,) in filter(None, largest) if choose.people(city) >= choose.LARGE_TOWN]
    if len(cities) < len(names):
        return None
    first, *others = cities
    if all(distance_miles(first.point, city.point) <= _TOGETHER_MILES for city in others):
        return Found(first)
    return Ambiguous(tuple(cities))
