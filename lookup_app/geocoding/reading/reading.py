"""What every reader is given: the words, the text they came from, and where to look them up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lookup_app.folding import key_of
from lookup_app.geocoding.data.points import PlacesAt
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Outcome
from lookup_app.geocoding.reading.abroad import Abroad
from lookup_app.geocoding.reading.nicknames import Nicknames
from lookup_app.geocoding.reading.query import Query
from lookup_app.geocoding.reading.slip_index import SlipIndex


@dataclass(frozen=True, slots=True)
class Sources:
    """Where readers look names up: the gazetteer's store and what is kept beside it."""

    store: Store
    nicknames: Nicknames
    abroad: Abroad
    slips: SlipIndex
    points: PlacesAt

    @classmethod
    def of(cls, store: Store) -> "Sources":
        """Everything that stands on one store."""
        return cls(store, Nicknames(store), Abroad(store), SlipIndex(store), PlacesAt(store))


@dataclass(frozen=True, slots=True)
class Reading:
    """Words to be read as a place, of the query they stand in."""

    words: tuple[str, ...]
    query: Query
    sources: Sources

    @property
    def filed(self) -> str:
        """The spelling under which the words would be filed."""
        return key_of(self.words)

    def of(self, words: Sequence[str]) -> "Reading":
        """Some of the words, of the same query."""
        return Reading(tuple(words), self.query, self.sources)


Reader = Callable[[Reading], Outcome | None]
