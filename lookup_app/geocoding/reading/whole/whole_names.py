"""Names as they stand: a town with its state, a state, a nickname, or a bare name."""

from collections.abc import Sequence

from lookup_app.folding import key_of
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import (
    TOWNSHIPS,
    named_anywhere,
    state_beginnings,
    state_endings,
    with_state,
)
from lookup_app.geocoding.reading.reading import Reading, Sources
from lookup_app.geocoding.reading.whole.near_names import far_larger, in_or_north
from lookup_app.geocoding.reading.whole.state_names import (
    part_of_town_or_state,
    read_part_or_town,
    read_state,
)
from lookup_app.geocoding.reading.words import filler_words
from lookup_app.geocoding.reading.words.cores import is_led_to
from lookup_app.places import distance_miles
from lookup_app.states import SPELLINGS

_CODE_LETTERS = 3
# A town of so many people is never passed over for a landmark or a nickname.
_TOWN_PEOPLE = 3_000
# So near it is the city's own.
_SAME_PLACE_MILES = 25.0
# An everyday word is a town's name where that town has so many people; two are where it has fewer.
_EVERYDAY_TOWN_PEOPLE = 20_000
_EVERYDAY_NAME_PEOPLE = 5_000


def read_town_and_state(reading: Reading) -> Outcome | None:
    """ "Tulsa, OK", the most usual query, by the shortest way."""
    query = reading.query
    if len(query.parts) != 2 or not query.text.isascii():
        return None
    state = SPELLINGS.get(" ".join(query.parts[1]))
    if state is None:
        return None
    name = query.parts[0]
    outcome = choose.in_state(reading.sources.store.named(key_of(name), state))
    if outcome is None or _is_weak(outcome) or name[-1] in TOWNSHIPS:
        return None
    return _or_township(outcome, reading)


def read_name(reading: Reading) -> Outcome | None:
    """The words as they stand: town and state, state, nickname or bare name."""
    words, sources = reading.words, reading.sources
    if len(reading.query.parts) == 1 and (part := part_of_town_or_state(reading)):
        return part
    named = read_part_or_town(reading) or with_state(words, sources.store, reading.query.text)
    if named and not _is_weak(named) and not _is_region(reading):
        return _or_township(named, reading)
    return (
        nickname_with_state(words, sources)
        or (sources.nicknames.read(reading.filed) if named else None)
        or named
        or sources.nicknames.read_like_a_code(words)
        or read_state(reading)
        or _bare_name(reading)
    )


def _or_township(named: Outcome, reading: Reading) -> Outcome:
    """The small town that was read, or a question whether the township of its name is meant."""
    is_small = choose.is_small(named, not filler_words.COUNTY_WORDS.isdisjoint(reading.words))
    return reading.sources.nicknames.with_township(named) if is_small else named


def nickname_with_state(words: Sequence[str], sources: Sources) -> Outcome | None:
    """ "Philly PA": a nickname with its state before or after it."""
    for name, state in (*state_endings(words), *state_beginnings(words)):
        if outcome := sources.nicknames.read_in_state(key_of(name), state):
            return outcome
    return None


def _is_region(reading: Reading) -> bool:
    """ "Texas panhandle" and "Mississippi Choctaw" are no towns there; with a comma they are."""
    if len(reading.query.parts) > 1:
        return False
    known = reading.sources.nicknames.read(reading.filed)
    if not isinstance(known, Found) or known.match == "exact":
        return False
    # "Big Sky Montana" and "Sun Valley ID" are towns before they are the country around.
    return not any(True for _ in state_endings(reading.words))


def _bare_name(reading: Reading) -> Outcome | None:
    words, sources = reading.words, reading.sources
    if all_everyday(words):
        return _everyday_name(reading)
    if _is_filler(words):
        return sources.nicknames.read(reading.filed)
    # "Butte, CO" is no county.
    if len(reading.query.parts) > 1 and key_of(reading.query.parts[-1]) in SPELLINGS:
        return sources.nicknames.read(reading.filed)
    named, known = named_anywhere(words, sources.store), sources.nicknames.read(reading.filed)
    if isinstance(known, Ambiguous):
        return known
    if town := in_or_north(words, named, sources) or _town_or_landmark(named, known):
        return town
    better = (
        None
        if _is_plain(named, words)
        else (known or _park_or_county(named, reading) or sources.abroad.instead_of(named, words))
    )
    return better or far_larger(words, named, sources) or named or _airport_code(reading)


