"""What a misspelled name means: the nearest name, where it is near enough and clearly nearest."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from lookup_app.folding import glued, key_of
from lookup_app.geocoding.data.everyday_words import all_everyday, is_given_name, is_spelled_right
from lookup_app.geocoding.data.named import Grade
from lookup_app.geocoding.data.slip_index import Near
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, corrected, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import is_town
from lookup_app.geocoding.reading.names.spellings import spellings
from lookup_app.geocoding.reading.reading import Sources
from lookup_app.geocoding.reading.words.filler_words import names_a_facility
from lookup_app.places import Place

# Without a state only towns of this size are guessed at, smaller for long names one slip away.
_BARE_PEOPLE = 30_000
_LONG_NAME = 8
# Letters of a name in which two slips are likely.
_TWO_SLIPS = 7
_PAIR = 2
_DOUBLED = re.compile(r"(.)\1")
_ENDINGS = ("ville", "burg", "field", "town", "wood", "land", "port", "dale", "ton")
_FEW_SPELLINGS = 3
_SHORTEST_BARE = 5
_MOST_OFFERED = 6
# A small town's name may be a slip for a city so many times larger.
_SMALL_TOWN = 5_000
_FAR_LARGER = 10
_LONG_ENOUGH = 6
_COUNTY = "county"


def nearest_in_state(words: Sequence[str], state: str, sources: Sources) -> Outcome | None:
    """The place of the state whose name is nearest to the words."""
    if all_everyday(words):
        return None
    name = glued(key_of(words))
    if exact := choose.in_state(sources.store.named_glued(name, state)):
        return corrected(exact)
    near = [n for n in sources.slips.in_state(name, state) if _is_likely(n, name)]
    is_known = is_town(words, sources.store, ("city", "county"))
    if is_known or names_a_facility(words):
        near = [n for n in near if n.slips <= 1]
    # What is a town or county elsewhere is hardly a slip, but for "Pittsburg PA".
    if is_known:
        near = [n for n in near if n.filed[0] == name[0] and _is_meant(n, name)]
    tied = [n for n in near if n.slips == near[0].slips][:_MOST_OFFERED]
    outcomes = (choose.in_state(sources.store.named(n.filed, state)) for n in tied)
    return _choose(tied, [outcome for outcome in outcomes if outcome])


def spellings_in_state(words: Sequence[str], state: Place, sources: Sources) -> Outcome | None:
    """An unknown name in a plain state: the state, and the nearest spellings in it, to choose."""
    if all_everyday(words) or names_a_facility(words):
        return None
    # Without its "Township" or "Town of", by which names would be near that are not.
    name = min((glued(filed) for filed in spellings(words)), key=len)
    near = sources.slips.in_state(name, state.state)[:_FEW_SPELLINGS]
    places = [named.place for n in near for named in sources.store.named(n.filed, state.state)[:1]]
    return Ambiguous((state, *dict.fromkeys(places))) if places else None


def _is_meant(near: Near, name: str) -> bool:
    """Whether it is a large town, or only a doubled letter was left out: "Vermilion, SD"."""
    once, filed = (_DOUBLED.sub(r"\1", one) for one in (name, glued(near.filed)))
    return near.people >= _BARE_PEOPLE or once == filed


def _is_likely(near: Near, name: str) -> bool:
    """Whether the slips are such as people make: seldom in the first letter, few in short names."""
    filed = glued(near.filed)
    # "Hand County" is no longer a name than "Hand".
    name = name.removesuffix(_COUNTY) or name
    if near.slips <= 1:
        return filed[0] == name[0] or len(name) >= _LONG_ENOUGH or filed[1:] == name
    own = name if near.people >= _BARE_PEOPLE else _without_ending(name, filed)
    return filed[0] == name[0] and len(own) >= _TWO_SLIPS


def _without_ending(name: str, filed: str) -> str:
    """ "Blorpville" has one more letter than "Bloom" in what is its own."""
    shared = next((end for end in _ENDINGS if name.endswith(end) and filed.endswith(end)), "")
    return name.removesuffix(shared)


def nearest_anywhere(words: Sequence[str], sources: Sources) -> Outcome | None:
    """The large town whose name is nearest to the words, where no state is known."""
    if all_everyday(words) or is_spelled_right(words):
        return None
    name = glued(key_of(words))
    filed = [n for n in sources.store.named_glued(name) if n.grade <= Grade.AS_GOOD]
    if exact := choose.anywhere(filed):
        return corrected(exact)
    if len(name) < _SHORTEST_BARE or _is_full_name(words, sources):
        return None
    near = [
        n
        for n in sources.slips.anywhere(name)
        if n.slips <= _most_slips(words, n.filed)
        and _large_enough(n, name)
        # "Disneyland" with a slip is not Vineland.
        and (n.slips <= 1 or n.filed[0] == name[0])
    ]
    outcomes = (choose.anywhere(sources.store.named(n.filed)) for n in near[:_MOST_OFFERED])
    return _choose(near, [outcome for outcome in outcomes if outcome])


def _is_full_name(words: Sequence[str], sources: Sources) -> bool:
    """ "Sue Garland" is a person, not Sugar Land with a slip."""
    return is_given_name(words[0]) and is_town(words[1:], sources.store)


def far_larger(words: Sequence[str], named: Outcome | None, sources: Sources) -> Outcome | None:
    """ "Pittsburg", "Littlerock": asks about the large city one slip or a space away too."""
    small, filed = _small_towns(named), key_of(words)
    name = glued(filed)
    if not small or len(name) < _LONG_ENOUGH:
        return None
    times = _FAR_LARGER if isinstance(named, Found) else choose.LEAD
    near = [
        n
        for n in sources.slips.large_cities(name)
        if n.slips <= 1 and n.filed != filed and n.people >= times * choose.people(small[0])
    ]
    outcomes = (choose.anywhere(sources.store.named(n.filed)) for n in near)
    places = (outcome.place for outcome in outcomes if isinstance(outcome, Found))
    large = [place for place in places if place.kind == "city"]
    return Ambiguous((*large, *small)[: choose.MOST_CANDIDATES]) if large else None


def similar_places(filed: str, state: str, sources: Sources) -> list[Place]:
    """Towns and counties of the state whose names are a slip or two from this one."""
    near = [n for n in sources.slips.in_state(glued(filed), state) if 0 < n.slips <= 2]
    return [
        named.place
        for n in near[:_MOST_OFFERED]
        for named in sources.store.named(n.filed, state)[:1]
    ]


def _choose(near: Sequence[Near], outcomes: Sequence[Outcome]) -> Outcome | None:
    """The nearest where it is clearly meant, else all of them to choose from."""
    if not outcomes:
        return None
    return corrected(outcomes[0]) if len(near) == 1 or _clear(near) else _offered(outcomes)


def _small_towns(named: Outcome | None) -> Sequence[Place]:
    places = places_of(named)
    if isinstance(named, Ambiguous):
        return places
    return [p for p in places if p.kind == "city" and choose.people(p) < _SMALL_TOWN]


def _clear(near: Sequence[Near]) -> bool:
    """Whether the first is clearly meant: fewer slips than the next, or far larger."""
    first, second = near[0], near[1]
    return first.slips < second.slips or first.people >= choose.LEAD * max(second.people, 1000)


def _most_slips(words: Sequence[str], filed: str) -> int:
    """Several words are seldom one: "Indiana Jones" is no Indianapolis; and two slips in one of two
    short words make another word of it, as in "Road Island"; "Souix City" is Sioux City."""
    if len(words) == 1:
        return 3
    typed, meant = key_of(words).split(), filed.split()
    if len(meant) != len(typed):
        return 1 if len(meant) < len(typed) else 2
    another = any(_is_another(word, one) for word, one in zip(typed, meant, strict=True))
    return 1 if another and len(typed) == _PAIR else 2


def _is_another(word: str, meant: str) -> bool:
    """Whether a short word is not just misspelled; its letters in another order are."""
    is_short = len(word) < _TWO_SLIPS and sorted(word) != sorted(meant)
    return is_short and OSA.distance(word, meant) > 1


def _large_enough(near: Near, name: str) -> bool:
    """Whether a bare name may be guessed: people get the first letter right, and large towns."""
    if near.slips == 1 and len(name) >= _LONG_NAME and near.filed[0] == name[0]:
        return True
    return near.people >= _BARE_PEOPLE and (near.slips == 1 or len(name) >= _LONG_NAME)


def _offered(outcomes: Sequence[Outcome]) -> Outcome | None:
    """All the places of several outcomes to choose from, but no county beside a town of it."""
    places: dict[str, Place] = {}
    for outcome in outcomes:
        for place in places_of(outcome)[:3]:
            places.setdefault(place.id, place)
    homes = {(town.county, town.state) for town in places.values() if town.kind == "city"}
    others = (p for p in places.values() if p.kind != "county" or (p.name, p.state) not in homes)
    candidates = tuple(others)[: choose.MOST_CANDIDATES]
    return Ambiguous(candidates) if len(candidates) > 1 else Found(candidates[0], "corrected")
