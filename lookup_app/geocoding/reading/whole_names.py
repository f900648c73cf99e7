"""Names as they stand: a town with its state, a state, a nickname, or a bare name."""

from collections.abc import Sequence
from dataclasses import dataclass

from lookup_app.folding import key_of
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome
from lookup_app.geocoding.reading import choose, filler_words
from lookup_app.geocoding.reading.abroad import Abroad
from lookup_app.geocoding.reading.names import (
    COUNTY_WORDS,
    named_anywhere,
    named_in_state,
    state_beginnings,
    state_endings,
    with_state,
)
from lookup_app.geocoding.reading.nicknames import Nicknames
from lookup_app.geocoding.reading.query import Query
from lookup_app.geocoding.reading.slip_index import Speller
from lookup_app.geocoding.reading.state_names import read_part_of_state, read_state
from lookup_app.states import SPELLINGS

_CODE_LETTERS = 2


@dataclass(frozen=True, slots=True)
class NameReader:
    """Reads words that are a name and nothing else, spelled as the gazetteer spells them."""

    store: Store
    nicknames: Nicknames
    speller: Speller
    abroad: Abroad

    def read(self, words: Sequence[str], query: Query) -> Outcome | None:
        """The words as they stand: town and state, state, nickname or bare name."""
        if len(query.parts) == 1 and (part := self.part_of_town_or_state(words)):
            return part
        named = self._region_of_state(words, query) or with_state(words, self.store)
        if named and not is_weak(named) and not self._is_region(words, query):
            return named
        return (
            self.nickname_with_state(words)
            or (self.nicknames.read(key_of(list(words))) if named else None)
            or named
            or self.nickname_like_a_code(words)
            or read_state(words, query.text, self.store)
            or self._bare(words, query)
        )

    def _is_region(self, words: Sequence[str], query: Query) -> bool:
        """ "Texas panhandle" is no town of Panhandle in Texas; with a comma it is."""
        if len(query.parts) > 1:
            return False
        known = self.nicknames.read(key_of(list(words)))
        return isinstance(known, Found) and known.match == "region"

    def _region_of_state(self, words: Sequence[str], query: Query) -> Outcome | None:
        """ "West Texas" is a part of Texas; "West, Texas" is a town."""
        if len(query.parts) == 1 and filler_words.is_direction(words[0]):
            return read_part_of_state(words, self.store)
        return None

    def nickname_with_state(self, words: Sequence[str]) -> Outcome | None:
        """ "Philly PA": a nickname with its state before or after it."""
        for name, state in (*state_endings(words), *state_beginnings(words)):
            if outcome := self.nicknames.read_in_state(key_of(list(name)), state):
                return outcome
        return None

    def nickname_like_a_code(self, words: Sequence[str]) -> Outcome | None:
        """ "LA" is Los Angeles to nearly all who type it, not Louisiana."""
        if len(words) == 1 and len(words[0]) == _CODE_LETTERS:
            return self.nicknames.read(words[0])
        return None

    def _bare(self, words: Sequence[str], query: Query) -> Outcome | None:
        if filler_words.is_about_care(words) or (
            len(words) == 1 and filler_words.around_words(words)
        ):
            return self.nicknames.read(key_of(list(words)))
        named = named_anywhere(words, self.store)
        if not _is_large(named) or _is_county(named, words):
            if nickname := self.nicknames.read(key_of(list(words))):
                return nickname
            if park := self._park_or_county(named, words):
                return park
            if abroad := self.abroad.instead_of(named, words):
                return abroad
        if larger := self.speller.far_larger(words, named):
            return larger
        return named or self._airport_code(words, query)

    def _park_or_county(self, named: Outcome | None, words: Sequence[str]) -> Outcome | None:
        """ "Yellowstone", "Glacier": the national park, or the county of its name elsewhere?"""
        if not isinstance(named, Found) or not _is_county(named, words):
            return None
        park = self.nicknames.read(f"{key_of(list(words))} national park")
        return Ambiguous((park.place, named.place)) if isinstance(park, Found) else None

    def part_of_town_or_state(self, words: Sequence[str]) -> Outcome | None:
        """ "East LA", "downtown LA": the part of Los Angeles, or the state? The person knows."""
        town = self.nickname_like_a_code(words[1:]) if len(words) == 2 else None
        state = SPELLINGS.get(words[-1])
        if not isinstance(town, Found) or not filler_words.names_a_part(words[0]) or state is None:
            return None
        name = (words[0], *key_of(town.place.name.lower().split()).split())
        part = named_in_state(name, town.place.state, self.store)
        near = part.place if isinstance(part, Found) else town.place
        whole = self.store.by_id(state.lower())
        return Ambiguous((near, whole)) if whole else Found(near, "approximate")

    def _airport_code(self, words: Sequence[str], query: Query) -> Outcome | None:
        code = query.text.strip()
        if len(words) == 1 and len(code) == 3 and code.isupper():
            place = self.store.by_id(f"airport/{code.lower()}")
            return Found(place) if place else None
        return None


def is_weak(named: Outcome) -> bool:
    """Whether a nickname of the tables may be better: an airport or a former name was read."""
    return isinstance(named, Found) and (
        named.place.kind == "airport" or named.match == "corrected"
    )


def _is_county(named: Outcome | None, words: Sequence[str]) -> bool:
    """Whether a county was read though its type was not typed: "Yellowstone"."""
    return (
        isinstance(named, Found) and named.place.kind == "county" and words[-1] not in COUNTY_WORDS
    )


def _is_large(named: Outcome | None) -> bool:
    return isinstance(named, Found) and choose.people(named.place) >= choose.OTHER_NAME_PEOPLE
