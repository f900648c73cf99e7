"""Street addresses, PO boxes and rural routes: answered by the ZIP or town they name."""

import re
from collections.abc import Iterator, Sequence

from lookup_app.folding import LEADING, key_of, word_set
from lookup_app.geocoding.data.everyday_words import all_everyday, is_a_word
from lookup_app.geocoding.data.named import Grade
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Outcome, OutsideUS, approximate
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import (
    bare_town_ending,
    large_town,
    named_exactly,
    town_ending,
)
from lookup_app.geocoding.reading.names.states_beside import state_endings
from lookup_app.geocoding.reading.reading import Query, Reading
from lookup_app.states import SPELLINGS

_STREETS = word_set(
    "st street ave avenue av blvd boulevard rd road dr drive ln lane ct court pl place way hwy"
    " highway pkwy parkway pike cir circle ter terrace trl trail sq square loop fwy freeway expy"
    " expressway tpke turnpike plaza plz alley aly path broadway route rte rt suite ste apt unit"
    " box km calle avenida carr carretera urb urbanizacion barrio bo sector paseo camino edificio"
    " apartado residencial parcelas bldg floor"
)
_STARTS = re.compile(
    r"(?:#|no\.?|number)?\s*\d+[a-z]?(?:-\d+)?\s+[^\d\s]|p\.?\s?o\.?\s*box\b|box \d|rr\b|hc\b"
    r"|rural route|urb\b|calle\b|carr\b|apartado\b|\d+-\d+\s|[nsew]\d+\s?[nsew]?\d*\s",
    re.I,
)
# Behind a town these go on with a flat, a telephone or the way there.
_BEHIND_TOWN = word_set(
    "apt apartment unit suite ste lot room rm floor bldg number no phone tel cell call on off near"
    " at behind across next apartamento oficina telefono en cerca"
)
_DISTANCES = word_set(
    "mi mile miles km min mins minutes hr hrs hour hours milla millas minutos horas"
)
_DISTRICT = "DC"
# A number and a name: "100 Main St".
_SHORTEST_STREET = 2
# "10 Downing Street, London" is not in Ohio.
_FAR_LARGER = 100


def looks_like_address(query: Query) -> bool:
    """Whether the text has the marks of a street address: a number in front, or a street word."""
    words = query.words
    if len(words) < 2:
        return False
    is_street = has_street_word(words)
    # "25 miles from Tulsa" is none, "8 Mile Rd" is.
    if _STARTS.match(query.text) and (is_street or words[1] not in _DISTANCES):
        return True
    return is_street and any(word.isdigit() for word in words)


def state_in_address(query: Query) -> str | None:
    """The state of an address; "8th Street NE" and "Oregon Pike" name a street and no state."""
    parts = query.parts[1:] or query.parts
    words = [word for part in parts for word in part if not word.isdigit()]
    for rest, state in state_endings(words):
        return None if rest[-1] in _STREETS else state
    # "Mission Viejo, CA - 26137 La Paz Road".
    apart = (SPELLINGS.get(key_of(part)) for part in reversed(parts))
    return next(filter(None, apart), None) or (SPELLINGS.get(key_of(words)) if words else None)


def has_street_word(words: Sequence[str]) -> bool:
    """Whether a word stands for a street, a box or a flat."""
    return not _STREETS.isdisjoint(words)


def read_address(reading: Reading) -> Outcome | None:
    """The town at the end of an address; its ZIP is looked for before."""
    if not looks_like_address(reading.query):
        return None
    words = tuple(word for word in reading.words if not is_zip_like(word))
    return approximate(_town_of_address(reading.of(words or reading.words)))


def _town_of_address(reading: Reading) -> Outcome | None:
    words, store = reading.words, reading.sources.store
    front = before_number(reading.query.words)
    for beginning in (*_beginnings(words), words[: -len(reading.query.parts[-1])]):
        for rest, state in state_endings(beginning):
            if outcome := town_ending(_behind_direction(rest, reading), state, store):
                return outcome
            if state == _DISTRICT:  # "3900 Wisconsin Ave NW DC"
                return named_exactly(("washington",), state, store)
    for part in reversed(reading.query.parts[1:]):
        if outcome := _whole_part(part, store):
            return outcome
    return (
        bare_town_ending(words, store)
        or large_town(front, store)
        or _whole_part(_behind_street(words, store), store)
        or (front == reading.query.parts[0] and _whole_part(front, store))
        or None
    )


def _behind_street(words: Sequence[str], store: Store) -> Sequence[str]:
    """ "100 Main St Girdwood": what stands behind the street, which has a name; "St Thomas" is no
    street."""
    at = max((at for at, word in enumerate(words) if word in _STREETS), default=0)
    is_saint = at and store.named(key_of(words[at:]))
    town = words[at + 1 :]
    return () if at < _SHORTEST_STREET or is_saint or is_a_word(town) else town


def _behind_direction(words: Sequence[str], reading: Reading) -> Sequence[str]:
    """What stands behind the direction of a street: "120 W 200 S Salt Lake City", and "30 Main S,
    Portland", which are not South Salt Lake and South Portland."""
    line = reading.query.parts[0]
    at = max((n for n, word in enumerate(words) if n and _ends_street(n, words, line)), default=-1)
    return words[at + 1 :] or words


def _ends_street(at: int, words: Sequence[str], line: Sequence[str]) -> bool:
    is_at_end = at == len(line) - 1 and line[0].isdigit()
    return words[at] in LEADING and (words[at - 1].isdigit() or is_at_end)


def _beginnings(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words, and what stands before a flat or a telephone: "12 Oak St, Tulsa OK #3"."""
    yield words
    for at in range(len(words) - 1, 1, -1):
        is_cut = words[at] in _BEHIND_TOWN or words[at][0].isdigit()
        # "100 Bristol Ct Apt 3, Peoria" is not in Connecticut.
        if is_cut and (words[at - 1] not in _STREETS or has_street_word(words[: at - 1])):
            yield words[:at]


def before_number(words: Sequence[str]) -> Sequence[str]:
    """The town in front, "Chicago, 233 S Wacker Dr"; a street word there begins the address."""
    first = next((n for n, word in enumerate(words) if word[0].isdigit()), 0)
    return () if has_street_word(words[1:first]) else words[:first]


def _whole_part(part: Sequence[str], store: Store) -> Outcome | None:
    if all_everyday(part) or any(word.isdigit() or word in _STREETS for word in part):
        return None
    filed = key_of(part)
    named = [n for n in store.named(filed) if n.grade <= Grade.AS_GOOD]
    elsewhere = store.foreign(filed)
    largest = max((choose.people(n.place) for n in named), default=0)
    if elsewhere and elsewhere[1] >= _FAR_LARGER * largest:
        return OutsideUS(elsewhere[0])
    return choose.anywhere(named) if named else None


def is_zip_like(word: str) -> bool:
    """Whether a word is as long as a ZIP code, or a ZIP+4 written in one."""
    return word.isdigit() and len(word) in (5, 9)
