"""Reading words as the name of a place: with its state before or behind, or bare."""

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from lookup_app.folding import key, key_of
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.data.named import Grade, Named
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Outcome, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.spellings import (
    TYPES,
    TYPES_BEFORE,
    spellings,
    with_other_space,
)
from lookup_app.geocoding.reading.names.states_beside import (
    state_beginnings,
    state_endings,
    state_of,
)
from lookup_app.geocoding.reading.words import filler_words
from lookup_app.places import PlaceKind
from lookup_app.states import SPELLINGS

TOWNSHIPS = frozenset({"township", "twp", "borough"})
# "West Valley, Utah", "Marlboro, CT", "Marco Is, FL".
_OTHER_ENDINGS = (("", " city"), ("boro", "borough"), ("borough", "boro"), (" is", " island"))
_LONGEST_TOWN = 5
_BARE_TOWN_PEOPLE = 30_000


def named_in_state(words: Sequence[str], state: str, store: Store) -> Outcome | None:
    """The place of this name in the state, by any way of writing it, spelled right."""
    if outcome := named_exactly(words, state, store):
        return outcome
    plain = key_of(words)
    for end, meant in _OTHER_ENDINGS:
        filed = plain.removesuffix(end) + meant
        if plain.endswith(end) and (outcome := choose.in_state(store.named(filed, state))):
            return outcome
    return None


def named_exactly(words: Sequence[str], state: str, store: Store) -> Outcome | None:
    """The same without guessing that a "City" was left out."""
    plain = key_of(words)
    is_typed = not TYPES.isdisjoint(words[-1:]) or plain.startswith(TYPES_BEFORE)
    for filed in spellings(words):
        named = store.named(filed, state)
        # "Delta Township" is not Delta County, nor King City in California the town of King.
        if is_typed and filed != plain:
            named = [] if is_town(words, store) else [n for n in named if n.place.kind == "city"]
        if outcome := choose.in_state(named):
            return outcome
    return None


def is_town(words: Sequence[str], store: Store, kinds: Sequence[PlaceKind] = ("city",)) -> bool:
    """Whether a town, or a place of these kinds, somewhere has just this name."""
    named = store.named(key_of(words))
    return any(n.grade <= Grade.AS_GOOD and n.place.kind in kinds for n in named)


def is_said_whole(outcome: Outcome | None, words: Sequence[str]) -> bool:
    """Whether the whole name of the place is in the words: "Honolulu CDP", but not "Cedar Heights"
    for The Heights of Houston, nor "Gull Lake" for Lake County."""
    filed = f" {key_of(words)} "
    return any(f" {key(place.name)} " in filed for place in places_of(outcome))


def _named(filed: str, store: Store) -> Sequence[Named]:
    """What is filed so, or with another space: "lagrange" and "la grange" are one name to most."""
    named, others = store.named(filed), store.named(with_other_space(filed))
    best: dict[str, Named] = {}
    for one in sorted((*named, *others), key=attrgetter("grade")) if others else ():
        best.setdefault(one.place.id, one)
    return tuple(best.values()) or named


def named_anywhere(words: Sequence[str], store: Store) -> Outcome | None:
    """The place of this bare name, or a question."""
    plain = key_of(words)
    is_typed = plain.startswith(TYPES_BEFORE)
    for filed in spellings(words):
        both = _named(filed, store) if filed == plain else store.named(filed)
        named = [n for n in both if n.place.kind == "city" or not is_typed]
        if filed.startswith(TYPES_BEFORE):
            # "City of Danville" is not only Virginia's; "City of Industry" is a whole name.
            named = [n for n in named if n.grade is Grade.OWN_NAME]
        if filed == key_of(words[:-1]):
            # Without a state "Brick City" is not the town of Brick; Upper Darby is a township.
            is_township = words[-1] in TOWNSHIPS
            named = [n for n in named if is_township and n.place.kind == "city"]
            if several := choose.asked(named):
                return several
        if outcome := choose.anywhere(named):
            return outcome
    return None


def with_state(words: Sequence[str], store: Store, text: str = "") -> Outcome | None:
    """ "Tulsa OK", "Oklahoma, Tulsa"; the text says which codes stand in capitals."""
    for name, state in chain(state_endings(words, text), state_beginnings(words, text)):
        if outcome := named_in_state(name, state, store):
            is_county = _says_county(words, text, outcome)
            return (is_county and named_anywhere([*words[:-1], "county"], store)) or outcome
    return _with_everyday_code(words, store)


def _says_county(words: Sequence[str], text: str, outcome: Outcome) -> bool:
    """ "Jefferson co." is no hamlet, nor "jackson co" the county, of Colorado alone."""
    is_typed = words[-1] == "co" and "," not in text and not filler_words.in_capitals("co", text)
    return is_typed and (text.endswith(".") or any(p.kind == "county" for p in places_of(outcome)))


def _with_everyday_code(words: Sequence[str], store: Store) -> Outcome | None:
    """ "ok mccord": a code that is a word, too, where nothing else can be meant."""
    name = words[1:]
    if not name or not filler_words.is_everyday_code(words[0], "") or store.named(key_of(words)):
        return None
    # "Cerca de New Castle, CO" names its state.
    if name[-1] in SPELLINGS:
        return None
    state = state_of(words[:1])
    return named_in_state(name, state, store) if state and only_in(name, state, store) else None


def only_in(words: Sequence[str], state: str, store: Store) -> bool:
    """Whether all places that this name may mean without a state lie in the one."""
    return not all_everyday(words) and all(
        place.state == state for place in places_of(named_anywhere(words, store))
    )


def town_ending(words: Sequence[str], state: str, store: Store) -> Outcome | None:
    """The longest town of the state that the words end in."""
    for length in range(min(_LONGEST_TOWN, len(words)), 0, -1):
        if outcome := named_exactly(words[-length:], state, store):
            return outcome
    return None


def bare_town_ending(words: Sequence[str], store: Store) -> Outcome | None:
    """The longest large town that the words end in, where no state is named: "North Carolina" does
    not end in the town of Carolina."""
    for length in range(min(_LONGEST_TOWN, len(words) - 1), 0, -1):
        if key_of(words[-length - 1 :]) in SPELLINGS:
            break
        if outcome := large_town(words[-length:], store):
            # "Key Largo" is not in Largo.
            return large_town(words[-length - 1 :], store, 0) or outcome
    return None


def large_town(
    words: Sequence[str], store: Store, people: int = _BARE_TOWN_PEOPLE
) -> Outcome | None:
    """The town of this bare name with 30,000 people or more."""
    named = [
        n
        for n in store.named(key_of(words))
        if n.grade <= Grade.AS_GOOD and n.place.kind == "city" and choose.people(n.place) >= people
    ]
    return choose.anywhere(named)
