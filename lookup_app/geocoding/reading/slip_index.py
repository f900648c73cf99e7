"""Slips of spelling: the nearest name, where one is near enough and nearer than the others."""

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from lookup_app.folding import glued, key_of
from lookup_app.geocoding.data.store import AS_GOOD, Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, places_of
from lookup_app.geocoding.reading import choose
from lookup_app.geocoding.reading.filler_words import names_a_facility
from lookup_app.geocoding.reading.names import named_in_state
from lookup_app.places import Place
from lookup_app.states import SPELLINGS

# Without a state only towns of this size are guessed at, smaller for long names one slip away.
_BARE_PEOPLE = 30_000
_BARE_LONG_NAME_PEOPLE = 2_000
_LONG_NAME = 8
_MOST_OFFERED = 6
# A small town's name may be a slip for a city of this size, so many times larger.
_LARGE_CITY = 200_000
_SMALL_TOWN = 5_000
_FAR_LARGER = 10
_LONG_ENOUGH = 6
# Under these names, beside the states, the store and the speller keep the towns of all states.
_EVERYWHERE = ""
_CITIES = "large cities"


class Near(NamedTuple):
    """A filed name near the typed one."""

    slips: int
    people: int
    filed: str


class _Names:
    """Names without spaces, side by side with what they stand for.

    Tens of thousands of them stay in memory: most are filed without spaces, and kept once.
    """

    def __init__(self, rows: Sequence[tuple[str, str, int]]) -> None:
        self._glued = [name for name, _, _ in rows]
        self._filed = [name if name == filed else filed for name, filed, _ in rows]
        self._people = array("q", (people for _, _, people in rows))

    def nearest(self, name: str) -> list[Near]:
        """Names within the slips that a name of this length may have, the nearest first."""
        allowed = 1 if len(name) < 5 else 2 if len(name) < 12 else 3
        found = process.extract(
            name, self._glued, scorer=OSA.distance, score_cutoff=allowed, limit=12
        )
        near = []
        for _, slips, position in found:
            near.append(Near(int(slips), self._people[position], self._filed[position]))
        return sorted(near, key=lambda n: (n.slips, n.filed[:1] != name[:1], -n.people))


