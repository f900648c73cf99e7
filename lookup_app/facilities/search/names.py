"""Facilities by the name somebody types: the whole of it, or some of its words in a row."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property

from lookup_app.facilities.facility import Facility, NamedFacilities
from lookup_app.folding import key
from lookup_app.states import BY_CODE

_MOST = 25
_FEWEST_WORDS = 2


class Names:
    """The names of facilities, folded when somebody first asks for one."""

    def __init__(self, facilities: Sequence[Facility]) -> None:
        """Of these facilities."""
        self._facilities = facilities

    def of_the_very_name(self, name: str) -> tuple[Facility, ...]:
        """The facilities that are called just that."""
        return tuple(self._facilities[row] for row in self._by_name.get(key(name), ()))[:_MOST]

    def held_by(self, words: str) -> Callable[[int], bool]:
        """Whether the name in a row holds the words, the last of them perhaps only begun."""
        asked = f" {key(words)}"
        return lambda row: asked in self._folded[row]

    def named(self, name: str) -> NamedFacilities:
        """The facilities whose name holds what is asked, alone or with a town or state behind."""
        words = key(name).split()
        for end in range(len(words), 0, -1):
            found = self._holding(words[:end], self._rows_in(" ".join(words[end:])))
            if found.facilities or found.more:
                return found
        return NamedFacilities()

    def _holding(self, words: list[str], rows: Sequence[int]) -> NamedFacilities:
        asked = f" {' '.join(words)} "
        whole = [row for row in rows if self._folded[row] == asked]
        held = []
        if len(words) >= _FEWEST_WORDS:
            held = [row for row in rows if asked in self._folded[row] != asked]
        if not whole and len(held) > _MOST:
            return NamedFacilities(more=True)
        found = [*whole, *held]
        return NamedFacilities(
            tuple(self._facilities[row] for row in found[:_MOST]), len(found) > _MOST
        )

    def _rows_in(self, place: str) -> Sequence[int]:
        return self._by_place.get(place, ()) if place else range(len(self._facilities))

    @cached_property
    def _folded(self) -> list[str]:
        return [f" {key(one.name)} " for one in self._facilities]

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        rows = defaultdict(list)
        for row, folded in enumerate(self._folded):
            rows[folded.strip()].append(row)
        return rows

    @cached_property
    def _by_place(self) -> dict[str, list[int]]:
        rows: dict[str, list[int]] = defaultdict(list)
        towns = defaultdict(list)
        for row, one in enumerate(self._facilities):
            rows[one.zip].append(row)
            towns[one.city, one.state].append(row)
        for town, there in towns.items():
            for words in _ways_to_say(*town):
                rows[words] += there
        return rows


def _ways_to_say(city: str, code: str) -> set[str]:
    """A town and its state as people put them behind a name."""
    town, short = key(city), key(code)
    long = key(BY_CODE[code].name) if code in BY_CODE else short
    return {town, short, long, f"{town} {short}", f"{town} {long}"}
