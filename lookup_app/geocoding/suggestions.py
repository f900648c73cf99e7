"""Suggestions while a person types."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from lookup_app.folding import key_of
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Found
from lookup_app.geocoding.reading.names.nicknames import Nicknames
from lookup_app.geocoding.reading.names.states_beside import state_endings
from lookup_app.geocoding.reading.reading import Query
from lookup_app.geocoding.reading.words.cores import after_link
from lookup_app.places import Place
from lookup_app.states import SPELLINGS, STATES

_FEWEST_LETTERS = 2
_AREAS = frozenset({"county", "metro"})


def suggestions(prefix: str, limit: int, store: Store, nicknames: Nicknames) -> tuple[Place, ...]:
    """The largest places whose name starts so, in the state where one is typed already."""
    query = Query.of(prefix)
    text = key_of(query.words)
    if len(text) < _FEWEST_LETTERS:
        return ()
    if text.isdigit():
        return tuple(store.zips_starting_with(text, limit)) if len(text) <= 5 else ()
    found: dict[str, Place] = {}
    for place in chain(
        _with_state(query, limit, store),
        _of_tables(text, store, nicknames),
        store.beginning(text, limit) or store.starting_with(text, (), limit),
        _with_part_of_state(query, limit, store),
    ):
        found.setdefault(place.id, place)
    after = after_link(query.words)
    if not found and after:
        return suggestions(" ".join(after), limit, store, nicknames)
    # Towns before the larger areas that bear their names.
    return tuple(sorted(found.values(), key=lambda place: place.kind in _AREAS))[:limit]


def _of_tables(text: str, store: Store, nicknames: Nicknames) -> Iterator[Place]:
    """What the text is called already: "nyc", "okla"."""
    known = nicknames.read(text)
    if isinstance(known, Found):
        yield known.place
    state = store.by_id(SPELLINGS[text].lower()) if text in SPELLINGS else None
    if state:
        yield state


def _with_state(query: Query, limit: int, store: Store) -> Iterator[Place]:
    """ "Tulsa ok", "tul, ok", "tulsa, o": without a comma the town's name must be whole."""
    if len(query.parts) > 1 and (states := _states_starting(query.parts[-1])):
        name = key_of([word for part in query.parts[:-1] for word in part])
        if code := SPELLINGS.get(" ".join(query.parts[-1])):
            yield from store.starting_with(name, (code,), limit)
        yield from store.starting_with(name, states, limit)
        return
    for town, code in state_endings(query.words):
        yield from store.called(key_of(town), (code,), limit)


def _with_part_of_state(query: Query, limit: int, store: Store) -> Iterable[Place]:
    """ "Portland m" may become Portland, ME; "east m" rather becomes East Moline."""
    *town, letters = query.words
    states = _states_starting((letters,)) if town else ()
    return store.called(key_of(town), states, limit) if states else ()


def _states_starting(words: Sequence[str]) -> tuple[str, ...]:
    """The states that a code or name begun so may become."""
    letters = " ".join(words)
    return tuple(
        state.code
        for state in STATES
        if state.code.lower().startswith(letters) or state.name.lower().startswith(letters)
    )
