"""Part of a city: a neighborhood or landmark with its city's name, or the city alone."""

from collections.abc import Iterator, Sequence

from lookup_app.folding import key_of
from lookup_app.geocoding.data.store import AS_GOOD, Store
from lookup_app.geocoding.outcomes import Found, Outcome
from lookup_app.geocoding.reading import filler_words
from lookup_app.geocoding.reading.addresses import bare_town_ending
from lookup_app.geocoding.reading.names import named_anywhere, named_exactly, state_endings
from lookup_app.geocoding.reading.nicknames import Nicknames
from lookup_app.geocoding.reading.query import Query
from lookup_app.places import Place, distance_miles
from lookup_app.states import SPELLINGS

_NEAR_CITY_MILES = 25.0
_LONGEST_TOWN = 5
_LONGEST_PART = 6
_LONGEST_FIRST_NAMES = 2


class CityReader:
    """Reads "East Village, NYC" and "Garfield School, San Francisco, CA"."""

    def __init__(self, store: Store, nicknames: Nicknames) -> None:
        self._store = store
        self._nicknames = nicknames

    def read(self, words: Sequence[str], query: Query) -> Outcome | None:
        """The part of the city where it is known, else the city."""
        for part, city in self._cuts(words, query):
            if part and len(part) <= _LONGEST_PART:
                return self._part(part, city)
        cuts = () if filler_words.names_a_facility(words[-1:]) else self._bare_cuts(words)
        for part, city in cuts:
            if part and len(part) <= _LONGEST_PART:
                outcome = self._part(part, city)
                return None if outcome.match != "exact" and self._is_person(part) else outcome
        return None

    def _is_person(self, words: Sequence[str]) -> bool:
        """ "Mary Lincoln", "Booker T Washington": no part of a city."""
        short = len(words) <= _LONGEST_FIRST_NAMES
        return (
            short
            and not filler_words.around_words(words)
            and self._nicknames.is_given_name(words[0])
        )

    def _cuts(self, words: Sequence[str], query: Query) -> Iterator[tuple[Sequence[str], Place]]:
        """Ways to cut the words into a part and the city behind it."""
        for rest, state in state_endings(words):
            for length in range(min(_LONGEST_TOWN, len(rest) - 1), 0, -1):
                city = self._city(rest[-length:], state)
                if city:
                    yield rest[:-length], city
            if state == "DC" and (city := self._city(("washington",), state)):
                yield rest, city
        last = query.parts[-1]
        is_whole = len(query.parts) > 1 and tuple(words[-len(last) :]) == last
        if is_whole and key_of(list(last)) not in SPELLINGS:
            outcome = self._nicknames.read(key_of(list(last))) or named_anywhere(last, self._store)
            if isinstance(outcome, Found) and outcome.place.kind == "city":
                yield words[: -len(last)], outcome.place

    def _bare_cuts(self, words: Sequence[str]) -> Iterator[tuple[Sequence[str], Place]]:
        outcome = bare_town_ending(words, self._store)
        if isinstance(outcome, Found):
            for length in range(1, len(words)):
                if _is_named(outcome.place, words[-length:], self._store):
                    yield words[:-length], outcome.place
        for length in (2, 1):
            if length < len(words):
                filed = key_of(list(words[-length:]))
                if filler_words.around_words(words[-length:]):
                    continue
                known = self._nicknames.read(filed)
                if isinstance(known, Found) and known.place.kind == "city":
                    yield words[:-length], known.place

    def _city(self, words: Sequence[str], state: str) -> Place | None:
        outcome = named_exactly(words, state, self._store) or self._nicknames.read_in_state(
            key_of(list(words)), state
        )
        if isinstance(outcome, Found) and outcome.place.kind == "city":
            return outcome.place
        return None

    def _part(self, part: Sequence[str], city: Place) -> Found:
        filed = key_of(list(part))
        joined = self._store.named(f"{filed} {key_of(city.name.lower().split())}", city.state)
        near = [
            named.place
            for named in (*joined, *self._store.named(filed, city.state))
            if named.place.kind in ("city", "neighborhood", "airport")
            and distance_miles(named.place.point, city.point) <= _NEAR_CITY_MILES
        ]
        if near:
            return Found(near[0])
        known = self._nicknames.read_in_state(filed, city.state)
        if isinstance(known, Found) and (
            distance_miles(known.place.point, city.point) <= _NEAR_CITY_MILES
        ):
            return known
        return Found(city, "approximate")


def _is_named(place: Place, words: Sequence[str], store: Store) -> bool:
    filed = key_of(list(words))
    return any(n.place.id == place.id and n.grade <= AS_GOOD for n in store.named(filed))
