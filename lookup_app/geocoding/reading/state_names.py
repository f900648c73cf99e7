"""Reading words as a state, a territory, or a part of one."""

from collections.abc import Sequence

from lookup_app.folding import key_of, word_set
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome
from lookup_app.geocoding.reading import choose
from lookup_app.geocoding.reading.names import state_endings
from lookup_app.states import SPELLINGS

# Codes and abbreviations that are everyday words: alone they count in capitals only.
_EVERYDAY = word_set(
    "al as co de del hi id in la ma me oh ok or pa va miss ill wash mass ore ark mont ind cal verm"
    " virg flor flo bama penn"
)
_PARTS_OF = word_set(
    "north south east west northern southern eastern western central middle mid upper lower"
    " upstate downstate northeast northwest southeast southwest northeastern northwestern"
    " southeastern southwestern n s e w ne nw se sw so no rural coastal sunny greater the in outer"
    " panhandle interior"
    " mountains mountain coast beaches beach foothills piedmont border area desert hills plains"
    " suburbs state of deep far norte sur este oeste centro del de el la"
)


def read_state(words: Sequence[str], text: str, store: Store) -> Outcome | None:
    """A state written in any way; asks where a large town has the same name."""
    filed = key_of(list(words))
    code = SPELLINGS.get(filed)
    if code is None or (len(words) == 1 and is_everyday_code(words[0], text)):
        return None
    state = store.by_id(code.lower())
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


def is_everyday_code(word: str, text: str) -> bool:
    """Whether a code or abbreviation stands for the everyday word: it is not in capitals."""
    return word in _EVERYDAY and word.upper() not in text


def seeming_state(words: Sequence[str], text: str) -> str | None:
    """The code of the state that stands behind an unknown name."""
    for _, code in state_endings(words):
        if not is_everyday_code(words[-1], text):
            return code
    return None


def read_part_of_state(words: Sequence[str], store: Store) -> Outcome | None:
    """ "central Florida", "SW OK", "sunny southern California": the state, said to be larger."""
    if key_of(list(words)) in SPELLINGS:
        return None
    for length in range(min(5, len(words) - 1), 0, -1):
        for end in (True, False):
            name = words[-length:] if end else words[:length]
            rest = words[:-length] if end else words[length:]
            code = SPELLINGS.get(key_of(list(name)))
            if code and all(word in _PARTS_OF for word in rest):
                state = store.by_id(code.lower())
                return Found(state, "region") if state else None
    return None
