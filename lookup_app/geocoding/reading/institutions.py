"""Institutions: by their own name, or by the town in it ("Fort Scott VA Clinic")."""

import re
from collections.abc import Sequence

from lookup_app.folding import key_of, word_set
from lookup_app.geocoding.data.everyday_words import all_everyday, is_given_name
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Found, NotFound, Outcome, approximate, places_of
from lookup_app.geocoding.reading import choose
from lookup_app.geocoding.reading.addresses import large_town, town_ending
from lookup_app.geocoding.reading.filler_words import is_everyday_code, is_link, names_a_facility
from lookup_app.geocoding.reading.names import (
    named_anywhere,
    named_exactly,
    named_in_state,
    state_endings,
    state_of,
    with_state,
)
from lookup_app.geocoding.reading.reading import Reading

# Longer names of the tables are no town with its state.
_SHORT_NAME = 2
_OF_VETERANS = re.compile(
    r"(?P<town>.+?) (?:va|veterans(?: affairs)?|v a|vet) (?:community based |outpatient |mobile )*"
    r"(?:clinic|hospital|medical center|medical ctr|health care center|healthcare center|center"
    r"|opc|cboc|vamc|domiciliary)(?: (?P<state>[a-z ]+))?"
)
_BUILDING = (
    r"(?:jail|court ?house|public library|library"
    r"|police(?: department)?|sheriffs?(?: office)?|detention center|city hall|dmv|post office"
    r"|health department|(?:bus|train|greyhound|amtrak|penn|union) (?:station|stop|depot)"
    r"|greyhound|amtrak|truck stop|walmart|walgreens|cvs)"
)
_PUBLIC = re.compile(rf"(?P<town>.+?) (?:city )?(?P<building>{_BUILDING})(?: (?P<state>[a-z ]+))?")
_A_BUILDING = re.compile(rf"\b{_BUILDING}\b")
_HOSPITAL = re.compile(
    r"(?P<town>.+?) (?:regional |community |general |city |area )*"
    r"(?:hospital|medical center|health center|clinic)"
)
_NAMES_OF_HOSPITALS = word_set(
    "saint st san santa providence mission mercy trinity grace mobile aurora memorial columbia"
    " lincoln jackson madison jefferson washington franklin"
)
_AIRPORT = re.compile(
    r"(?P<town>.+?) (?:international |intl |regional |municipal |county )*(?:airport|arpt)"
    r"|aeropuerto (?:internacional )?(?:de )?(?P<city>.+)"
)


def read_institution(reading: Reading) -> Outcome | None:
    """ "Florida State University" and "Mall of America" name no state and no country."""
    words = reading.query.words
    if len(words) <= _SHORT_NAME and not names_a_facility(words):
        return None
    known = reading.sources.nicknames.read(key_of(words))
    if known is None or names_a_facility(words):
        return known
    # "Big Sky Montana" and "Grand Rapids MI" are towns before they are anything else.
    return None if _is_town_with_state(reading) else known


def _is_town_with_state(reading: Reading) -> bool:
    return any(
        place.kind == "city"
        for name, state in state_endings(reading.query.words, reading.query.text)
        for place in places_of(named_exactly(name, state, reading.sources.store))
    )


def read_clinic_of_veterans(reading: Reading) -> Outcome | None:
    """The town of a clinic of the Department of Veterans Affairs; "VA" is no state there."""
    found = _OF_VETERANS.fullmatch(" ".join(reading.words))
    if not found:
        return None
    by_name = reading.sources.nicknames.read(key_of((*found["town"].split(), "va")))
    outcome = _town_behind(found, reading.sources.store) or by_name
    outcome = approximate(outcome or _town_of_clinic(found, reading))
    # "Santa Fe Springs, CA (Santa Fe Springs VA Clinic)" has its town apart.
    return outcome or (NotFound() if len(reading.query.parts) == 1 else None)


def _town_behind(found: re.Match[str], store: Store) -> Outcome | None:
    """ "Tomah VA Medical Center, Tomah, WI": the town that is said behind the institution."""
    for name, state in state_endings((found["state"] or "").split()):
        return town_ending(name, state, store)
    return None


def _town_of_clinic(found: re.Match[str], reading: Reading) -> Outcome | None:
    town = found["town"].split()
    if found["state"]:
        for name, state in state_endings([*town, *found["state"].split()]):
            return named_in_state(name, state, reading.sources.store)
    # "Tulsa OK VA hospital" names its state, too.
    store = reading.sources.store
    return with_state(town, store) or named_anywhere(town, store)


def read_public_building(reading: Reading) -> Outcome | None:
    """The town or county of a jail, a court, a library, a bus station, a Walmart."""
    if not _A_BUILDING.search(" ".join(reading.words)):
        return None
    store = reading.sources.store
    for core in reading.spans:
        found = _PUBLIC.fullmatch(" ".join(core))
        town = _without_link(found["town"].split(), reading.query.text) if found else []
        # "Washington Court House" is a town of that name.
        if found and (behind := _town_behind(found, store)):
            return approximate(behind)
        if found and not (all_everyday(town) or store.named(f"{key_of(town)} {found['building']}")):
            if state := state_of((found["state"] or "").split() or ("",)):
                return approximate(named_exactly(town, state, store))
            return approximate(with_state(town, store) or named_anywhere(town, store))
    return None


def _without_link(town: Sequence[str], text: str) -> Sequence[str]:
    """ "Akron in jail" is not in Indiana."""
    return town[:-1] if is_link(town[-1]) and is_everyday_code(town[-1], text) else town


def read_hospital(reading: Reading) -> Outcome | None:
    """ "Claremore Hospital OK": the town of the state that begins the name."""
    for name, state in state_endings(reading.words, reading.query.text):
        found = _HOSPITAL.fullmatch(" ".join(name))
        town = named_exactly(found["town"].split(), state, reading.sources.store) if found else None
        if isinstance(town, Found) and town.place.kind == "city":
            return approximate(town)
    return _town_of_hospital(reading)


def _town_of_hospital(reading: Reading) -> Outcome | None:
    """ "Tulsa hospital": a large town; where saints, orders and persons name hospitals anywhere
    only a larger one, "San Diego hospital"."""
    *town, last = reading.words
    if last != "hospital" or not town or reading.sources.nicknames.is_no_place(key_of(town)):
        return None
    outcome = large_town(town, reading.sources.store)
    is_large = any(choose.people(place) >= choose.LARGE_TOWN for place in places_of(outcome))
    return approximate(outcome) if is_large or not _names_hospitals(town) else None


def _names_hospitals(words: Sequence[str]) -> bool:
    return words[0] in _NAMES_OF_HOSPITALS or is_given_name(words[0]) or all_everyday(words)


def read_airport(reading: Reading) -> Outcome | None:
    """The town that an airport is named after."""
    found = _AIRPORT.fullmatch(" ".join(reading.words))
    if not found:
        return None
    return approximate(_airport_town((found["town"] or found["city"]).split(), reading))


def _airport_town(town: Sequence[str], reading: Reading) -> Outcome | None:
    """ "Toronto airport" is not in Ohio."""
    abroad = reading.sources.abroad
    named = named_anywhere(town, reading.sources.store)
    return abroad.instead_of(named, town) or named or abroad.by_town(town)
