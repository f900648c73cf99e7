"""Townships: of the hand-written tables, and those that the gazetteer has as towns."""

from collections.abc import Sequence

from lookup_app.folding import key_of
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, places_of
from lookup_app.geocoding.reading import choose
from lookup_app.geocoding.reading.cores import cores
from lookup_app.geocoding.reading.names import named_anywhere, state_endings
from lookup_app.geocoding.reading.reading import Reading

_MOST_OF_TABLES = 6
_TOWNSHIP_WORDS = frozenset({"township", "twp", "town"})


def read_township(reading: Reading) -> Outcome | None:
    """ "Franklin Township NJ" of the tables, before the smaller place called Franklin."""
    if _TOWNSHIP_WORDS.isdisjoint(reading.words):
        return None
    words = tuple(word for word in reading.words if word != "charter")
    for core in (words, *cores(words)):
        has_state = any(True for _ in state_endings(core))
        name = core if has_state else _type_last(core)
        if known := reading.sources.nicknames.read(key_of(name)):
            store = reading.sources.store
            return _as_a_town(known, core, store) if has_state else _any(known, name, store)
    return None


def _as_a_town(known: Outcome, words: Sequence[str], store: Store) -> Outcome:
    """ "Clinton Township, MI": the town whose whole name that is, rather than a ZIP code in it."""
    counties = {place.county for place in places_of(known)}
    for name, state in state_endings(words):
        towns = choose.towns_named(store.named(key_of(name), state))
        if len(towns) == 1 and counties == {towns[0].county}:
            return Found(towns[0])
    return known


def _type_last(words: Sequence[str]) -> Sequence[str]:
    """ "Township of Canton" as "Canton Township"."""
    is_before = words[0] in _TOWNSHIP_WORDS and tuple(words[1:2]) == ("of",)
    return (*words[2:], words[0]) if is_before else words


def _any(known: Outcome, words: Sequence[str], store: Store) -> Outcome:
    """ "Canton Township" without its state: those of the tables, and towns that may be one."""
    towns = [
        place
        for place in places_of(named_anywhere(words, store))
        if place.state in choose.TOWNSHIP_STATES
    ]
    # A township that the gazetteer has as a town is not asked about twice.
    there = {(town.state, town.county) for town in towns}
    others = [one for one in places_of(known) if (one.state, one.county) not in there]
    if not towns:
        return known
    places = (*others[:_MOST_OF_TABLES], *towns)[: choose.MOST_CANDIDATES]
    return Ambiguous(places) if len(places) > 1 else Found(places[0])