def _everyday_name(reading: Reading) -> Outcome | None:
    """ "Normal", "in Mesa", "the UP": alone or behind a link a town of some size, else nothing."""
    words, text = reading.words, reading.query.text
    known = reading.sources.nicknames.read(reading.filed)
    if known and (filler_words.in_capitals(words[-1], text) or _is_phrase(known, reading)):
        return known
    named = named_anywhere(words, reading.sources.store)
    is_one = len(words) == (2 if words[:1] == ("the",) else 1)
    if filler_words.names_a_facility(words):  # "At the airport" is not in Hawaii.
        return None
    # "Help me El Paso".
    if not (is_led_to(words, reading.query.words) or (not is_one and _is_large(named))):
        return None
    enough = _EVERYDAY_TOWN_PEOPLE if is_one else _EVERYDAY_NAME_PEOPLE
    if is_one and filler_words.is_written_as_a_name(words[-1], text):
        enough = _TOWN_PEOPLE
    first = next(iter(places_of(named)), None)
    is_town = first and first.kind == "city" and choose.people(first) >= enough
    if is_town or words != reading.query.words:
        return named if is_town else None
    return choose.known_county(reading.sources.store.named(reading.filed))


def _is_phrase(known: Outcome, reading: Reading) -> bool:
    """ "Calle Ocho", "the UP": several everyday words that are a name when nothing else is said."""
    words = reading.words
    is_area = isinstance(known, Found) and known.match == "region" and words[0] != "the"
    return len(words) > 1 and words == reading.query.words and not is_area


def _town_or_landmark(named: Outcome | None, known: Outcome | None) -> Outcome | None:
    """ "Logan": the town or the airport of its name? "Kenai": the town, as they lie together."""
    towns = [p for p in places_of(named) if p.kind == "city" and choose.people(p) >= _TOWN_PEOPLE]
    if not towns or not isinstance(known, Found) or _is_plain(named, ()):
        return None
    if distance_miles(towns[0].point, known.place.point) <= _SAME_PLACE_MILES:
        return named if known.match == "region" and isinstance(named, Found) else None
    return Ambiguous(tuple(dict.fromkeys((*towns[: choose.MOST_CANDIDATES - 1], known.place))))


def _is_filler(words: Sequence[str]) -> bool:
    one = len(words) == 1 and filler_words.around_words(words)
    return one or filler_words.is_about_care(words)


def _park_or_county(named: Outcome | None, reading: Reading) -> Outcome | None:
    """ "Yellowstone", "Glacier": the national park, or the county of its name elsewhere?"""
    if not isinstance(named, Found) or not _is_county(named, reading.words):
        return None
    park = reading.sources.nicknames.read(f"{reading.filed} national park")
    return Ambiguous((park.place, named.place)) if isinstance(park, Found) else None


def _airport_code(reading: Reading) -> Outcome | None:
    code = reading.query.text.strip()
    is_code = len(reading.words) == 1 and len(code) == _CODE_LETTERS and code.isupper()
    place = reading.sources.store.by_id(f"airport/{code.lower()}") if is_code else None
    return Found(place) if place else None


def _is_weak(named: Outcome) -> bool:
    """Whether a nickname of the tables may be better: an airport or a former name was read."""
    return isinstance(named, Found) and (
        named.place.kind == "airport" or named.match == "corrected"
    )


def _is_county(named: Outcome | None, words: Sequence[str]) -> bool:
    """Whether a county was read though its type was not typed: "Yellowstone"."""
    return (
        isinstance(named, Found)
        and named.place.kind == "county"
        and words[-1] not in filler_words.COUNTY_WORDS
    )


def _is_plain(named: Outcome | None, words: Sequence[str]) -> bool:
    """Whether a large town of this very name was read, which no nickname replaces."""
    return _is_large(named) and not _is_county(named, words)


def _is_large(named: Outcome | None) -> bool:
    return isinstance(named, Found) and choose.people(named.place) >= choose.OTHER_NAME_PEOPLE
