"""Places told apart by their county ("Marietta, Cobb County"), and counties named as such."""

from collections.abc import Sequence
from itertools import pairwise

from lookup_app.folding import glued, key, key_of, word_set
from lookup_app.geocoding.data.everyday_words import is_given_name
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, corrected, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import TOWNSHIPS, named_anywhere, named_exactly
from lookup_app.geocoding.reading.names.spellings import spellings
from lookup_app.geocoding.reading.names.states_beside import state_endings
from lookup_app.geocoding.reading.reading import Reading, Sources
from lookup_app.geocoding.reading.whole.townships import CALLED_ONE, TOWNSHIP_WORDS, type_last
from lookup_app.geocoding.reading.words.cores import are_plain
from lookup_app.geocoding.reading.words.filler_words import COUNTY_WORDS, is_link
from lookup_app.places import Place, distance_miles

# Words of a town, its county and its state.
_LONGEST = 10
_COUNTY = "county"
# "The county is Kern", "Co. of Kern".
_COUNTY_IS = word_set("is of called named es de")
# From the middle of an area to its towns.
_AREA_MILES = 50.0
# "Austin Travis" is a first name and a last.
_FULL_NAME = 2


def read_town_in_county(reading: Reading) -> Outcome | None:
    """ "Marietta, Cobb County", "Kihei, Maui": the town of its name in the area behind it;
    "Fort Myers, Lee County, FL" says the state, too."""
    if COUNTY_WORDS.isdisjoint(reading.words) and are_plain(reading.words):
        return None
    if county := _county_in_front(reading.words, reading.sources.store):
        return county
    for core in reading.spans:
        if 1 < len(core) <= _LONGEST and (outcome := _in_county(reading.of(core))):
            return outcome
    return None


def _county_in_front(words: Sequence[str], store: Store) -> Outcome | None:
    """ "My county is Hillsborough, in Florida": the county behind what says that it is one."""
    for at, (word, following) in enumerate(pairwise(words), 2):
        if word in COUNTY_WORDS and following in _COUNTY_IS:
            for name, state in state_endings(words[at:]):
                return named_exactly((*name, word), state, store) or (
                    named_exactly(name, state, store)
                )
            return named_anywhere((*words[at:], word), store)
    return None


def _in_county(core: Reading) -> Outcome | None:
    """The place, or those of several counties; "Raleigh County NC" is the town."""
    words, state = _without_state(core.words)
    is_called, is_apart = words[-1] in COUNTY_WORDS, len(core.query.parts) > 1
    is_plain = is_called or not TOWNSHIPS.isdisjoint(words)
    if not is_called and _is_another(words, is_plain):
        return _with_both(words, core.sources)
    named = words[:-1] if is_called else words
    for cut in range(len(named) - 1, 0, -1):
        places = _towns_in(named[:cut], named[cut:], core.sources, state)
        if is_called and not (places or state):
            places = _towns_with_state(named[:cut], named[cut:], core.sources)
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


def _with_both(words: Sequence[str], sources: Sources) -> Outcome | None:
    """ "Wailuku Maui Hawaii": a town, its county and its state, and no word that says so."""
    for name, state in state_endings(words):
        for cut in range(len(name) - 1, 0, -1):
            if places := _towns_in(name[:cut], name[cut:], sources, state):
                return _found(places[0])
    return None


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


def _towns_with_state(
    town: Sequence[str], area: Sequence[str], sources: Sources
) -> Sequence[Place]:
    """ "Fresno CA in" before its county: the state stands behind the town."""
    for name, state in state_endings(town[:-1] if is_link(town[-1]) else town):
        return _towns_in(name, area, sources, state)
    return ()


def _called_so(town: Sequence[str], county: Place, sources: Sources) -> Sequence[Place]:
    """The town of that name in the county, or the township of the tables, as its type says."""
    plain = [word for word in town if word != "charter"]
    name = key_of([word for word in type_last(plain) if word not in TOWNSHIP_WORDS])
    filed = f"{name} {key(county.name)} {county.state.lower()}"
    townships = places_of(sources.nicknames.read(filed))
    towns = [
        place
        for written in spellings(town)
        for place in choose.towns_named(sources.store.named(written, county.state))
        if place.county == county.name
    ][:1]
    if CALLED_ONE.isdisjoint(town):
        return towns or townships
    return townships or (towns if county.state in choose.TOWNSHIP_STATES else ())


def _found(place: Place) -> Found:
    """The place; a ZIP code stands for the township that it lies at."""
    return Found(place, "approximate" if place.kind == "zip" else "exact")


def _is_near(town: Place, area: Place) -> bool:
    return area.state == town.state and distance_miles(area.point, town.point) <= _AREA_MILES
