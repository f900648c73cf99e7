"""Names that no gazetteer lists, from the hand-made tables: nicknames, regions, landmarks."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lookup_app.geocoding.outcomes import Found, Match, NotFound, Outcome
from lookup_app.geocoding.states import SPELLINGS
from lookup_app.geocoding.store import Store
from lookup_app.geocoding.tables import read_table
from lookup_app.geocoding.words import key
from lookup_app.places import Place


@dataclass(frozen=True, slots=True)
class Nickname:
    """What a name of the tables stands for: "Tulsa, OK", a ZIP or another place id."""

    target: str
    match: Match


class Nicknames:
    """The tables by filed spelling."""

    def __init__(self, folder: Path) -> None:
        self._known: dict[str, Nickname] = {}
        self._vague: set[str] = set()
        self._no_places: set[str] = set()
        for names, target in read_table(folder / "landmarks.tsv", 2):
            self._add(names, Nickname(target, _landmark_match(target)))
        for names, target in read_table(folder / "regions.tsv", 2):
            self._add(names, Nickname(target, "region"))
        for names, target in read_table(folder / "nicknames.tsv", 2):
            self._add(names, Nickname(target, "exact"))
        for (names,) in read_table(folder / "too_vague.tsv", 1):
            self._vague.update(key(name) for name in names.split("|"))
        for (names,) in read_table(folder / "no_places.tsv", 1):
            self._no_places.update(key(name) for name in names.split("|"))

    def _add(self, names: str, nickname: Nickname) -> None:
        for name in names.split("|"):
            self._known[key(name)] = nickname

    def read(self, filed: str, store: Store) -> Outcome | None:
        """The outcome for a filed spelling that is in the tables."""
        nickname = self._known.get(filed)
        if nickname is None and filed.startswith("the "):
            nickname = self._known.get(filed[4:])
        if nickname is None:
            return NotFound("too_vague") if filed in self._vague else None
        place = target_place(nickname.target, store)
        return Found(place, nickname.match) if place else None

    def is_no_place(self, filed: str) -> bool:
        """Whether the words are an everyday word or a planet rather than the town of that name."""
        return filed in self._no_places

    def read_in_state(self, name: str, state: str, store: Store) -> Outcome | None:
        """The same where the state is named and is the right one."""
        outcome = self.read(name, store)
        if isinstance(outcome, Found) and outcome.place.state == state:
            return outcome
        return None

    def targets(self) -> Sequence[str]:
        """Every target, for the test that each exists."""
        return sorted({nickname.target for nickname in self._known.values()})


def _landmark_match(target: str) -> Match:
    return "exact" if target.startswith("airport/") else "approximate"


def target_place(target: str, store: Store) -> Place | None:
    """The place that a table names as "Tulsa, OK" or by its id."""
    if "," not in target:
        return store.by_id(target.lower())
    name, _, state = target.rpartition(",")
    code = SPELLINGS.get(key(state), "")
    places = [named.place for named in store.named(key(name), code)]
    towns = [place for place in places if place.kind == "city"]
    return next(iter(towns or places), None)
