"""Suggestions while a person types."""

from lookup_app.geocoding.names import state_endings
from lookup_app.geocoding.nicknames import Nicknames
from lookup_app.geocoding.outcomes import Found
from lookup_app.geocoding.query import Query
from lookup_app.geocoding.states import SPELLINGS, STATES
from lookup_app.geocoding.store import Store
from lookup_app.geocoding.words import key_of
from lookup_app.places import Place

_FEWEST_LETTERS = 2
_AREAS = frozenset({"county", "metro"})


def suggestions(prefix: str, limit: int, store: Store, nicknames: Nicknames) -> tuple[Place, ...]:
    """The largest places whose name starts so, in the state where one is typed already."""
    query = Query.of(prefix)
    words = query.words
    text = key_of(list(words))
    if len(text) < _FEWEST_LETTERS:
        return ()
    if text.isdigit():
        return tuple(store.zips_starting_with(text, limit)) if len(text) <= 5 else ()
    found: dict[str, Place] = {}
    known = nicknames.read(text)
    if isinstance(known, Found):
        found[known.place.id] = known.place
    if code := SPELLINGS.get(text):
        state = store.by_id(code.lower())
        if state:
            found[state.id] = state
    for filed, code in _filed(words, text):
        for place in _starting(filed, code, limit, store):
            found.setdefault(place.id, place)
    # Towns before the larger areas that bear their names.
    return tuple(sorted(found.values(), key=lambda place: place.kind in _AREAS))[:limit]


def _starting(filed: str, code: str | None, limit: int, store: Store) -> list[Place]:
    if code is None and (worked_out := store.beginning(filed, limit)):
        return worked_out
    return store.starting_with(filed, code, limit)


def _filed(words: tuple[str, ...], text: str) -> list[tuple[str, str | None]]:
    """The prefix with the state behind it, where there is one, before the whole prefix."""
    with_state = [(key_of(list(name)), code) for name, code in state_endings(words)]
    if len(words) > 1 and not with_state:
        name = key_of(list(words[:-1]))
        with_state = [(name, code) for code in _states_starting(words[-1])]
    return [*with_state, (text, None)]


def _states_starting(letters: str) -> list[str]:
    """The states that a code or name begun so may become."""
    return [
        state.code
        for state in STATES
        if state.code.lower().startswith(letters) or state.name.lower().startswith(letters)
    ]
