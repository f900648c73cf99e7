"""Names that no gazetteer lists, from the hand-made tables: nicknames, regions, landmarks."""

from collections.abc import Sequence
from typing import cast

from lookup_app.folding import key
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Match, NotFound, Outcome, places_of
from lookup_app.places import Place
from lookup_app.states import SPELLINGS

# The same name in several tables: the nickname is meant before the landmark.
_KINDS = ("exact", "region", "approximate")
_CODE_LETTERS = 2


class Nicknames:
    """Reads the tables, which the build has put into the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, filed: str) -> Outcome | None:
        """The outcome for a filed spelling that is in the tables."""
        known = self._store.phrase(filed)
        if not known and filed.startswith("the "):
            known = self._store.phrase(filed[4:])
        for kind in _KINDS:
            if kind in known and (places := target_places(known[kind], self._store)):
                return Ambiguous(places) if len(places) > 1 else Found(places[0], cast(Match, kind))
        return NotFound("too_vague") if "too_vague" in known else None

    def is_no_place(self, filed: str) -> bool:
        """Whether the words are an everyday word or a planet rather than the town of that name."""
        return "no_place" in self._store.phrase(filed)

    def read_in_state(self, name: str, state: str) -> Outcome | None:
        """The same where the state is named and is the right one."""
        outcome = self.read(name)
        if isinstance(outcome, Found) and outcome.place.state == state:
            return outcome
        return None

    def with_township(self, named: Outcome) -> Outcome:
        """ "Clinton, MI": the small town, or the larger township of its name elsewhere?"""
        if not isinstance(named, Found):
            return named
        place = named.place
        name = place.name.removesuffix(" County")
        townships = places_of(self.read(key(f"{name} {place.state}")))
        elsewhere = [t for t in townships if t.kind == "zip" and t.county != place.county]
        is_here = len(elsewhere) < len(townships)
        return named if is_here or not elsewhere else Ambiguous((place, *elsewhere))

    def read_like_a_code(self, words: Sequence[str]) -> Outcome | None:
        """ "LA" is Los Angeles to nearly all who type it, not Louisiana."""
        if len(words) == 1 and len(words[0]) == _CODE_LETTERS:
            return self.read(words[0])
        return None


def target_places(targets: str, store: Store) -> tuple[Place, ...]:
    """The places that a table names, parted by bars: several are to be asked about."""
    places = (target_place(target, store) for target in targets.split("|"))
    return tuple(place for place in places if place)


def target_place(target: str, store: Store) -> Place | None:
    """The place that a table names as "Tulsa, OK" or by its id."""
    if "," not in target:
        return store.by_id(target.lower())
    name, _, state = target.rpartition(",")
    code = SPELLINGS.get(key(state), "")
    places = [named.place for named in store.named(key(name), code)]
    towns = [place for place in places if place.kind == "city"]
    return next(iter(towns or places), None)
