"""The street line in what was typed, and nothing else of it: what an online geocoder may see."""

import re
from collections.abc import Iterable

from lookup_app.folding import fold, key_of, word_set
from lookup_app.geocoding.reading.reading import Query
from lookup_app.geocoding.reading.words import filler_words
from lookup_app.places import Place
from lookup_app.states import SPELLINGS

_HOUSE = r"(?:\d{1,6}(?:-\d{1,5})?[a-z]?|[nsew]\d{1,5}[nsew]\d{1,6})"
_DIRECTION = r"(?:north|south|east|west|northeast|northwest|southeast|southwest|[nsew]|[ns][ew])"
_NAME = r"(?:[a-z][a-z'-]*|\d{1,3}(?:st|nd|rd|th))"
_TYPE = (
    r"(?:st|street|ave?|avenue|blvd|boulevard|rd|road|dr|drive|ln|lane|ct|court|pl|place|way|pkwy"
    r"|parkway|pike|cir|circle|ter|terrace|trl|trail|sq|square|loop|fwy|freeway|expy|expressway"
    r"|tpke|turnpike|aly|alley)"
)
_NUMBERED = r"(?:(?:us|state|county|old) )?(?:hwy|highway|route|rte|rt|road|rd) \d{1,4}"
_SPANISH = r"(?:calle|avenida|ave|camino|paseo)"
_STREET = (
    rf"{_HOUSE} (?:{_DIRECTION} )?"
    rf"(?:(?:{_NAME} ){{1,3}}?{_TYPE}|{_NUMBERED}|broadway|\d{{1,5}} {_DIRECTION}"
    rf"|{_SPANISH}(?: {_NAME}){{1,2}}?)"
)
_UNIT = r"(?:apt|apartment|unit|suite|ste|room|rm|floor|fl|bldg|lot|#)(?: #)? [a-z0-9-]{1,5}"
_LINE = re.compile(rf"(?P<before>(?:\S+ )*?)(?P<street>{_STREET})(?: {_UNIT})?(?P<after>(?: \S+)*)")
_PART = re.compile(r"[,;\n\r|()\[\]]+")
_TOKEN = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*|#|[^\s.]")
_ZIP_PLUS_4 = re.compile(r"\b(\d{5})-\d{4}\b")

_LEADING_UP = word_set("i im am we my the address is live lives living at near from in by usa us")
# "2 DUIs, court" is no address: after these a number counts something else than houses.
_COUNTED = word_set(
    "pill pills beer beers drink drinks shot shots bag bags gram grams oz dose doses overdoses"
    " kid kids child children son sons daughter daughters baby babies brother sister friend friends"
    " people persons guys cops police dui duis dwi arrest arrests felony felonies charge charges"
    " year years month months week weeks night nights old clean times time used uses using took"
    " taking died dead drunk high jail prison rehab percocet xanax oxy oxys fentanyls vodka wine"
    " he she they him her his who was were been have has had not no"
)


def address_alone(query: Query, place: Place) -> str | None:
    """House number and street as typed, and the place that was understood: "12 main st, Tulsa, OK".

    None where the text has no street line, more than one, or other words beside it with nothing to
    part them: then nobody can be sure where an address ends and somebody's story begins.
    """
    town = _town_of(place)
    if town is None:
        return None
    said = _said_of(place)
    text = _ZIP_PLUS_4.sub(r"\1", fold(query.text).replace("\u2019", "'"))
    lines = [line for part in _PART.split(text) if (line := _street_in(part, said))]
    return f"{lines[0]}, {town}" if len(lines) == 1 else None


def _street_in(part: str, said: frozenset[str]) -> str | None:
    """The street line of one part, which may name the town as well, and how one came to say it."""
    found = _LINE.fullmatch(" ".join(_TOKEN.findall(part)))
    if found is None or any(_tells_of_more(word) for word in found["street"].split()[1:]):
        return None
    before, after = found["before"].split(), found["after"].split()
    direction = after[:1] if after and re.fullmatch(_DIRECTION, after[0]) else []
    if not (_all_in(before, _LEADING_UP | said) and _all_in(after[len(direction) :], said)):
        return None
    ends_in_direction = bool(direction) and not _all_in(direction, said)
    return f"{found['street']} {direction[0]}" if ends_in_direction else found["street"]


def _tells_of_more(word: str) -> bool:
    return word in _COUNTED or filler_words.is_said_around_places(word)


def _all_in(words: Iterable[str], known: frozenset[str]) -> bool:
    return all(word in known or key_of([word]) in known for word in words)


def _town_of(place: Place) -> str | None:
    match place.kind:
        case "zip" | "city":
            return place.label
        case "neighborhood" if place.city:
            return f"{place.city}, {place.state}"
        case _:
            return None


def _said_of(place: Place) -> frozenset[str]:
    """The words by which somebody may have named the place and its state."""
    states = [spelling for spelling, code in SPELLINGS.items() if code == place.state]
    named = (place.name, place.city or "", place.state, *states)
    words = " ".join(named).lower().replace(".", "").split()
    return frozenset(words) | {key_of([word]) for word in words}
