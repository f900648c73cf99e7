"""Townships, of the hand-written tables and of the gazetteer; places told apart by their county."""

from collections.abc import Sequence

from lookup_app.folding import glued, key, key_of
from lookup_app.geocoding.data.everyday_words import is_given_name
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import (
    Ambiguous,
    Found,
    Outcome,
    approximate,
    corrected,
    places_of,
)
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import (
    TOWNSHIPS,
    named_anywhere,
    named_exactly,
    spellings,
    state_endings,
)
from lookup_app.geocoding.reading.numbers.addresses import has_street_word, looks_like_address
from lookup_app.geocoding.reading.reading import Reading, Sources
from lookup_app.geocoding.reading.words.cores import cores
from lookup_app.geocoding.reading.words.filler_words import COUNTY_WORDS
from lookup_app.places import Place, distance_miles

_MOST_OF_TABLES = 6
# Words of a town, its county and its state.
_LONGEST = 10
_COUNTY = "county"
# From the middle of an area to its towns.
_AREA_MILES = 50.0
# "Austin Travis" is a first name and a last.
_FULL_NAME = 2
_CALLED_ONE = frozenset({"township", "twp"})
_TOWNSHIP_WORDS = _CALLED_ONE | {"town", "municipio"}


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


def read_town_in_county(reading: Reading) -> Outcome | None:
    """ "Marietta, Cobb County", "Kihei, Maui": the town of its name in the area behind it;
    "Fort Myers, Lee County, FL" says the state, too."""
    for core in reading.spans:
        if 1 < len(core) <= _LONGEST and (outcome := _in_county(reading.of(core))):
            return outcome
    return None


def _in_county(core: Reading) -> Outcome | None:
    """The place, or those of several counties; "Raleigh County NC" is the town."""
    words, state = _without_state(core.words)
    is_called, is_apart = words[-1] in COUNTY_WORDS, len(core.query.parts) > 1
    is_plain = is_called or not TOWNSHIPS.isdisjoint(words)
    if not is_called and _is_another(words, is_plain):
        return None
    named = words[:-1] if is_called else words
    for cut in range(len(named) - 1, 0, -1):
        places = _towns_in(named[:cut], named[cut:], core.sources, state)
        if len(places) == 1 or (places and state):
            return _found(places[0])
        if places and (is_plain or is_apart):
            return Ambiguous(tuple(places[: choose.MOST_CANDIDATES]))
    if state is None or words[-1] != _COUNTY:
        return None
    store = core.sources.store
    # "LeFlore County" is written with a space.
    county = choose.in_state(store.named_glued(glued(key_of(words)), state))
    return named_exactly(words, state, store) or corrected(
        county or named_exactly(named, state, store)
    )


def _without_state(words: Sequence[str]) -> tuple[Sequence[str], str | None]:
    """The words before the state of a county, and that state: "Lee County, FL"."""
    for name, state in state_endings(words):
        if name[-1] in COUNTY_WORDS:
            return name, state
    return words, None


def _is_another(words: Sequence[str], is_plain: bool) -> bool:
    """Whether the words are something else: a town and its state, "Austin Travis"."""
    # "Houston, Texas" is in no Texas County; no township is in the state of Washington.
    states = {state for _, state in state_endings(words)}
    if states & choose.TOWNSHIP_STATES or (states and not is_plain):
        return True
    return not is_plain and len(words) == _FULL_NAME and is_given_name(words[0])


def _towns_in(
    town: Sequence[str], area: Sequence[str], sources: Sources, state: str | None
) -> Sequence[Place]:
    """The places of that name in the counties of the other, or near a metro area."""
    named = [named.place for named in sources.store.named(key_of(area), state)]
    known = places_of(sources.nicknames.read(key_of(area)))
    there = {
        place.id: place
        for county in (*named, *known)
        if county.kind == "county"
        for place in _called_so(town, county, sources)
    }
    if there:
        return sorted(there.values(), key=lambda place: -choose.people(place))
    metros = [place for place in known if place.kind == "metro"]
    towns = choose.towns_named(sources.store.named(key_of(town), state)) if metros else ()
    return [one for one in towns if any(_is_near(one, metro) for metro in metros)]


def _called_so(town: Sequence[str], county: Place, sources: Sources) -> Sequence[Place]:
    """The town of that name in the county, or the township of the tables, as its type says."""
    plain = [word for word in town if word != "charter"]
    name = key_of([word for word in _type_last(plain) if word not in _TOWNSHIP_WORDS])
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
