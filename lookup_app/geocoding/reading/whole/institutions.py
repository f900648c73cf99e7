"""Institutions: by their own name, or by the town in it ("Fort Scott VA Clinic", "Tulsa jail")."""

import re
from collections.abc import Sequence

from lookup_app.folding import key_of, word_set
from lookup_app.geocoding.data.everyday_words import all_everyday, is_given_name
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Outcome, approximate, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import (
    is_said_whole,
    is_town,
    large_town,
    named_anywhere,
    named_exactly,
    named_in_state,
    town_ending,
    with_state,
)
from lookup_app.geocoding.reading.names.states_beside import state_endings, state_of
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.whole.whole_names import read_name
from lookup_app.geocoding.reading.words.filler_words import (
    is_everyday_code,
    is_link,
    names_a_facility,
)

# Longer names of the tables are no town with its state.
_SHORT_NAME = 2
_OF_CARE = "hospital|clinic|medical center|medical ctr|health center|health care center"
# Only behind "VA".
_OF_VETERANS = "center|opc|cboc|vamc|domiciliary"
# The longer of two that begin alike stands first.
_PUBLIC = (
    "jail|prison|detention center|courthouse|court house|city hall|library|post office|dmv|airport"
    "|arpt|police department|police station|police|sheriffs office|sheriffs|sheriff"
    "|fire department|fire station|health department|bus station|bus stop|bus depot|train station"
    "|penn station|union station|amtrak station|amtrak|greyhound station|greyhound|truck stop"
    "|walmart|walgreens|cvs|costco|home depot|dollar general|mcdonalds|starbucks|rescue mission"
    "|union gospel mission|gospel mission|salvation army|goodwill|food bank|food pantry"
    "|soup kitchen|army base|navy base|military base|ymca|planned parenthood"
)
_BUILDING = re.compile(
    r"(?!union gospel\b)(?P<town>.+?)"
    r"(?P<va> (?:va|v a|vet|veterans(?: affairs)?)(?: community based| outpatient| mobile)*)?"
    rf" (?P<building>(?P<care>{_OF_CARE})|{_PUBLIC}|(?(va)(?:{_OF_VETERANS})|(?!)))"
    r"(?: (?P<behind>[a-z ]+))?"
)
_LAST_WORDS = {one.split()[-1] for one in f"{_OF_CARE}|{_PUBLIC}|{_OF_VETERANS}".split("|")}
_PEOPLE_OF_TWO_WORDS = 5_000
# Between the town and its building.
_KINDS = word_set("international intl regional municipal community general city area public indian")
_NAMES_OF_HOSPITALS = word_set(
    "saint st san santa providence mission mercy trinity grace mobile aurora memorial columbia"
    " lincoln jackson madison jefferson washington franklin"
)


def read_institution(reading: Reading) -> Outcome | None:
    """ "Florida State University" and "Mall of America" name no state and no country."""
    words = reading.query.words
    if len(words) <= _SHORT_NAME and not names_a_facility(words):
        return None
    # "LSU campus", "Penn State main campus".
    filed = key_of(words).removesuffix(" campus").removesuffix(" main")
    known = reading.sources.nicknames.read(filed)
    if known is None or names_a_facility(words):
        return known
    # "Big Sky Montana" and "Grand Rapids MI" are towns before they are anything else.
    return None if _is_town_with_state(reading) else known


def _is_town_with_state(reading: Reading) -> bool:
    return any(
        is_said_whole(named_exactly(name, state, reading.sources.store), name)
        for name, state in state_endings(reading.query.words, reading.query.text)
    )


def read_building(reading: Reading) -> Outcome | None:
    """The town or county of a hospital, a clinic of Veterans Affairs, a jail, a bus station."""
    if _LAST_WORDS.isdisjoint(reading.words):
        return None
    for core in reading.spans:
        found = _BUILDING.fullmatch(" ".join(core))
        if found and (outcome := _town_behind(found, reading) or _town_before(found, reading)):
            return approximate(outcome)
    return None


def _town_behind(found: re.Match[str], reading: Reading) -> Outcome | None:
    """ "Tomah VA Medical Center, Tomah, WI"."""
    for name, state in state_endings((found["behind"] or "").split() if found["va"] else ()):
        return town_ending(name, state, reading.sources.store)
    return None


def _town_before(found: re.Match[str], reading: Reading) -> Outcome | None:
    """ "Dallas County jail", "Tulsa regional airport", "Claremore Hospital OK"."""
    town, behind = found["town"].split(), (found["behind"] or "").split()
    if is_link(town[-1]) and is_everyday_code(town[-1], reading.query.text):
        town = town[:-1]  # "Akron in jail" is not in Indiana.
    store, state = reading.sources.store, state_of(behind or ("",))
    whole, is_named = [*town, found["building"]], reading.sources.nicknames.read
    # "Parkland Hospital Dallas" is no Parkland; "Washington Court House" is a town of that name.
    # Of what the tables have, the name alone counts.
    is_known = is_town(whole, store, ("city", "airport")) or is_named(key_of(whole))
    if not town or is_known or not (state or all_everyday(behind)):
        return None
    # "Whitfield State Hospital, MS", but no "Oregon State Hospital" of a town called Oregon.
    is_kind = town[-1] in _KINDS or (state is not None and town[-1] == "state")
    for name in (town, town[:-1]) if is_kind and len(town) > 1 else (town,):
        if outcome := _called(name, state, found, reading):
            return outcome
    return None


def _called(
    town: Sequence[str], state: str | None, found: re.Match[str], reading: Reading
) -> Outcome | None:
    """The town of this name, in its state where that is said."""
    store, abroad = reading.sources.store, reading.sources.abroad
    if state:
        return named_in_state(town, state, store)
    if found["va"]:
        return with_state(town, store) or named_anywhere(town, store)
    if found["care"] or all_everyday(town):
        is_no_place = reading.sources.nicknames.is_no_place(key_of(town))
        return with_state(town, store) or (None if is_no_place else _large(town, store))
    # "Toronto airport" is not in Ohio.
    return read_name(reading.of(town)) or abroad.by_town(town)


def _large(town: Sequence[str], store: Store) -> Outcome | None:
    """A large town, or one of two words ("Tuba City"); where saints, orders and persons name
    hospitals anywhere only a larger one: "San Diego hospital"."""
    people = choose.OTHER_NAME_PEOPLE if len(town) == 1 else _PEOPLE_OF_TWO_WORDS
    outcome = large_town(town, store, people)
    is_large = any(choose.people(place) >= choose.LARGE_TOWN for place in places_of(outcome))
    is_own = town[0] in _NAMES_OF_HOSPITALS or is_given_name(town[0]) or all_everyday(town)
    return outcome if is_large or not is_own else None
