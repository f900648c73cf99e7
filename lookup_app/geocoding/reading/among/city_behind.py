"""Ways to cut words into a part and the city behind it: "East Village, NYC", "Walmart El Reno"."""

from collections.abc import Iterator, Sequence

from lookup_app.folding import key_of
from lookup_app.geocoding.data.everyday_words import (
    all_everyday,
    is_a_word,
    is_spelled_right,
    may_be_persons,
)
from lookup_app.geocoding.data.named import Grade
from lookup_app.geocoding.outcomes import Found, Outcome
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import (
    is_said_whole,
    is_town,
    large_town,
    named_anywhere,
    named_exactly,
)
from lookup_app.geocoding.reading.names.states_beside import state_endings
from lookup_app.geocoding.reading.reading import Reading, Sources
from lookup_app.geocoding.reading.words.filler_words import around_words
from lookup_app.places import Place
from lookup_app.states import SPELLINGS

# A town of so many people is known by itself, whatever stands before it.
KNOWN_PEOPLE = 5_000
_LONGEST_TOWN = 5
# In New Jersey there is a town of National Park.
_NO_TOWNS = (("national", "park"), ("state", "park"), ("city", "park"))

Cut = tuple[Sequence[str], Place]


def cuts(reading: Reading) -> Iterator[Cut]:
    """Ways to cut the words into a part and the city behind it, with its state or set apart."""
    words, sources, last = reading.words, reading.sources, reading.query.parts[-1]
    for rest, state in state_endings(words):
        # "Fort Cobb, CA" is not Cobb.
        if is_town(rest, sources.store):
            return
        for length in range(min(_LONGEST_TOWN, len(rest) - 1), 0, -1):
            end = rest[-length:]
            named = named_exactly(end, state, sources.store)
            outcome = named if is_said_whole(named, end) else None
            outcome = outcome or sources.nicknames.read_in_state(key_of(end), state)
            if city := _city(outcome):
                yield rest[:-length], city
    is_apart = len(words) > len(last) and words[-len(last) :] == last
    if is_apart and key_of(last) not in SPELLINGS and not all_everyday(last):
        outcome = sources.nicknames.read(key_of(last)) or named_anywhere(last, sources.store)
        if city := _city(outcome):
            yield words[: -len(last)], city


def bare_cuts(reading: Reading) -> Iterator[Cut]:
    """The same where only the city's own name, or a nickname of it, says which it is."""
    words = reading.words
    for length in range(min(_LONGEST_TOWN, len(words) - 1), 0, -1):
        # "North Carolina" does not end in the town of Carolina.
        if key_of(words[-length - 1 :]) in SPELLINGS:
            return
        part, end = words[:-length], words[-length:]
        if city := _bare_city(end, reading.sources):
            yield part, city


def _bare_city(words: Sequence[str], sources: Sources) -> Place | None:
    """A large town, one whose name is two words or more ("Walmart El Reno" is not in Reno), or the
    only one of its name: "the tribal complex, Tahlequah"."""
    is_everyday = all_everyday(words)
    if words in _NO_TOWNS or (len(words) == 1 and is_everyday):
        return None
    outcome = large_town(words, sources.store)
    if outcome is None and not is_everyday:
        named = sources.store.named(key_of(words))
        towns = [n for n in named if n.grade <= Grade.AS_GOOD and n.place.kind == "city"]
        is_name = len(words) > 1 or (len(towns) == 1 and _is_nothing_else(words, towns[0].place))
        outcome = choose.anywhere(towns) if is_name else None
    if outcome is None and not (is_everyday or around_words(words)):
        outcome = sources.nicknames.read(key_of(words))
    return _city(outcome)


def _is_nothing_else(words: Sequence[str], town: Place) -> bool:
    is_said = is_a_word(words) or may_be_persons(words[0]) or is_spelled_right(words)
    return choose.people(town) >= KNOWN_PEOPLE and not is_said


def _city(outcome: Outcome | None) -> Place | None:
    return outcome.place if isinstance(outcome, Found) and outcome.place.kind == "city" else None
