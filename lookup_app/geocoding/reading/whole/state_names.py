"""Reading words as a state, a territory, or a part of one."""

from collections.abc import Sequence

from lookup_app.folding import key, key_of
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.data.said_words import SAID
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import named_anywhere, named_exactly, named_in_state
from lookup_app.geocoding.reading.names.states_beside import state_endings, state_of
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.words.filler_words import (
    is_direction,
    is_everyday_code,
    names_a_part,
)
from lookup_app.places import Place
from lookup_app.states import SPELLINGS

_LONGEST_STATE = 5
# "West New York" is a town of so many people rather than the west of the state.
_PART_PEOPLE = 10_000
# "Palo Alto VA" is a hospital of Veterans Affairs, in a town of so many people.
_OF_VETERANS = "VA"
_CLINIC_PEOPLE = 5_000
_MOST_CLINICS = 4
_PARTS_OF = SAID["parts_of_states"] | SAID["directions"]


def read_state(reading: Reading) -> Outcome | None:
    """A state written in any way; an everyday word is one in capitals only."""
    words = reading.words
    if state_of(words) is None:
        return None
    if len(words) == 1 and is_everyday_code(words[0], reading.query.text):
        return None
    return _school_or_state(reading) or state_called(reading.filed, reading.sources.store)


def _school_or_state(reading: Reading) -> Outcome | None:
    """ "Ohio State", "UTA": the university or the state? "Washington State" is not the city."""
    words, sources = reading.words, reading.sources
    known = sources.nicknames.read(reading.filed)
    if (
        words[-1] != "state"
        or reading.query.parts[-1] == ("state",)
        or isinstance(known, Ambiguous)
    ):
        return known if isinstance(known, Ambiguous) else None
    school = sources.nicknames.read(f"{reading.filed} university")
    state = state_called(key_of(words[:-1]), sources.store)
    if isinstance(school, Found) and isinstance(state, Found):
        return Ambiguous((school.place, state.place))
    return None


def state_called(name: str, store: Store) -> Outcome | None:
    """The state of a name; asks where a large town has the same."""
    filed = key(name)
    code = SPELLINGS.get(filed)
    state = store.by_id(code.lower()) if code else None
    if state is None:
        return None
    towns = [
        named.place
        for named in store.named(filed)
        if named.place.name == state.name
        and named.place.kind == "city"
        and choose.people(named.place) >= choose.LARGE_TOWN
    ]
    return Ambiguous((*towns, state)) if towns else Found(state)


def part_of_town_or_state(reading: Reading) -> Outcome | None:
    """ "East LA", "downtown LA": the part of Los Angeles, or the state? The person knows."""
    words, store = reading.words, reading.sources.store
    state = SPELLINGS.get(words[-1])
    *parts, code = words
    if not parts or state is None or not all(map(names_a_part, parts)):
        return None
    town = reading.sources.nicknames.read_like_a_code((code,))
    if not isinstance(town, Found):
        return None
    name = (*parts, *key(town.place.name).split())
    part = named_in_state(name, town.place.state, store)
    if part is None and len(parts) > 1:
        part = named_in_state(parts, town.place.state, store)
    near = part.place if isinstance(part, Found) else town.place
    whole = store.by_id(state.lower())
    return Ambiguous((near, whole)) if whole else Found(near, "approximate")


def seeming_state(reading: Reading) -> str | None:
    """The code of the state that stands behind an unknown name."""
    words, query = reading.words, reading.query
    is_apart = len(query.parts) > 1 and len(query.parts[-1]) == 1
    for _, code in state_endings(words, query.text):
        if is_apart or not is_everyday_code(words[-1], query.text):
            return code
    return None


