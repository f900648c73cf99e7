"""Understanding what a person typed: the readers, in the order in which they are asked."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lookup_app.geocoding import around, choose
from lookup_app.geocoding.addresses import (
    before_number,
    has_street_word,
    is_zip_like,
    looks_like_address,
    read_address,
    state_in_address,
    town_ending,
)
from lookup_app.geocoding.cities import CityReader
from lookup_app.geocoding.coordinates import read_coordinates
from lookup_app.geocoding.endings import read_last_parts, read_town_with_county
from lookup_app.geocoding.facility_names import is_of_veterans, read_facility_name
from lookup_app.geocoding.military import military_zip_in
from lookup_app.geocoding.names import (
    COUNTY_WORDS,
    named_anywhere,
    named_in_state,
    state_beginnings,
    state_endings,
    with_state,
)
from lookup_app.geocoding.nicknames import Nicknames
from lookup_app.geocoding.outcomes import Ambiguous, Found, Military, NotFound, Outcome, OutsideUS
from lookup_app.geocoding.places_at import PlacesAt
from lookup_app.geocoding.query import Query
from lookup_app.geocoding.refusals import Abroad
from lookup_app.geocoding.spelling import Speller
from lookup_app.geocoding.state_reader import is_everyday_code, read_part_of_state, read_state
from lookup_app.geocoding.states import BY_CODE, SPELLINGS
from lookup_app.geocoding.store import Store
from lookup_app.geocoding.words import key_of
from lookup_app.geocoding.zip_codes import agreed, read_zip_alone, zip_inside
from lookup_app.places import Place

_LONGEST_BARE_NAME = 4
# Longer names of the tables are no town with its state.
_SHORT_NAME = 2
_CODE_LETTERS = 2


class Understanding:
    """Answers for any text; holds the gazetteer's store and the hand-made tables."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.nicknames = Nicknames(store)
        self.speller = Speller(store)
        self.at = PlacesAt(store)
        self._abroad = Abroad(store)
        self._cities = CityReader(store, self.nicknames)

    def outcome(self, text: str) -> Outcome:
        """What the text means. Never raises for any text."""
        query = Query.of(text)
        outcome = self._town_and_state(query) or self._numbers(query)
        if outcome:
            return outcome
        words = query.words
        if key_of(list(words)) not in SPELLINGS:
            words = tuple(around.without_country(words))
        if refusal := self._refusal(words, query):
            return refusal
        if institution := self._institution(query.words):
            return institution
        if is_of_veterans(words):
            return self._facility(words, query) or NotFound()
        for reader in (
            self._zip_in_text,
            self._town_with_county,
            self._exact,
            self._facility,
            self._last_parts,
            self._words_around,
            self._country,
            self._address,
            self._part_of_state,
            self._other_name,
            self._wrong_state,
            self._misspelled_town,
            self._pieces,
            self._part_of_city,
            self._misspelled,
            self._town_within,
        ):
            if outcome := reader(words, query):
                return outcome
        return self._abroad.by_town(words) or NotFound()

    def _town_and_state(self, query: Query) -> Outcome | None:
        """ "Tulsa, OK", the most usual query, by the shortest way."""
        if len(query.parts) != 2 or not query.text.isascii():
            return None
        state = SPELLINGS.get(" ".join(query.parts[1]))
        if state is None:
            return None
        outcome = choose.in_state(self._store.named(key_of(list(query.parts[0])), state))
        return None if outcome is None or _is_weak(outcome) else outcome

    def _institution(self, words: Sequence[str]) -> Outcome | None:
        """ "Florida State University" and "Mall of America" name no state and no country."""
        if len(words) > _SHORT_NAME or around.names_a_facility(words):
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
        if around.is_country(query.words):
            return NotFound("too_vague")
        if around.is_near_me(words):
            return NotFound("near_me")
        if query.text in BY_CODE:
            return None
        nothing = not words or self.nicknames.is_no_place(key_of(list(words)))
        return NotFound() if nothing else None

    def _exact(self, words: Sequence[str], query: Query) -> Outcome | None:
        """The words as they stand: town and state, state, nickname or bare name."""
        if len(query.parts) == 1 and (part := self._part_of_town_or_state(words)):
            return part
        named = self._region_of_state(words, query) or with_state(words, self._store)
        if named and not _is_weak(named) and not self._is_region(words, query):
            return named
        return (
            self._nickname_with_state(words)
            or (self.nicknames.read(key_of(list(words))) if named else None)
            or named
            or self._nickname_like_a_code(words)
            or read_state(words, query.text, self._store)
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
        if len(query.parts) == 1 and around.is_direction(words[0]):
            return read_part_of_state(words, self._store)
        return None

    def _nickname_with_state(self, words: Sequence[str]) -> Outcome | None:
        for name, state in (*state_endings(words), *state_beginnings(words)):
            if outcome := self.nicknames.read_in_state(key_of(list(name)), state):
                return outcome
        return None

    def _nickname_like_a_code(self, words: Sequence[str]) -> Outcome | None:
        """ "LA" is Los Angeles to nearly all who type it, not Louisiana."""
        if len(words) == 1 and len(words[0]) == _CODE_LETTERS:
            return self.nicknames.read(words[0])
        return None

    def _bare(self, words: Sequence[str], query: Query) -> Outcome | None:
        if around.is_about_care(words) or (len(words) == 1 and around.around_words(words)):
            return self.nicknames.read(key_of(list(words)))
        named = named_anywhere(words, self._store)
        if not _is_large(named) or _is_county(named, words):
            if nickname := self.nicknames.read(key_of(list(words))):
                return nickname
            if park := self._park_or_county(named, words):
                return park
            if abroad := self._abroad.instead_of(named, words):
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

    def _part_of_town_or_state(self, words: Sequence[str]) -> Outcome | None:
        """ "East LA", "downtown LA": the part of Los Angeles, or the state? The person knows."""
        town = self._nickname_like_a_code(words[1:]) if len(words) == 2 else None
        state = SPELLINGS.get(words[-1])
        if not isinstance(town, Found) or not around.names_a_part(words[0]) or state is None:
            return None
        name = (words[0], *key_of(town.place.name.lower().split()).split())
        part = named_in_state(name, town.place.state, self._store)
        near = part.place if isinstance(part, Found) else town.place
        whole = self._store.by_id(state.lower())
        return Ambiguous((near, whole)) if whole else Found(near, "approximate")

    def _airport_code(self, words: Sequence[str], query: Query) -> Outcome | None:
        code = query.text.strip()
        if len(words) == 1 and len(code) == 3 and code.isupper():
            place = self._store.by_id(f"airport/{code.lower()}")
            return Found(place) if place else None
        return None

    def _facility(self, words: tuple[str, ...], _: Query) -> Outcome | None:
        return read_facility_name(words, self._store)

    def _town_with_county(self, words: Sequence[str], _: Query) -> Outcome | None:
        return read_town_with_county(words, self._store)

    def _last_parts(self, _: Sequence[str], query: Query) -> Outcome | None:
        return read_last_parts(query, self._store)

    def _words_around(self, words: Sequence[str], query: Query) -> Outcome | None:
        if looks_like_address(query):
            return None
        if part := self._part_of_town_or_state(words):
            return part
        if code := self._code_among(words, query):
            return code
        if around.around_words(words):
            return NotFound("near_me")
        for core in around.cores(words):
            if around.around_words(core) or self.nicknames.is_no_place(key_of(list(core))):
                continue
            if outcome := self._exact(core, query):
                return outcome
        return None

    def _code_among(self, words: Sequence[str], query: Query) -> Outcome | None:
        """ "Rehab in LA", "LA rehabs": the town, though "la" is a Spanish article, too."""
        for core in around.cores(words) if len(query.parts) == 1 else ():
            is_name = core[0].upper() in query.text or around.is_link(words[-2])
            if len(core) == 1 and is_name and (town := self._nickname_like_a_code(core)):
                return town
        return None

    def _zip_in_text(self, words: Sequence[str], query: Query) -> Outcome | None:
        # Four digits: New England's ZIP codes lose their leading zero in spreadsheets.
        named = [word for word in words if not (is_zip_like(word) or _is_four_digits(word))]
        if len(named) == len(words):
            return None
        if first := self._zip_in_front(named, query):
            return Found(first, "approximate" if has_street_word(named) else "exact")
        place = zip_inside(query, self._store, _state_beside_zip(named, query))
        if place is None or (query.text.startswith(place.id) and has_street_word(named)):
            return self._without_number(named, query)
        if looks_like_address(query) and not query.text.startswith(place.id):
            return Found(place, "approximate")
        return agreed(place, with_state(named, self._store) or named_anywhere(named, self._store))

    def _zip_in_front(self, named: Sequence[str], query: Query) -> Place | None:
        """ "33602 rehab", "02134 Boston": a ZIP where the rest is no street but agrees with it."""
        place = self._store.by_id(query.words[0])
        if place is None or place.kind != "zip":
            return None
        if has_street_word(named):
            named = before_number(query.words[1:])
        elif around.around_words(named):
            return place
        town = with_state(named, self._store) or named_anywhere(named, self._store)
        fits = isinstance(town, Found) and agreed(place, town) == Found(place)
        return place if fits else None

    def _without_number(self, named: Sequence[str], query: Query) -> Outcome | None:
        """ "Miami FL 3310": the town, where the number is no ZIP code and no house."""
        outcome = None if looks_like_address(query) else with_state(named, self._store)
        return Found(outcome.place, "corrected") if isinstance(outcome, Found) else outcome

    def _address(self, words: Sequence[str], query: Query) -> Outcome | None:
        return read_address(query, words, self._store) if looks_like_address(query) else None

    def _country(self, words: Sequence[str], query: Query) -> Outcome | None:
        return self._abroad.by_country(words, query.text)

    def _pieces(self, _: Sequence[str], query: Query) -> Outcome | None:
        """ "Wilmington, DE (West Side)", "Watertown, NY / Orlando, FL": the first whole place."""
        for piece in _pieces(query.parts):
            outcome = with_state(piece, self._store) or self._nickname_with_state(piece)
            if outcome:
                return (
                    Found(outcome.place, "approximate") if isinstance(outcome, Found) else outcome
                )
        return None

    def _part_of_state(self, words: Sequence[str], _: Query) -> Outcome | None:
        return read_part_of_state(words, self._store)

    def _part_of_city(self, words: Sequence[str], query: Query) -> Outcome | None:
        for core in (words, *around.cores(words)):
            if outcome := self._cities.read(core, query):
                return outcome
        return None

    def _misspelled_town(self, words: Sequence[str], _: Query) -> Outcome | None:
        """The whole name misspelled, its state right; part of a city comes after that."""
        for core in (words, *around.cores(words)):
            # "My mom is in rehab" does not speak of Indiana.
            if around.is_link(core[-1]) and len(core) < len(words):
                continue
            for name, state in state_endings(core):
                if around.around_words(name):
                    continue
                if outcome := self.speller.in_state(name, state):
                    return outcome
        return None

    def _misspelled(self, words: Sequence[str], _: Query) -> Outcome | None:
        if around.names_a_facility(words):
            return None
        for core in (words, *around.cores(words)):
            outcome = self.speller.with_misspelled_state(core) or self._misspelled_state(core)
            is_name = not self.nicknames.is_no_place(key_of(list(core)))
            if outcome is None and is_name and len(core) <= _LONGEST_BARE_NAME:
                outcome = self._misspelled_bare(core)
            if outcome:
                return outcome
        return None

    def _town_within(self, words: Sequence[str], query: Query) -> Outcome | None:
        """ "Alcohol rehab Wichita KS no insurance": a town and its state with words behind them."""
        if looks_like_address(query):
            return None
        for end in range(len(words) - 1, 1, -1):
            for rest, state in state_endings(words[:end]):
                if is_everyday_code(words[end - 1], query.text) or key_of(list(rest)) in SPELLINGS:
                    continue
                if isinstance(town := town_ending(rest, state, self._store), Found):
                    return Found(town.place, "approximate")
        return None

    def _misspelled_bare(self, words: Sequence[str]) -> Outcome | None:
        """A misspelled town without its state, where no town elsewhere has just that name."""
        if self._abroad.by_town(words):
            return None
        return self.speller.anywhere(words)

    def _misspelled_state(self, words: Sequence[str]) -> Outcome | None:
        """A misspelled state; "newyork" is asked about as "New York" is."""
        code = self.speller.state(words)
        if code is None:
            return None
        name = BY_CODE[code].name
        outcome = read_state(name.lower().split(), name, self._store)
        return Found(outcome.place, "corrected") if isinstance(outcome, Found) else outcome

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

    def _other_name(self, words: Sequence[str], _: Query) -> Outcome | None:
        """A former or foreign name, unless a larger town is spelled almost like it."""
        other = choose.by_other_name(self._store.named(key_of(list(words))))
        if not isinstance(other, Found):
            return other
        near = self._misspelled_bare(words)
        is_larger = isinstance(near, Found) and (
            choose.people(near.place) > choose.people(other.place)
        )
        return near if is_larger else other


def _state_beside_zip(named: Sequence[str], query: Query) -> str | None:
    """The state that a ZIP has to lie in to be believed."""
    if looks_like_address(query):
        return state_in_address(query)
    states = (state for _, state in (*state_endings(named), *state_beginnings(named)))
    return next(states, None) or SPELLINGS.get(key_of(list(named)))


def _is_four_digits(word: str) -> bool:
    return word.isdigit() and len(word) == 4


def _is_weak(named: Outcome) -> bool:
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


def _pieces(parts: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Town and state in the middle: a town with the state behind it, before the last part."""
    for town, state in pairwise(parts[:-1]):
        if key_of(list(state)) in SPELLINGS:
            yield (*town, *state)
    yield from (part for part in parts[:-1] if len(part) > 1)
