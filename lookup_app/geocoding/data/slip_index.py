"""The filed names of each state, ready to be compared with what is typed."""

from array import array
from collections.abc import Sequence
from heapq import nsmallest
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from lookup_app.folding import glued
from lookup_app.geocoding.data.store import Store
from lookup_app.states import SPELLINGS

# From here on a city is large: a small town's name may be a slip for its name.
LARGE_CITY = 200_000
_MOST_KEPT = 12
# A shorter spelling of a state is too near to other words.
_LONG_ENOUGH_STATE = 5
# Under this name, beside the states, the store keeps the towns of all states.
_EVERYWHERE = ""
_CITIES = "large cities"


class Near(NamedTuple):
    """A filed name near the typed one."""

    slips: int
    people: int
    filed: str


class _Names:
    """Names without spaces, side by side with where the spaces were and how many people live there.

    Tens of thousands of them stay in memory: a bit for each space takes a tenth of a second text.
    """

    def __init__(self, rows: Sequence[tuple[str, str, int]]) -> None:
        self._glued = [name for name, _, _ in rows]
        self._spaces = array("Q", (_spaces_of(filed) for _, filed, _ in rows))
        self._people = array("q", (people for _, _, people in rows))

    def nearest(self, name: str) -> list[Near]:
        """Names within the slips that a name of this length may have, the nearest first.

        All that are near enough are weighed before the list is cut, or the largest town of many
        names equally near might be lost.
        """
        allowed = 1 if len(name) < 5 else 2 if len(name) < 12 else 3
        found = process.extract(
            name, self._glued, scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
        nearest = nsmallest(
            _MOST_KEPT,
            found,
            key=lambda one: (one[1], one[0][:1] != name[:1], -self._people[one[2]]),
        )
        return [
            Near(int(slips), self._people[at], _with_spaces(near, self._spaces[at]))
            for near, slips, at in nearest
        ]


def _spaces_of(filed: str) -> int:
    return sum(1 << at for at, letter in enumerate(filed) if letter == " ")


def _with_spaces(name: str, spaces: int) -> str:
    for at in range(spaces.bit_length()):
        if spaces >> at & 1:
            name = f"{name[:at]} {name[at:]}"
    return name


class SlipIndex:
    """Names near a typed one: of a state, of all larger towns, of the large cities, of states."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loaded: dict[str, _Names] = {}
        self._states = _Names(
            [
                (glued(spelling), spelling, 0)
                for spelling in SPELLINGS
                if len(spelling) >= _LONG_ENOUGH_STATE
            ]
        )

    def in_state(self, name: str, state: str) -> list[Near]:
        """Places of the state, by a name without spaces."""
        return self._names(state).nearest(name)

    def anywhere(self, name: str) -> list[Near]:
        """The larger towns of all states."""
        return self._names(_EVERYWHERE).nearest(name)

    def large_cities(self, name: str) -> list[Near]:
        """The large cities of all states."""
        return self._names(_CITIES).nearest(name)

    def states(self, name: str) -> list[Near]:
        """The states; ``filed`` is the code."""
        return [near._replace(filed=SPELLINGS[near.filed]) for near in self._states.nearest(name)]

    def _names(self, which: str) -> _Names:
        """The names of a state, read on the first slip in it; two threads may both read them."""
        if which not in self._loaded:
            self._loaded[which] = _Names(self._rows(which))
        return self._loaded[which]

    def _rows(self, which: str) -> list[tuple[str, str, int]]:
        if which == _CITIES:
            return [row for row in self._store.spellings(_EVERYWHERE) if row[2] >= LARGE_CITY]
        return self._store.spellings(which)