def read_part_of_state(reading: Reading) -> Outcome | None:
    """ "central Florida", "SW OK", "sunny southern California": the state, said to be larger."""
    if reading.filed in SPELLINGS:
        return None
    words, text = reading.words, reading.query.text
    for length in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
        for name, rest in (
            (words[-length:], words[:-length]),
            (words[:length], words[length:]),
        ):
            code = state_of(name)
            if code and all(word in _PARTS_OF for word in rest) and not _is_said(name, rest, text):
                state = reading.sources.store.by_id(code.lower())
                return Found(state, "region") if state else None
    return None


def _is_said(name: Sequence[str], rest: Sequence[str], text: str) -> bool:
    """ "oh no", "in or": everyday words that only look like a code and a direction; "West LA VA"
    is in Los Angeles."""
    is_city = rest[-1] == "la" and rest[-2:-1] not in ((), ("de",), ("en",))
    is_code = len(name) == 1 and is_everyday_code(name[0], text)
    return is_city or (is_code and all_everyday(rest))


def read_part_or_town(reading: Reading) -> Outcome | None:
    """ "West Texas" is a part of Texas; "West, Texas" is a town."""
    if len(reading.query.parts) == 1 and is_direction(reading.words[0]):
        part = read_part_of_state(reading)
        return part and (_town_like_a_part(part, reading) or part)
    return None


def _town_like_a_part(part: Outcome, reading: Reading) -> Outcome | None:
    """ "East New York", "West Plains MO"; "Central SC" is the town or the middle of the state."""
    words, store = reading.words, reading.sources.store
    whole = named_anywhere(words, store)
    if any(p.kind == "neighborhood" or choose.people(p) >= _PART_PEOPLE for p in places_of(whole)):
        return whole
    for name, state in state_endings(words, reading.query.text):
        town = named_exactly(name, state, store)
        if town and len(name) > 1:
            return town
        if isinstance(town, Found) and words[-1] == state.lower():
            return Ambiguous((town.place, *places_of(part)))
    return None


def read_town_of_other_state(reading: Reading) -> Outcome | None:
    """ "Chicago, Ohio": the large town elsewhere or the state? The person knows."""
    store = reading.sources.store
    for name, code in state_endings(reading.words):
        if base := _base_with_clinic(name, code, reading):
            return base
        towns = _known_by_name(named_anywhere(name, store), code, reading)
        towns = towns or _in_town_like(code, name, reading)
        state = store.by_id(code.lower())
        if towns and state:
            return Ambiguous((*towns, state))
    return None


def _in_town_like(code: str, name: Sequence[str], reading: Reading) -> tuple[Place, ...]:
    """ "San Pedro, LA": a neighborhood of the town that the code stands for, too."""
    town = reading.sources.nicknames.read_like_a_code((code.lower(),))
    if not isinstance(town, Found):
        return ()
    named = reading.sources.store.named(key_of(name), town.place.state)
    return tuple(n.place for n in named if n.place.city == town.place.name)[:1]


def _base_with_clinic(name: Sequence[str], code: str, reading: Reading) -> Outcome | None:
    """ "Fort Hood VA": a base or landmark of the tables, with a clinic of Veterans Affairs."""
    if code != _OF_VETERANS or len(reading.query.parts) > 1:
        return None
    known = reading.sources.nicknames.read(key_of(name))
    return known if isinstance(known, Found) and known.match == "approximate" else None


def _known_by_name(elsewhere: Outcome | None, code: str, reading: Reading) -> tuple[Place, ...]:
    """The town elsewhere that is so large that its name is known; of "Tomah VA" and "Chillicothe
    VA" the towns that may have a clinic of Veterans Affairs."""
    towns = [place for place in places_of(elsewhere) if place.kind == "city"]
    if code == _OF_VETERANS and len(reading.query.parts) == 1:
        return tuple(p for p in towns if choose.people(p) >= _CLINIC_PEOPLE)[:_MOST_CLINICS]
    is_known = isinstance(elsewhere, Found) and any(
        choose.people(p) >= choose.LARGE_TOWN for p in towns
    )
    return tuple(towns) if is_known else ()
