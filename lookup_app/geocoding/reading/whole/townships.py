"""Townships, of the hand-written tables and of the gazetteer."""

from collections.abc import Sequence

from lookup_app.folding import key_of
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import (
    Ambiguous,
    Found,
    Outcome,
    approximate,
    places_of,
)
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import named_anywhere
from lookup_app.geocoding.reading.names.states_beside import state_endings
from lookup_app.geocoding.reading.numbers.addresses import has_street_word, looks_like_address
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.words.cores import cores

_MOST_OF_TABLES = 6
CALLED_ONE = frozenset({"township", "twp"})
TOWNSHIP_WORDS = CALLED_ONE | {"town", "municipio"}


def read_township(reading: Reading) -> Outcome | None:
    """ "Franklin Township NJ" of the tables, before the smaller place called Franklin."""
    if TOWNSHIP_WORDS.isdisjoint(reading.words):
        return None
    words = tuple(word for word in reading.words if word != "charter")
    for core in (words, *cores(words), _behind_street(words, reading)):
        if TOWNSHIP_WORDS.isdisjoint(core):
            continue
        in_state = [(*name, code.lower()) for name, code in state_endings(core)]
        name = in_state[0] if in_state else type_last(core)
        if known := reading.sources.nicknames.read(key_of(name)):
            store = reading.sources.store
            known = _as_a_town(known, core, store) if in_state else _any(known, name, store)
            return approximate(known) if looks_like_address(reading.query) else known
    return None


def _behind_street(words: Sequence[str], reading: Reading) -> Sequence[str]:
    """ "12 Oak St, East Windsor Township NJ": the township of an address, by its whole name."""
    # "CT" at the end is no court.
    streets = (n for n, word in enumerate(words[:-1]) if has_street_word((word,)))
    start = max(streets, default=-1) + 1
    return words[start or len(reading.query.parts[0]) :]


def _as_a_town(known: Outcome, words: Sequence[str], store: Store) -> Outcome:
    """ "Clinton Township, MI": the town whose whole name that is, rather than a ZIP code in it."""
    counties = {place.county for place in places_of(known)}
    for name, state in state_endings(words):
        towns = choose.towns_named(store.named(key_of(name), state))
        if len(towns) == 1 and counties == {towns[0].county}:
            return Found(towns[0])
    return known


def type_last(words: Sequence[str]) -> Sequence[str]:
    """ "Township of Canton" as "Canton Township"."""
    is_before = words[0] in TOWNSHIP_WORDS and tuple(words[1:2]) in (("of",), ("de",))
    return (*words[2:], words[0]) if is_before else words


def _any(known: Outcome, words: Sequence[str], store: Store) -> Outcome:
    """ "Canton Township" without its state: those of the tables, and towns that may be one."""
    named = places_of(named_anywhere(words, store))
    towns = [place for place in named if place.state in choose.TOWNSHIP_STATES]
    # A township that the gazetteer has as a town is not asked about twice.
    there = {(town.state, town.county) for town in towns}
    others = [one for one in places_of(known) if (one.state, one.county) not in there]
    if not towns:
        return known
    places = (*others[:_MOST_OF_TABLES], *towns)[: choose.MOST_CANDIDATES]
    return Ambiguous(places) if len(places) > 1 else Found(places[0])
