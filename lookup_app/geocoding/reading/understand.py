"""Understanding what a person typed: the readers, in the order in which they are asked."""

import re

from lookup_app.folding import key, key_of
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.outcomes import Ambiguous, Found, NotFound, Outcome, OutsideUS, corrected
from lookup_app.geocoding.reading.among.names_among_words import (
    read_denied,
    read_goal,
    read_name_among_fillers,
    read_name_in_other_letters,
)
from lookup_app.geocoding.reading.among.parts_of_city import read_part_of_city
from lookup_app.geocoding.reading.among.town_in_text import (
    read_state_within,
    read_town_apart,
    read_town_within,
)
from lookup_app.geocoding.reading.among.towns_in_sentences import (
    read_place_after_link,
    read_town_in_sentence,
)
from lookup_app.geocoding.reading.among.towns_near import read_town_near, read_town_of_region
from lookup_app.geocoding.reading.among.two_places import read_choice, read_two_places
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.states_beside import (
    state_beginnings,
    state_of,
    states_written,
)
from lookup_app.geocoding.reading.no_places.no_place import (
    read_country,
    read_military_address,
    read_no_place,
    read_town_abroad,
)
from lookup_app.geocoding.reading.no_places.passages import without
from lookup_app.geocoding.reading.no_places.persons import persons_in
from lookup_app.geocoding.reading.no_places.things import beside_in, owners_in, things_in
from lookup_app.geocoding.reading.numbers.addresses import read_address
from lookup_app.geocoding.reading.numbers.coordinates import read_point
from lookup_app.geocoding.reading.numbers.zip_codes import read_zip_alone, state_of_zip
from lookup_app.geocoding.reading.numbers.zip_in_text import read_zip_in_text
from lookup_app.geocoding.reading.reading import Query, Reader, Reading, Sources
from lookup_app.geocoding.reading.slips import (
    read_glued_name,
    read_misspelled_name,
    read_misspelled_town_in_state,
    read_other_name,
    read_unknown_in_state,
)
from lookup_app.geocoding.reading.whole.counties import read_town_in_county
from lookup_app.geocoding.reading.whole.institutions import read_building, read_institution
from lookup_app.geocoding.reading.whole.state_names import (
    read_part_of_state,
    read_town_of_other_state,
    seeming_state,
)
from lookup_app.geocoding.reading.whole.statistical_names import read_statistical_name
from lookup_app.geocoding.reading.whole.townships import read_township
from lookup_app.geocoding.reading.whole.whole_names import (
    read_name,
    read_town_and_state,
)
from lookup_app.geocoding.reading.words.filler_words import (
    is_country,
    is_everyday_code,
    without_country,
)
from lookup_app.states import SPELLINGS

READERS: tuple[Reader, ...] = (
    read_town_and_state,
    read_zip_alone,
    read_point,
    read_military_address,
    read_name_in_other_letters,
    read_no_place,
    read_township,
    read_institution,
    read_building,
    read_zip_in_text,
    read_choice,
    read_name,
    read_denied,
    read_goal,
    read_town_near,
    read_town_in_county,
    read_two_places,
    read_statistical_name,
    read_town_apart,
    read_name_among_fillers,
    read_country,
    read_address,
    read_part_of_state,
    read_glued_name,
    read_other_name,
    read_town_of_other_state,
    read_misspelled_town_in_state,
    read_town_within,
    read_town_in_sentence,
    read_town_of_region,
    read_part_of_city,
    read_unknown_in_state,
    read_misspelled_name,
    read_place_after_link,
    read_town_abroad,
    read_state_within,
)
_FROM = frozenset({"from", "not"})
# "Tullllsa": a finger rested on the key.
_LETTERS_HELD = re.compile(r"([a-z])\1{2,}", re.I)
# Those that mend a spelling: the place that they find may be no place at all.
_MENDING = frozenset(
    {
        read_glued_name,
        read_misspelled_town_in_state,
        read_unknown_in_state,
        read_misspelled_name,
    }
)
AS_SPELLED: tuple[Reader, ...] = tuple(read for read in READERS if read not in _MENDING)
# Those to whom the words are the name and nothing else.
WHOLE: tuple[Reader, ...] = (read_town_and_state, read_zip_alone, read_name)


def understand(text: str, sources: Sources, readers: tuple[Reader, ...] = READERS) -> Outcome:
    """What the first reader says that knows the text. Never raises for any text."""
    query = _naming_places(_within_country(Query.of(text)), sources)
    reading = Reading(_words(query), query, sources)
    for read in readers:
        if outcome := read(reading):
            return _with_namesakes(_where_said(outcome, reading), reading)
    if _LETTERS_HELD.search(query.text):
        mended = understand(_LETTERS_HELD.sub(r"\1", query.text), sources, readers)
        return corrected(mended) or mended
    return _unknown(reading)


def _within_country(query: Query) -> Query:
    """ "USA, Iowa, Lanesboro", "US IA Lanesboro": what stands behind the country."""
    first, *rest = query.parts or ((),)
    if rest and is_country(first):
        return Query.in_parts(query.text, rest)
    if not is_country(first[:1]):
        return query
    is_state = state_of(first[1:]) and not is_everyday_code(first[-1], query.text)
    if is_state or any(state_beginnings(first[1:], query.text)):
        return Query.in_parts(query.text, (first[1:], *rest))
    return query


def _naming_places(query: Query, sources: Sources) -> Query:
    """The query without the words that name persons, things and what is near; a ZIP and "Austin,
    TX" are plain."""
    *names, last = query.parts or ((),)
    if query.text.isdigit() or (
        len(names) == 1 and key_of(last) in SPELLINGS and not all_everyday(names[0])
    ):
        return query
    for passages in (persons_in, things_in, beside_in, owners_in):
        query = without(query, passages, sources)
    return query


def _where_said(outcome: Outcome, reading: Reading) -> Outcome:
    """ "The north of Alabama, in Decatur": of several Decaturs that of the state that is said."""
    if not isinstance(outcome, Ambiguous) or not _FROM.isdisjoint(reading.words):
        return outcome
    name, *others = {key(place.name) for place in outcome.candidates}
    said = states_written(reading.words) - states_written(name.split())
    here = [place for place in outcome.candidates if {place.state} == said and not others]
    if not here:
        return outcome
    return Ambiguous(tuple(here)) if len(here) > 1 else Found(here[0], "approximate")


def _with_namesakes(outcome: Outcome, reading: Reading) -> Outcome:
    """ "Yukon" is in Canada, and a town in Oklahoma; "rehab in Yukon" too."""
    if not isinstance(outcome, OutsideUS):
        return outcome
    for core in reading.spans:
        if here := choose.towns_named(reading.sources.store.named(key_of(core))):
            return OutsideUS(outcome.country, here)
    return outcome


def _words(query: Query) -> tuple[str, ...]:
    """The words without "USA" behind them, unless a state is called so."""
    words = query.words
    shorter = without_country(words)
    return words if len(shorter) < len(words) and key_of(words) in SPELLINGS else shorter


def _unknown(reading: Reading) -> NotFound:
    """ "Whynot, Michigan", a ZIP that nobody lists: no place, but the state is plain."""
    code = seeming_state(reading) or state_of_zip(reading)
    return NotFound(state=reading.sources.store.by_id(code.lower()) if code else None)
