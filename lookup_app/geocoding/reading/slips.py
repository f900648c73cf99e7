"""Misspelled names: of a town in its state, of a state, of a town anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from lookup_app.folding import key_of
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Found, Outcome
from lookup_app.geocoding.reading import choose, filler_words
from lookup_app.geocoding.reading.abroad import Abroad
from lookup_app.geocoding.reading.names import state_endings
from lookup_app.geocoding.reading.nicknames import Nicknames
from lookup_app.geocoding.reading.query import Query
from lookup_app.geocoding.reading.slip_index import Speller
from lookup_app.geocoding.reading.state_names import is_everyday_code, read_state
from lookup_app.states import BY_CODE

_LONGEST_BARE_NAME = 4


@dataclass(frozen=True, slots=True)
class MisspellingReader:
    """Decides which words may be a misspelled name, and what the nearest names mean."""

    store: Store
    nicknames: Nicknames
    speller: Speller
    abroad: Abroad

    def town_in_state(self, words: Sequence[str], query: Query) -> Outcome | None:
        """The whole name misspelled, its state right; part of a city comes after that."""
        for core in (words, *filler_words.cores(words)):
            # "My mom is in rehab" does not speak of Indiana.
            is_link = filler_words.is_link(core[-1]) and is_everyday_code(core[-1], query.text)
            if is_link and len(core) < len(words):
                continue
            for name, state in state_endings(core):
                if filler_words.around_words(name):
                    continue
                if outcome := self.speller.in_state(name, state):
                    return outcome
        return None

    def anywhere(self, words: Sequence[str], _: Query) -> Outcome | None:
        """A misspelled state, or a misspelled name without one, among the words."""
        if filler_words.names_a_facility(words):
            return None
        for core in (words, *filler_words.cores(words)):
            outcome = self.speller.with_misspelled_state(core) or self._state(core)
            is_name = not self.nicknames.is_no_place(key_of(list(core)))
            if outcome is None and is_name and len(core) <= _LONGEST_BARE_NAME:
                outcome = self._bare(core)
            if outcome:
                return outcome
        return None

    def other_name(self, words: Sequence[str], _: Query) -> Outcome | None:
        """A former or foreign name, unless a larger town is spelled almost like it."""
        other = choose.by_other_name(self.store.named(key_of(list(words))))
        if not isinstance(other, Found):
            return other
        near = self._bare(words)
        is_larger = isinstance(near, Found) and (
            choose.people(near.place) > choose.people(other.place)
        )
        return near if is_larger else other

    def _bare(self, words: Sequence[str]) -> Outcome | None:
        """A misspelled town without its state, where no town elsewhere has just that name."""
        if self.abroad.by_town(words):
            return None
        return self.speller.anywhere(words)

    def _state(self, words: Sequence[str]) -> Outcome | None:
        """A misspelled state; "newyork" is asked about as "New York" is."""
        code = self.speller.state(words)
        if code is None:
            return None
        name = BY_CODE[code].name
        outcome = read_state(name.lower().split(), name, self.store)
        return Found(outcome.place, "corrected") if isinstance(outcome, Found) else outcome
