"""Understanding what a person typed: the readers, in the order in which they are asked."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from lookup_app.folding import key_of
from lookup_app.geocoding.data.points import PlacesAt
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.military import military_zip_in
from lookup_app.geocoding.outcomes import Ambiguous, Found, Military, NotFound, Outcome, OutsideUS
from lookup_app.geocoding.reading import choose, filler_words
from lookup_app.geocoding.reading.abroad import Abroad
from lookup_app.geocoding.reading.addresses import looks_like_address, read_address
from lookup_app.geocoding.reading.coordinates import read_coordinates
from lookup_app.geocoding.reading.endings import read_last_parts, read_town_with_county
from lookup_app.geocoding.reading.institutions import is_of_veterans, read_facility_name
from lookup_app.geocoding.reading.names import named_anywhere, state_endings, with_state
from lookup_app.geocoding.reading.nicknames import Nicknames
from lookup_app.geocoding.reading.parts_of_city import CityReader
from lookup_app.geocoding.reading.query import Query
from lookup_app.geocoding.reading.slip_index import Speller
from lookup_app.geocoding.reading.slips import MisspellingReader
from lookup_app.geocoding.reading.state_names import (
    is_everyday_code,
    read_part_of_state,
    seeming_state,
)
from lookup_app.geocoding.reading.town_in_sentence import read_town_after_link, read_town_within
from lookup_app.geocoding.reading.whole_names import NameReader, is_weak
from lookup_app.geocoding.reading.zip_codes import read_zip_alone, state_of_zip
from lookup_app.geocoding.reading.zip_in_text import read_zip_in_text
from lookup_app.states import BY_CODE, SPELLINGS

# Longer names of the tables are no town with its state.
_SHORT_NAME = 2

_Reader = Callable[[tuple[str, ...], Query], Outcome | None]


class Understanding:
    """Answers for any text; holds the gazetteer's store and the hand-made tables."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.nicknames = Nicknames(store)
        self.speller = Speller(store)
        self.at = PlacesAt(store)
        self._abroad = Abroad(store)
        self._cities = CityReader(store, self.nicknames)
        self._names = NameReader(store, self.nicknames, self.speller, self._abroad)
        misspellings = MisspellingReader(store, self.nicknames, self.speller, self._abroad)
        self._readers: tuple[_Reader, ...] = (
            lambda words, query: read_zip_in_text(words, query, store),
            lambda words, _: read_town_with_county(words, store),
            self._names.read,
            lambda words, _: read_facility_name(words, store, self._abroad),
            lambda _, query: read_last_parts(query, store),
            self._words_around,
            lambda words, query: self._abroad.by_country(words, query.text),
            self._address,
            lambda words, _: read_part_of_state(words, store),
            misspellings.other_name,
            self._wrong_state,
            misspellings.town_in_state,
            self._pieces,
            self._part_of_city,
            misspellings.anywhere,
            lambda words, query: read_town_within(words, query, store),
            lambda words, query: read_town_after_link(words, query, store),
        )

    def outcome(self, text: str) -> Outcome:
        """What the text means. Never raises for any text."""
        query = Query.of(text)
        outcome = self._town_and_state(query) or self._numbers(query)
        if outcome:
            return outcome
        words = query.words
        if key_of(list(words)) not in SPELLINGS:
            words = tuple(filler_words.without_country(words))
        return self._refusal(words, query) or self._by_readers(words, query)

    def _by_readers(self, words: tuple[str, ...], query: Query) -> Outcome:
        """What the first reader says that knows the words."""
        if institution := self._institution(query.words):
            return institution
        if is_of_veterans(words):
            return read_facility_name(words, self._store, self._abroad) or NotFound()
        for reader in self._readers:
            if outcome := reader(words, query):
                return outcome
        return self._abroad.by_town(words) or self._unknown(words, query)

    def _unknown(self, words: Sequence[str], query: Query) -> NotFound:
        """ "Whynot, Michigan", a ZIP that nobody lists: no place, but the state is plain."""
        code = seeming_state(words, query.text) or state_of_zip(query, self._store)
        return NotFound(state=self._store.by_id(code.lower()) if code else None)

    def _town_and_state(self, query: Query) -> Outcome | None:
        """ "Tulsa, OK", the most usual query, by the shortest way."""
        if len(query.parts) != 2 or not query.text.isascii():
            return None
        state = SPELLINGS.get(" ".join(query.parts[1]))
        if state is None:
            return None
        outcome = choose.in_state(self._store.named(key_of(list(query.parts[0])), state))
        return None if outcome is None or is_weak(outcome) else outcome

    def _institution(self, words: Sequence[str]) -> Outcome | None:
        """ "Florida State University" and "Mall of America" name no state and no country."""
        if len(words) > _SHORT_NAME or filler_words.names_a_facility(words):
            return self.nicknames.read(key_of(list(words)))
        return None

    def _numbers(self, query: Query) -> Outcome | None:
        """Coordinates, ZIP codes and military addresses, which have no name to read."""
        if outcome := read_zip_alone(query, self._store):
            return outcome
        if point := read_coordinates(query.text):
            place = self.at.place(*point)
            return Found(place) if place else OutsideUS()
        zip_code = military_zip_in(query.text)
        return Military(zip_code or None) if zip_code is not None else None

    def _refusal(self, words: Sequence[str], query: Query) -> Outcome | None:
        """Words that name no place: none at all, "near me", the whole country, words of care."""
        if filler_words.is_country(query.words):
            return NotFound("too_vague")
        if filler_words.is_near_me(words):
            return NotFound("near_me")
        if query.text in BY_CODE:
            return None
        nothing = not words or self.nicknames.is_no_place(key_of(list(words)))
        return NotFound() if nothing else None

    def _words_around(self, words: Sequence[str], query: Query) -> Outcome | None:
        if looks_like_address(query):
            return None
        if part := self._names.part_of_town_or_state(words):
            return part
        if code := self._code_among(words, query):
            return code
        if filler_words.around_words(words):
            return NotFound("near_me")
        for core in filler_words.cores(words):
            if filler_words.around_words(core) or self.nicknames.is_no_place(key_of(list(core))):
                continue
            # "Hope in recovery" is not in Indiana.
            if filler_words.is_link(core[-1]) and is_everyday_code(core[-1], query.text):
                continue
            if outcome := self._names.read(core, query):
                return outcome
        return None

    def _code_among(self, words: Sequence[str], query: Query) -> Outcome | None:
        """ "Rehab in LA", "LA rehabs": the town, though "la" is a Spanish article, too."""
        for core in filler_words.cores(words) if len(query.parts) == 1 else ():
            is_name = core[0].upper() in query.text or filler_words.is_link(words[-2])
            if len(core) == 1 and is_name and (town := self._names.nickname_like_a_code(core)):
                return town
        return None

    def _address(self, words: Sequence[str], query: Query) -> Outcome | None:
        return read_address(query, words, self._store) if looks_like_address(query) else None

    def _pieces(self, _: Sequence[str], query: Query) -> Outcome | None:
        """ "Wilmington, DE (West Side)", "Watertown, NY / Orlando, FL": the first whole place."""
        for piece in _pieces(query.parts):
            outcome = with_state(piece, self._store) or self._names.nickname_with_state(piece)
            if outcome:
                return (
                    Found(outcome.place, "approximate") if isinstance(outcome, Found) else outcome
                )
        return None

    def _part_of_city(self, words: Sequence[str], query: Query) -> Outcome | None:
        for core in (words, *filler_words.cores(words)):
            if outcome := self._cities.read(core, query):
                return outcome
        return None

    def _wrong_state(self, words: Sequence[str], _: Query) -> Outcome | None:
        """ "Chicago, Ohio": the large town elsewhere or the state? The person knows."""
        for name, code in state_endings(words):
            elsewhere = named_anywhere(name, self._store)
            state = self._store.by_id(code.lower())
            if (
                isinstance(elsewhere, Found)
                and state
                and choose.people(elsewhere.place) >= choose.LARGE_TOWN
                and elsewhere.place.kind == "city"
            ):
                return Ambiguous((elsewhere.place, state))
        return None


def _pieces(parts: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Town and state in the middle: a town with the state behind it, before the last part."""
    for town, state in pairwise(parts[:-1]):
        if key_of(list(state)) in SPELLINGS:
            yield (*town, *state)
    yield from (part for part in parts[:-1] if len(part) > 1)
