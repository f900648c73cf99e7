"""A town that is told by what is around it: "Coweta, near Tulsa", "Montauk, Long Island"."""

import re
from collections.abc import Sequence
from operator import itemgetter

from lookup_app.folding import key_of
from lookup_app.geocoding.data.everyday_words import all_everyday, is_spelled_right
from lookup_app.geocoding.data.named import Grade
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, approximate, places_of
from lookup_app.geocoding.reading.among.parts_of_city import read_part_of_city
from lookup_app.geocoding.reading.names.lookup import named_exactly, town_ending
from lookup_app.geocoding.reading.names.states_beside import state_endings
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.whole.townships import TOWNSHIP_WORDS
from lookup_app.geocoding.reading.whole.whole_names import read_name
from lookup_app.geocoding.reading.words.filler_words import around_words, is_link, leads_to_a_name
from lookup_app.places import Place, distance_miles
from lookup_app.states import SPELLINGS

# Nobody tells a town by one that is further away.
_NEAR_MILES = 75.0
_LONGEST_TOWN = 4
_LONGEST_CITY = 5
_LONGEST_REGION = 4

_SIDES = "(?:north|south|east|west)(?:east|west)?"
_LADOS = "(?:norte|sur|este|oeste|noreste|noroeste|sureste|suroeste)"
_AWAY = "(?:miles?|mi|minutes?|mins?|hours?|hr|hrs|km)"
_LEJOS = "(?:millas?|minutos?|horas?|km)"
_NEAR = re.compile(
    r" (?:(?:a|an|about|almost|around|down|esta|es|half|is|it|its|just|like|not|out|over|queda|que"
    r"|right|small|that|thats|the|town|un|una|pueblo|up|way|which|\d+) )*"
    rf"(?:near|by|outside(?: of)?|close to|next to|far from|{_SIDES} (?:of|from)|suburb of"
    rf"|{_AWAY}(?: away| out| {_SIDES})? (?:from|of|outside(?: of)?)"
    rf"|(?:cerca|afuera|fuera|lejos) de|(?:junto )?al (?:{_LADOS} )?de"
    rf"|{_LEJOS} (?:al {_LADOS} )?de) "
)
# One of them stands in each of those; the look spares most texts the pattern.
_MARKS = frozenset({"near", "by", "outside", "to", "from", "of", "de"})


def read_town_near(reading: Reading) -> Outcome | None:
    """Of all the towns of the first name the one that lies near the second; where several cities
    may be meant by that, there may be several."""
    if _MARKS.isdisjoint(reading.words):
        return None
    line = " ".join(reading.words)
    for relation in _NEAR.finditer(line):
        before = line[: relation.start()].split()
        if named := _with_its_state(before, reading):
            return named
        towns = _towns_before(before, reading)
        cities = _cities(line[relation.end() :].split(), reading) if towns else ()
        match tuple(dict.fromkeys(near for city in cities if (near := _nearest(towns, city)))):
            case ():
                if named := _said_before(before, reading):
                    return approximate(named)
            case (town,):
                return Found(town, "approximate")
            case several:
                return Ambiguous(several)
    return None


def read_town_of_region(reading: Reading) -> Outcome | None:
    """ "Provincetown Cape Cod", "Suffolk County, Long Island": what is in the region, not the town
    that stands for it."""
    nicknames, store = reading.sources.nicknames, reading.sources.store
    for core in reading.spans:
        for cut in range(max(1, len(core) - _LONGEST_REGION), len(core)):
            region = nicknames.read(key_of(core[cut:]))
            if isinstance(region, Found) and region.match == "region":
                state, name = region.place.state, core[:cut]
                town = named_exactly(name, state, store)
                if town := town or nicknames.read_in_state(key_of(name), state):
                    return approximate(town)
                break
    return None


def _nearest(towns: Sequence[Place], city: Place) -> Place | None:
    apart = [(distance_miles(town.point, city.point), town) for town in towns if town != city]
    miles, town = min(apart, key=itemgetter(0), default=(_NEAR_MILES, None))
    return town if miles < _NEAR_MILES else None


def _said_before(words: Sequence[str], reading: Reading) -> Outcome | None:
    """ "Bucks County outside Philly", "Koreatown LA near Wilshire": no town, but a place."""
    if not words or all_everyday(words) or is_link(words[0]):
        return None
    before = reading.of(words)
    named = read_name(before) or read_part_of_city(before)
    is_place = isinstance(named, Found) and named.place.kind in ("county", "neighborhood", "zip")
    return named if is_place else None


def _with_its_state(words: Sequence[str], reading: Reading) -> Outcome | None:
    """ "Norwich VT by Dartmouth" says which Norwich, whatever is near it."""
    for name, state in state_endings(words, reading.query.text):
        # Of several townships of a name the one that is near is meant.
        if TOWNSHIP_WORDS.isdisjoint(name):
            return approximate(town_ending(name, state, reading.sources.store))
    return None


def _towns_before(words: Sequence[str], reading: Reading) -> Sequence[Place]:
    """All towns, the small ones too, of the longest name that the words end in."""
    for start in range(max(0, len(words) - _LONGEST_TOWN), len(words)):
        name = words[start:]
        is_said = all_everyday(name) or around_words(name) or key_of(name) in SPELLINGS
        if is_said or not _is_led_to(words, start):
            continue
        named = reading.sources.store.named(key_of(name))
        if towns := [n.place for n in named if n.grade <= Grade.AS_GOOD and n.place.kind == "city"]:
            return towns
    return ()


def _cities(words: Sequence[str], reading: Reading) -> Sequence[Place]:
    """The cities that the words begin with, in the longest reading."""
    for length in range(min(_LONGEST_CITY, len(words)), 0, -1):
        outcome = read_name(reading.of(words[:length]))
        if cities := [place for place in places_of(outcome) if place.kind == "city"]:
            return cities
    return ()


def _is_led_to(words: Sequence[str], start: int) -> bool:
    """Whether a name may begin there: "in Ward", "rehab Coweta", but no "psych ward"."""
    before, name = words[:start], words[start:]
    is_behind_care = not is_spelled_right(name) and leads_to_a_name(before) if before else True
    return is_behind_care or is_link(before[-1])
