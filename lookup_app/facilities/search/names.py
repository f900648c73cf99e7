"""Facilities by the name somebody types: the whole of it, or some of its words in a row."""

from collections.abc import Callable, Sequence
from functools import cached_property

from lookup_app.facilities.facility import Facility
from lookup_app.folding import key

# More than that is a kind of place ("family services") and no place's name.
MOST_OF_A_NAME = 25
_FEWEST_WORDS = 2


class Names:
    """The names of facilities, folded when somebody first asks for one."""

    def __init__(self, facilities: Sequence[Facility]) -> None:
        """Of these facilities."""
        self._facilities = facilities

    @cached_property
    def _folded(self) -> list[str]:
        return [f" {key(one.name)} " for one in self._facilities]

    def named(self, name: str) -> tuple[Facility, ...]:
        """The facilities of that name; else those whose name holds it, where they are few."""
        asked = f" {key(name)} "
        if not asked.strip():
            return ()
        whole = self._where(lambda folded: folded == asked)
        if whole or len(asked.split()) < _FEWEST_WORDS:
            return whole
        return self._where(lambda folded: asked in folded)

    def _where(self, fits: Callable[[str], bool]) -> tuple[Facility, ...]:
        pairs = zip(self._facilities, self._folded, strict=True)
        found = tuple(one for one, folded in pairs if fits(folded))
        return found if len(found) <= MOST_OF_A_NAME else ()
