"""Townships, of the hand-written tables and of the gazetteer; places told apart by their county."""

from collections.abc import Sequence

from lookup_app.folding import key, key_of
from lookup_app.geocoding.data.everyday_words import all_everyday, is_given_name
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import (
    Ambiguous,
    Found,
    Outcome,
    approximate,
    corrected,
    places_of,
)
from lookup_app.geocoding.reading import choose
from lookup_app.geocoding.reading.addresses import has_street_word, looks_like_address
from lookup_app.geocoding.reading.cores import cores
from lookup_app.geocoding.reading.filler_words import COUNTY_WORDS
from lookup_app.geocoding.reading.names import (
    TOWNSHIPS,
    is_town,
    named_anywhere,
    named_exactly,
    spellings,
    state_endings,
)
from lookup_app.geocoding.reading.reading import Reading, Sources
from lookup_app.places import Place, distance_miles

_MOST_OF_TABLES = 6
# Words of a town and its county.
_LONGEST = 8
# From the middle of an area to its towns.
_AREA_MILES = 50.0
_AREAS = ("county", "metro")
# "Austin Travis" is a first name and a last.
_FULL_NAME = 2
_CALLED_ONE = frozenset({"township", "twp"})
_TOWNSHIP_WORDS = _CALLED_ONE | {"town", "municipio"}
_TYPES = _TOWNSHIP_WORDS | {"charter"}


def read_township(reading: Reading) -> Outcome | None:
    """ "Franklin Township NJ" of the tables, before the smaller place called Franklin."""
    if _TOWNSHIP_WORDS.isdisjoint(reading.words):
        return None
    words = tuple(word for word in reading.words if word != "charter")
    for core in (words, *cores(words), _behind_street(words, reading)):
        if _TOWNSHIP_WORDS.isdisjoint(core):
            continue
        in_state = [(*name, code.lower()) for name, code in state_endings(core)]
        name = in_state[0] if in_state else _type_last(core)
        if known := reading.sources.nicknames.read(key_of(name)):
            store = reading.sources.store
            known = _as_a_town(known, core, store) if in_state else _any(known, name, store)
            return approximate(known) if looks_like_address(reading.query) else known
    return None


def _behind_street(words: Sequence[str], reading: Reading) -> Sequence[str]:
    """ "12 Oak St, East Windsor Township NJ": the township of an address, by its whole name."""
    if not looks_like_address(reading.query):
        return ()
    # "CT" at the end is no court.
    streets = (n for n, word in enumerate(words[:-1]) if has_street_word((word,)))
    start = max(streets, default=-1) + 1
    tail = words[start or len(reading.query.parts[0]) :]
    return () if _TOWNSHIP_WORDS.isdisjoint(tail) else tail


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
    is_before = words[0] in _TOWNSHIP_WORDS and tuple(words[1:2]) in (("of",), ("de",))
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


def read_town_with_county(reading: Reading) -> Outcome | None:
    """ "Fort Myers, Lee County, FL": the town in that county; "Raleigh County NC": the town."""
    sources = reading.sources
    for named, state in state_endings(reading.words):
        if named[-1] not in COUNTY_WORDS or named_exactly(named, state, sources.store):
            return None
        for cut in range(len(named) - 2, 0, -1):
            if places := _towns_in(named[:cut], named[cut:-1], sources, True, state):
                return _found(places[0])
        return corrected(named_exactly(named[:-1], state, sources.store))
    return None


def read_town_in_county(reading: Reading) -> Outcome | None:
    """ "Marietta, Cobb County", "Kihei, Maui": the town of its name in the area behind it."""
    for core in reading.spans:
        if 1 < len(core) <= _LONGEST and (outcome := _in_county(reading.of(core))):
            return outcome
    return None


def _in_county(core: Reading) -> Outcome | None:
    """The place, or those of several counties."""
    is_called, is_apart = core.words[-1] in COUNTY_WORDS, len(core.query.parts) > 1
    is_plain = is_called or not TOWNSHIPS.isdisjoint(core.words)
    if _is_another(core, is_called, is_plain):
        return None
    words = core.words[:-1] if is_called else core.words
    for cut in range(len(words) - 1, 0, -1):
        town, area = words[:cut], words[cut:]
        everyday = [all_everyday(town), all_everyday(area)]
        if not is_plain and (all(everyday) if is_apart else any(everyday)):
            continue
        places = _towns_in(town, area, core.sources, is_called)
        if len(places) == 1:
            return _found(places[0])
        if places and (is_plain or is_apart):
            return Ambiguous(tuple(places[: choose.MOST_CANDIDATES]))
    return None


def _is_another(core: Reading, is_called: bool, is_plain: bool) -> bool:
    """Whether the words are something else: "Austin Travis", "Prince George County"."""
    words, store = core.words, core.sources.store
    if is_called:
        return is_town(words, store, ("county", "city"))
    # "Houston, Texas" is in no Texas County; no township is in the state of Washington.
    states = {state for _, state in state_endings(words)}
    if states & choose.TOWNSHIP_STATES or (states and not is_plain):
        return True
    return not is_plain and len(words) == _FULL_NAME and is_given_name(words[0])


def _towns_in(
    town: Sequence[str],
    area: Sequence[str],
    sources: Sources,
    is_called: bool,
    state: str | None = None,
) -> list[Place]:
    """The places of that name in the counties of the other, or near such an area."""
    named = [named.place for named in sources.store.named(key_of(area), state)]
    counties = [place for place in named if place.kind == "county"]
    known = [p for p in places_of(sources.nicknames.read(key_of(area))) if p.kind in _AREAS]
    there = {
        place.id: place
        for county in (*counties, *known)
        for place in _called_so(town, county, sources)
    }
    areas = [*known, *counties] if is_called and _CALLED_ONE.isdisjoint(town) else known
    if there or not areas:
        return sorted(there.values(), key=lambda place: -choose.people(place))
    towns = choose.towns_named(sources.store.named(key_of(town), state))
    return [one for one in towns if any(_is_near(one, area) for area in areas)]


def _called_so(town: Sequence[str], county: Place, sources: Sources) -> Sequence[Place]:
    """The town of that name in the county, or the township of the tables, as its type says."""
    name = key_of([word for word in _type_last(town) if word not in _TYPES])
    filed = f"{name} {key(county.name)} {county.state.lower()}"
    townships = places_of(sources.nicknames.read(filed))
    towns = [
        place
        for written in spellings(town)
        for place in choose.towns_named(sources.store.named(written, county.state))
        if place.county == county.name
    ][:1]
    if _CALLED_ONE.isdisjoint(town):
        return towns or townships
    return townships or (towns if county.state in choose.TOWNSHIP_STATES else ())


def _found(place: Place) -> Found:
    """The place; a ZIP code stands for the township that it lies at."""
    return Found(place, "approximate" if place.kind == "zip" else "exact")


def _is_near(town: Place, area: Place) -> bool:
    return area.state == town.state and distance_miles(area.point, town.point) <= _AREA_MILES