class Speller:
    """The filed names of each state, ready to be compared with what is typed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loaded: dict[str, _Names] = {}
        self._states = _Names([(glued(s), c, 0) for s, c in SPELLINGS.items() if len(s) >= 5])

    def _names(self, state: str) -> "_Names":
        """The names of a state, read on the first slip in it; two threads may both read them."""
        if state not in self._loaded:
            self._loaded[state] = _Names(self._store.spellings(state))
        return self._loaded[state]

    def _large(self) -> "_Names":
        if _CITIES not in self._loaded:
            rows = [row for row in self._store.spellings(_EVERYWHERE) if row[2] >= _LARGE_CITY]
            self._loaded[_CITIES] = _Names(rows)
        return self._loaded[_CITIES]

    def in_state(self, words: Sequence[str], state: str) -> Outcome | None:
        """The place of the state whose name is nearest to the words."""
        name = glued(key_of(list(words)))
        if exact := choose.in_state(self._store.named_glued(name, state)):
            return _corrected(exact)
        near = self._names(state).nearest(name)
        if names_a_facility(words):
            near = [n for n in near if n.slips <= 1]
        return self._choose(near, state)

    def anywhere(self, words: Sequence[str]) -> Outcome | None:
        """The large town whose name is nearest to the words, where no state is known."""
        name = glued(key_of(list(words)))
        if exact := choose.anywhere(
            [n for n in self._store.named_glued(name) if n.grade <= AS_GOOD]
        ):
            return _corrected(exact)
        if len(name) < 5:
            return None
        near = [
            n
            for n in self._names(_EVERYWHERE).nearest(name)
            if n.slips <= _most_slips(words, n.filed) and _large_enough(n, name)
        ]
        if not near:
            return None
        outcomes = [
            outcome
            for n in near[:_MOST_OFFERED]
            if (outcome := choose.anywhere(self._store.named(n.filed)))
        ]
        if not outcomes:
            return None
        if len(near) == 1 or _clear(near):
            return _corrected(outcomes[0])
        return _offered(outcomes)

    def far_larger(self, words: Sequence[str], named: Outcome | None) -> Outcome | None:
        """ "Pittsburg", "Phenix": asks about the large city one slip away too."""
        small = _small_towns(named)
        name = glued(key_of(list(words)))
        if not small or len(name) < _LONG_ENOUGH:
            return None
        times = _FAR_LARGER if isinstance(named, Found) else choose.LEAD
        near = [
            n
            for n in self._large().nearest(name)
            if n.slips == 1 and n.people >= times * choose.people(small[0])
        ]
        large = [o.place for n in near if isinstance(o := self._named(n), Found)]
        return Ambiguous((*large, *small)[: choose.MOST_CANDIDATES]) if large else None

    def _named(self, near: Near) -> Outcome | None:
        return choose.anywhere(self._store.named(near.filed))

    def state(self, words: Sequence[str]) -> str | None:
        """The state whose name is nearest to the words."""
        name = glued(key_of(list(words)))
        if len(name) < 5:
            return None
        allowed = 1 if len(name) < 8 else 2
        near = [n for n in self._states.nearest(name) if n.slips <= allowed]
        best = {n.filed for n in near if n.slips == near[0].slips}
        return best.pop() if len(best) == 1 else None

    def misspelled_state(self, words: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
        """Ways to cut the words into a name and a misspelled state behind it."""
        for length in (3, 2, 1):
            if length < len(words) and (code := self.state(words[-length:])):
                yield words[:-length], code

    def with_misspelled_state(self, words: Sequence[str]) -> Outcome | None:
        """A town, misspelled or not, with its state misspelled."""
        for name, state in self.misspelled_state(words):
            if outcome := named_in_state(name, state, self._store) or self.in_state(name, state):
                return _corrected(outcome)
        return None

    def similar(self, filed: str, state: str) -> list[Place]:
        """Towns and counties of the state whose names are a slip or two from this one."""
        near = [n for n in self._names(state).nearest(glued(filed)) if 0 < n.slips <= 2]
        return [
            named.place
            for n in near[:_MOST_OFFERED]
            for named in self._store.named(n.filed, state)[:1]
        ]

    def _choose(self, near: list[Near], state: str) -> Outcome | None:
        if not near:
            return None
        tied = [n for n in near if n.slips == near[0].slips][:_MOST_OFFERED]
        outcomes = [
            outcome for n in tied if (outcome := choose.in_state(self._store.named(n.filed, state)))
        ]
        if not outcomes:
            return None
        if len(tied) == 1 or _clear(tied):
            return _corrected(outcomes[0])
        return _offered(outcomes)


def _small_towns(named: Outcome | None) -> tuple[Place, ...]:
    match named:
        case Found(place=place) if place.kind == "city" and choose.people(place) < _SMALL_TOWN:
            return (place,)
        case Ambiguous(candidates=candidates):
            return candidates
        case _:
            return ()


def _clear(near: list[Near]) -> bool:
    """Whether the first is clearly meant: fewer slips than the next, or far larger."""
    first, second = near[0], near[1]
    return first.slips < second.slips or first.people >= choose.LEAD * max(second.people, 1000)


def _most_slips(words: Sequence[str], filed: str) -> int:
    """Several words are seldom one: "Indiana Jones" is no Indianapolis."""
    if len(words) == 1:
        return 3
    return 1 if filed.count(" ") + 1 < len(words) else 2


def _large_enough(near: Near, name: str) -> bool:
    """Whether a bare name may be guessed: people get the first letter right, and large towns."""
    if near.slips == 1 and len(name) >= _LONG_NAME and near.filed[0] == name[0]:
        return True
    return near.people >= _BARE_PEOPLE and (near.slips == 1 or len(name) >= _LONG_NAME)


def _corrected(outcome: Outcome) -> Outcome:
    return Found(outcome.place, "corrected") if isinstance(outcome, Found) else outcome


def _offered(outcomes: Sequence[Outcome]) -> Outcome | None:
    """All the places of several outcomes to choose from."""
    places: dict[str, Place] = {}
    for outcome in outcomes:
        for place in places_of(outcome)[:3]:
            places.setdefault(place.id, place)
    candidates = tuple(places.values())[: choose.MOST_CANDIDATES]
    if len(candidates) == 1:
        return Found(candidates[0], "corrected")
    return Ambiguous(candidates) if candidates else None
