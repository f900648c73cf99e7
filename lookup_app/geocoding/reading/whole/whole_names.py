"""Names as they stand: a town with its state, a state, a nickname, or a bare name."""

import re
from collections.abc import Sequence

from lookup_app.folding import key_of
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import TOWNSHIPS, named_anywhere, with_state
from lookup_app.geocoding.reading.names.states_beside import state_beginnings, state_endings
from lookup_app.geocoding.reading.reading import Reading, Sources
from lookup_app.geocoding.reading.whole.landmarks import (
    TOWN_PEOPLE,
    airport_code,
    is_large,
    is_plain,
    park_or_county,
    town_or_landmark,
)
from lookup_app.geocoding.reading.whole.near_names import far_larger
from lookup_app.geocoding.reading.whole.state_names import (
    part_of_town_or_state,
    read_part_or_town,
    read_state,
)
from lookup_app.geocoding.reading.words import filler_words
from lookup_app.geocoding.reading.words.cores import is_led_to
from lookup_app.states import SPELLINGS

_CAPITAL_WITHIN = re.compile(r"^[A-Z][a-z]+[A-Z][a-z]+$")  # "CoMo"
# An everyday word is a town's name where that town has so many people; two are where it has fewer.
_EVERYDAY_TOWN_PEOPLE = 20_000
_EVERYDAY_NAME_PEOPLE = 5_000
# A town of so many people is not doubted for a township of its name.
_TOWNSHIP_PEOPLE = 10_000


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
    is_small = _is_small(named, not filler_words.COUNTY_WORDS.isdisjoint(reading.words))
    return reading.sources.nicknames.with_township(named) if is_small else named


def _is_small(named: Outcome, county_is_said: bool) -> bool:
    """Whether a larger township may be meant: a small town was read, or a county that nobody called
    one."""
    if not isinstance(named, Found) or named.place.state not in choose.TOWNSHIP_STATES:
        return False
    if named.place.kind == "county":
        return not county_is_said
    return named.place.kind == "city" and choose.people(named.place) < _TOWNSHIP_PEOPLE


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
    if town := _in_or_north(words, named, sources) or town_or_landmark(named, known):
        return town
    better = (
        None
        if is_plain(named, words)
        else (known or park_or_county(named, reading) or sources.abroad.instead_of(named, words))
    )
    return better or far_larger(words, named, sources) or named or airport_code(reading)


def _everyday_name(reading: Reading) -> Outcome | None:
    """ "Normal", "in Mesa", "the UP": alone or behind a link a town of some size, else nothing."""
    words, text = reading.words, reading.query.text
    known = reading.sources.nicknames.read(reading.filed)
    if known and (_is_written_as_a_name(reading) or _is_phrase(known, reading)):
        return known
    named = named_anywhere(words, reading.sources.store)
    is_one = len(words) == (2 if words[:1] == ("the",) else 1)
    if filler_words.names_a_facility(words):  # "At the airport" is not in Hawaii.
        return airport_code(reading)
    # "Help me El Paso".
    if not (is_led_to(words, reading.query.words) or (not is_one and is_large(named))):
        return None
    enough = _EVERYDAY_TOWN_PEOPLE if is_one else _EVERYDAY_NAME_PEOPLE
    if is_one and filler_words.is_written_as_a_name(words[-1], text):
        enough = TOWN_PEOPLE
    first = next(iter(places_of(named)), None)
    is_town = first and first.kind == "city" and choose.people(first) >= enough
    if is_town or words != reading.query.words:
        return named if is_town else None
    return choose.known_county(reading.sources.store.named(reading.filed))


def _is_written_as_a_name(reading: Reading) -> bool:
    """ "CoMo", "LOL" alone: as hardly an everyday word is written."""
    text = reading.query.text
    is_in_capitals = filler_words.in_capitals(reading.words[-1], text)
    return is_in_capitals or _CAPITAL_WITHIN.search(text) is not None


def _is_phrase(known: Outcome, reading: Reading) -> bool:
    """ "Calle Ocho", "the UP": several everyday words that are a name when nothing else is said."""
    words = reading.words
    is_area = isinstance(known, Found) and known.match == "region" and words[0] != "the"
    return len(words) > 1 and words == reading.query.words and not is_area


def _is_filler(words: Sequence[str]) -> bool:
    one = len(words) == 1 and filler_words.around_words(words)
    return one or filler_words.is_about_care(words)


def _is_weak(named: Outcome) -> bool:
    """Whether a nickname of the tables may be better: an airport, a part of a city or a former name
    was read. "Hollywood, LA" is hardly Shreveport's."""
    return isinstance(named, Found) and (
        named.place.kind in ("airport", "neighborhood") or named.match == "corrected"
    )


def _in_or_north(words: Sequence[str], named: Outcome | None, sources: Sources) -> Outcome | None:
    """ "N Chicago": the place in its north, or "in Chicago", written in haste?"""
    town = named_anywhere(words[1:], sources.store) if words[0] == "n" else None
    if not isinstance(town, Found) or choose.people(town.place) < choose.LARGE_TOWN:
        return None
    if not isinstance(named, Found):
        return named or Found(town.place, "approximate")
    # "N Las Vegas" is a city of its own.
    is_larger = choose.people(town.place) >= choose.LEAD_IN_STATE * choose.people(named.place)
    return Ambiguous((town.place, named.place)) if is_larger else None
