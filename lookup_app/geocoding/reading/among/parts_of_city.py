"""Part of a city: a neighborhood or landmark with its city's name, or the city alone."""

from collections.abc import Sequence
from itertools import chain

from lookup_app.folding import key, key_of, word_set
from lookup_app.geocoding.data.everyday_words import (
    all_everyday,
    is_a_word,
    may_be_persons,
)
from lookup_app.geocoding.outcomes import Found, Outcome, approximate, places_of
from lookup_app.geocoding.reading.among.city_behind import KNOWN_PEOPLE, bare_cuts, cuts
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import (
    large_town,
    named_anywhere,
)
from lookup_app.geocoding.reading.reading import Reading, Sources
from lookup_app.geocoding.reading.whole.near_names import nearest_anywhere
from lookup_app.geocoding.reading.whole.state_names import seeming_state
from lookup_app.geocoding.reading.words.cores import are_plain
from lookup_app.geocoding.reading.words.filler_words import around_words, names_a_facility
from lookup_app.places import Place, distance_miles

_NEAR_CITY_MILES = 25.0
_FAR_MILES = 100.0
_LONGEST_TOWN = 5
# Words of a part and its city.
_LONGEST = 9
_LONGEST_FIRST_NAMES = 2
_CODE_LETTERS = 2
# "Austin neighborhood" is nobody's name.
_PARTS = word_set("neighborhood neighbourhood hood barrio ward district side park")
_SAID_BEHIND = word_set("neighborhood neighbourhood hood barrio area section in of de en the")


def read_part_of_city(reading: Reading) -> Outcome | None:
    """ "East Village, NYC", "Garfield School, San Francisco, CA"."""
    if are_plain(reading.words):
        return None
    for read in (_part_behind, _part_of_city):
        for core in reading.spans:
            if len(core) <= _LONGEST and (outcome := read(reading.of(core))):
                return outcome
    return None


def _part_of_city(reading: Reading) -> Outcome | None:
    """The part of the city where it is known, else the city."""
    for part, city in cuts(reading):
        return _part(part, city, reading.sources)
    for part, city in bare_cuts(reading):
        outcome = _part(part, city, reading.sources)
        # "Black Mesa" is a name of its own.
        is_own_name = is_a_word(reading.words[len(part) :])
        is_doubted = is_own_name or _is_person(part) or _ends_in_state(reading)
        if outcome.match == "exact":
            return outcome
        if is_doubted:
            return None
        return _front(part, city, reading) or _misspelled(reading) or outcome
    return None


def _misspelled(reading: Reading) -> Outcome | None:
    """ "Chuka Vista", "Winsotn Salem": a slip in the longer name that ends so, no part of Vista or
    Salem."""
    near = nearest_anywhere(reading.words, reading.sources)
    is_longer = isinstance(near, Found) and key(near.place.name).endswith(f" {reading.words[-1]}")
    return near if is_longer else None


def _part_behind(reading: Reading) -> Outcome | None:
    """ "Seattle Ballard", "sf tenderloin": a known part behind its city."""
    words, sources = reading.words, reading.sources
    for length in range(1, min(_LONGEST_TOWN, len(words))):
        outcome = sources.nicknames.read(key_of(words[:length]))
        part = key_of(words[length:])
        for city in places_of(outcome or named_anywhere(words[:length], sources.store))[:1]:
            turned = (f"{one} {key(city.name)}" for one in (part, key_of(_bare(words[length:]))))
            for named in chain(*(sources.store.named(one, city.state) for one in turned)):
                if named.place.kind == "neighborhood":
                    return Found(named.place)
            # "North side" of whatever city stands before it.
            if city.kind == "city" and words[length + 1 :] == ("side",):
                return Found(city, "approximate")
    return None


def _ends_in_state(reading: Reading) -> bool:
    """ "Pokipsee New York", "rawly north carolina": an unknown name in a state written out, which
    is not the town that is called like the state."""
    is_code = len(reading.words[-1]) == _CODE_LETTERS
    return not is_code and seeming_state(reading) is not None


def _is_person(words: Sequence[str]) -> bool:
    """ "Mary Lincoln", "Booker T Washington", "Austin Garland": no part of a city."""
    is_part = around_words(words) or names_a_facility(words) or words[-1] in _PARTS
    return len(words) <= _LONGEST_FIRST_NAMES and not is_part and may_be_persons(words[0])


def _front(part: Sequence[str], city: Place, reading: Reading) -> Outcome | None:
    """ "Detroit eastside": the large town in front of what goes by such a name far away."""
    words, sources = reading.words, reading.sources
    front = large_town(part, sources.store) or sources.nicknames.read(key_of(part))
    if front is None or all_everyday(part):
        return None
    is_own_name = key_of(words[len(part) :]) == key(city.name)
    known = max(KNOWN_PEOPLE, max(map(choose.people, places_of(front)), default=0) / choose.LEAD)
    if is_own_name and choose.people(city) >= known:
        return None
    apart = (distance_miles(place.point, city.point) for place in places_of(front))
    return approximate(front) if min(apart, default=0) > _FAR_MILES else None


def _bare(part: Sequence[str]) -> Sequence[str]:
    """ "Pilsen neighborhood of": the name of the part."""
    while len(part) > 1 and part[-1] in _SAID_BEHIND:
        part = part[:-1]
    return part


def _part(part: Sequence[str], city: Place, sources: Sources) -> Found:
    filed = key_of(_bare(part))
    joined = sources.store.named(f"{filed} {key(city.name)}", city.state)
    near = [
        named.place
        for named in (*joined, *sources.store.named(filed, city.state))
        if named.place.kind in ("city", "neighborhood", "airport")
        and distance_miles(named.place.point, city.point) <= _NEAR_CITY_MILES
    ]
    if near:
        return Found(near[0])
    known = sources.nicknames.read_in_state(filed, city.state)
    if isinstance(known, Found) and (
        distance_miles(known.place.point, city.point) <= _NEAR_CITY_MILES
    ):
        return known
    return Found(city, "approximate")
