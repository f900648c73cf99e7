"""A ZIP code in longer text, where not every number of five digits is one."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from lookup_app.folding import glued, key, key_of
from lookup_app.geocoding.data.said_words import SAID
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, corrected, places_of
from lookup_app.geocoding.reading.names.lookup import named_anywhere, with_state
from lookup_app.geocoding.reading.names.states_beside import state_beginnings, state_endings
from lookup_app.geocoding.reading.numbers.addresses import (
    before_number,
    has_street_word,
    is_zip_like,
    looks_like_address,
    state_in_address,
)
from lookup_app.geocoding.reading.reading import Query, Reading
from lookup_app.geocoding.reading.words.cores import are_plain, goes_on
from lookup_app.geocoding.reading.words.filler_words import is_everyday_code
from lookup_app.places import Place, distance_miles
from lookup_app.states import SPELLINGS

_ONE = re.compile(r"(\d{5})(?:-\d{4})?(?!\d)")
# After these a number counts boxes, flats and roads.
_COUNTS = SAID["counted"]
# Of these some have names.
_ROADS = frozenset({"highway", "hwy", "route"})
# Where ZIPs begin with 0, spreadsheets lose it, and four digits are left.
_SHORT_ZIP = 4
_WITHOUT_ZERO = re.compile(r"^(?P<first>\d{4})(?= \D+$)|(?<!\d)(?P<last>\d{3,4})(?:-\d{4})?$")
_SAME_PLACE_MILES = 40.0
_LONGEST_STATE = 3
# A slip or two for the post office of the ZIP.
_SLIPS = 2


def _zip_inside(query: Query, store: Store, state: str | None) -> Place | None:
    """The ZIP that an address or "City, ST ZIP" ends in, believed only where it fits the state."""
    for token, before in reversed(list(_tokens(query))):
        place = store.by_id(token)
        if place is None or place.kind != "zip":
            continue
        if before in _COUNTS and not _is_behind_road(token, before, query.words):
            continue
        if state and place.state != state and not _is_post_office(place, query):
            continue
        # In front it is a house number, unless the state says otherwise.
        if query.text.startswith(token) and not state:
            continue
        return place
    return _without_leading_zero(query, store, state)


def _is_behind_road(token: str, before: str, words: Sequence[str]) -> bool:
    """ "8495 Crater Lake Highway 97503": a house in front, and the road has a name of its own."""
    is_road = before in _ROADS and words[-1] == token and words[0].isdigit()
    return is_road and words[-3] not in _COUNTS


def _is_post_office(place: Place, query: Query) -> bool:
    """ "Washington 20009", "Kansas City 64111": its post office, though a state is called so."""
    return f" {key(place.city or '')} {place.id} " in f" {key_of(query.words)} "


def _tokens(query: Query) -> Iterator[tuple[str, str]]:
    """Each five-digit number with the word before it."""
    for found in _ONE.finditer(query.text):
        before = query.text[: found.start()]
        if before and (before[-1].isalnum() or before[-1] in ".-#"):
            continue
        # "Highway 30116" is a road; the number in "Kings Highway, 65401" is not.
        word = re.search(r"([A-Za-z#]+)[^\w,]*$", before)
        yield found[1], word[1].lower() if word else ""


def _without_leading_zero(query: Query, store: Store, state: str | None) -> Place | None:
    found = _WITHOUT_ZERO.search(query.text)
    said = query.words[1:] if found and found["first"] else query.words[-2:-1]
    if not found or SPELLINGS.get(" ".join(said)) != state:
        return None
    place = store.by_id((found["first"] or found["last"]).zfill(5))
    return place if place and place.state == state else None


def _agreed(zip_place: Place, named: Outcome | None) -> Outcome:
    """The ZIP where the town beside it fits; both to choose from where they are far apart."""
    if not isinstance(named, Found) or named.place.kind in ("state", "county"):
        return Found(zip_place)
    is_near = distance_miles(zip_place.point, named.place.point) <= _SAME_PLACE_MILES
    # "Mc Lean" and "McLean" are one name.
    names = [glued(key(name or "")) for name in (named.place.city, named.place.name)]
    is_one = is_near or glued(key(zip_place.city or "")) in names
    return Found(zip_place) if is_one else Ambiguous((named.place, zip_place))


def read_zip_in_text(reading: Reading) -> Outcome | None:
    """The ZIP code among the words; None where there is none to believe."""
    words, query, store = reading.words, reading.query, reading.sources.store
    named = [
        word
        for word in words
        if not (is_zip_like(word) or (word.isdigit() and len(word) == _SHORT_ZIP))
    ]
    if len(named) == len(words):
        return None
    if first := _zip_in_front(named, reading):
        return first
    place = _zip_inside(query, store, _state_beside_zip(named, query))
    if place is None or (query.text.startswith(place.id) and has_street_word(_behind_saint(named))):
        return _without_number(named, query, store)
    if looks_like_address(query) and not query.text.startswith(place.id):
        return Found(place, "approximate")
    if SPELLINGS.get(key_of(named)) == place.state:  # "New York 14201" is not in the city
        return Found(place)
    return _agreed(place, _town(named, store))


def _zip_in_front(named: Sequence[str], reading: Reading) -> Outcome | None:
    """ "33602 rehab", "02134 Boston": a ZIP where the rest is no street but agrees with it."""
    query, store = reading.query, reading.sources.store
    place = store.by_id(query.words[0])
    if place is None or place.kind != "zip":
        return None
    if _is_house_number(query):
        return None
    # "06118 CT" is in Connecticut, and no court.
    lengths = range(1, _LONGEST_STATE + 1)
    is_in_state = any(SPELLINGS.get(key_of(named[:length])) == place.state for length in lengths)
    if is_in_state or goes_on(query.words[1:]):
        return Found(place)
    if has_street_word(_behind_saint(named)):
        town = _town(before_number(query.words[1:]), store)
        return Found(place, "approximate") if _agrees(place, town) else None
    if are_plain(named) or _is_near_spelling(place.city, named) or _leads(place.city, named):
        return Found(place)
    town = _town(named, store)
    if _agrees(place, town) or _agrees(place, reading.sources.nicknames.read(key_of(named))):
        return Found(place)
    return Ambiguous((place, *places_of(town)[:5])) if town and not _names_state(named) else None


def _is_house_number(query: Query) -> bool:
    """ "26229 US-119 N, Belfry KY 41514": the ZIP stands at the end."""
    is_address = looks_like_address(query) and not are_plain(query.words[1:-1])
    return is_address and is_zip_like(query.words[-1])


def _behind_saint(named: Sequence[str]) -> Sequence[str]:
    """ "00801 St Thomas" begins with no street."""
    return named[1:] if named[:1] == ["st"] else named


def _town(named: Sequence[str], store: Store) -> Outcome | None:
    return with_state(named, store) or named_anywhere(named, store)


def _agrees(place: Place, town: Outcome | None) -> bool:
    """Whether the town, or one that it may be, is where the ZIP is."""
    return any(_agreed(place, Found(one)) == Found(place) for one in places_of(town))


def _is_near_spelling(city: str | None, named: Sequence[str]) -> bool:
    """ "60601 chicgo": a slip for the post office of the ZIP."""
    return bool(city) and OSA.distance(key(city or ""), key_of(named)) <= _SLIPS


def _leads(city: str | None, named: Sequence[str]) -> bool:
    """ "78704 Austin TX South Lamar": the post office of the ZIP comes first behind it."""
    return bool(city) and f"{key_of(named)} ".startswith(f"{key(city or '')} ")


def _names_state(named: Sequence[str]) -> bool:
    return any(True for _ in (*state_endings(named), *state_beginnings(named)))


def _without_number(named: Sequence[str], query: Query, store: Store) -> Outcome | None:
    """ "Miami FL 3310": the town, where the number is no ZIP code and no house."""
    return None if looks_like_address(query) else corrected(with_state(named, store))


def _state_beside_zip(named: Sequence[str], query: Query) -> str | None:
    """The state that a ZIP has to lie in to be believed."""
    if looks_like_address(query):
        return state_in_address(query)
    # "I live in 60629" speaks neither of Indiana nor of Idaho.
    behind = () if _is_everyday(named[-1:], query) else state_endings(named)
    before = () if _is_everyday(named[:1], query) else state_beginnings(named)
    states = (state for _, state in (*behind, *before))
    alone = None if len(named) == 1 and _is_everyday(named, query) else named
    return next(states, None) or SPELLINGS.get(key_of(alone or ()))


def _is_everyday(word: Sequence[str], query: Query) -> bool:
    return any(is_everyday_code(one, query.text) for one in word)
