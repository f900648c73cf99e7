"""A place without its state before more words: "my son in Springfield needs detox"; two of them.

What is found or asked about for the name alone is found or asked about here.
"""

import re
from collections.abc import Iterator, Sequence

from lookup_app.folding import key, word_set
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, approximate, places_of
from lookup_app.geocoding.reading import choose, filler_words
from lookup_app.geocoding.reading.addresses import looks_like_address
from lookup_app.geocoding.reading.cores import cores
from lookup_app.geocoding.reading.names import is_inside_a_name, state_endings, state_of
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.state_names import seeming_state
from lookup_app.geocoding.reading.townships import read_township
from lookup_app.geocoding.reading.whole_names import read_name
from lookup_app.places import Place, distance_miles
from lookup_app.states import BY_CODE, SPELLINGS

_LONGEST_NAME = 5
# Words of a query in keywords; what is longer is a sentence.
_MOST_KEYWORDS = 6
# A smaller town is named by a sentence only behind "in" or "near", and before words known to us.
_LARGE_PEOPLE = 15_000
# These lead to shops and persons, too.
_LOOSE_LINKS = frozenset({"at", "by", "from"})
# "Cerca de", "outside of".
_JOINED_LINKS = frozenset({("cerca", "de"), ("outside", "of")})
# Who speaks of a person writes a sentence, in which a bare name may be somebody's.
_OF_PERSONS = word_set(
    "i im ive id ill my me mine myself we us our he hes him his she shes her they them their you"
    " your yo mi mis me te tu ella ellos su sus nos le les se"
)
# Behind a name these say what somebody does or needs.
_PREDICATES = word_set(
    "is isnt has hasnt was wasnt does doesnt did didnt will wont can cant keeps needs wants uses"
    " used drinks drank says said went got hit hits es esta tiene necesita quiere toma bebe usa"
)
# Between two places either of which will do; no slash of an address on the web, and a dash apart.
_OR = frozenset({"or", "o"})
_EITHER = _OR | {"and", "y"}
_SLASH = re.compile(r"[^\W\d_](?:\s*/\s*|\s[-\u2013]\s)[^\W\d_]")
# Two small towns further apart are hardly named together.
_TOGETHER_MILES = 150.0


def read_choice(reading: Reading) -> Outcome | None:
    """ "Tulsa or OKC", "Boise/Meridian", "between Macon and Byron": both, to choose from."""
    is_or = not _OR.isdisjoint(reading.words)
    for first, second in _halves(reading):
        pairs = [
            (one, other)
            for one in _places_said(reading.of(first))
            for other in _places_said(reading.of(second))
            if one.id != other.id and (is_or or _go_together(one, other))
        ]
        if pairs:
            # Of several Meridians the one near Boise.
            pair = min(pairs, key=lambda pair: distance_miles(pair[0].point, pair[1].point))
            # A state stands first only where it is offered for want of a place.
            return Ambiguous(tuple(sorted(pair, key=lambda place: place.kind == "state")))
    return None


def _go_together(one: Place, other: Place) -> bool:
    """ "Black and white" are no towns of Alabama and Georgia; "Omaha and Denver" may be."""
    is_near = distance_miles(one.point, other.point) <= _TOGETHER_MILES
    return is_near or min(choose.people(one), choose.people(other)) >= choose.OTHER_NAME_PEOPLE


def _halves(reading: Reading) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What stands on either side of an "or", an "and" or a slash: "Durham/Chapel Hill NC" first
    with the state that is named once."""
    words, parts, store = reading.words, reading.query.parts, reading.sources.store
    cuts = [
        (words[:at], words[at + 1 :])
        for at, word in enumerate(words)
        if word in _EITHER and not is_inside_a_name(words, at, store)
    ]
    if _SLASH.search(reading.query.text) and not store.named(reading.filed):
        cuts += [(parts[0], words[len(parts[0]) :])]
    for first, second in cuts:
        # "Astoria or from Dallas" is in Oregon.
        if not (all_everyday(first) or all_everyday(second) or second[0] == "from"):
            yield from (((*first, *_named(state)), second) for _, state in state_endings(second))
            yield from ((first, (*second, *_named(state))) for _, state in state_endings(first))
            yield first, second


def _named(state: str) -> Sequence[str]:
    return key(BY_CODE[state].name).split()


def _places_said(reading: Reading) -> Sequence[Place]:
    """The state, the town or the towns that the words name once those around it are off."""
    for core in (reading.words, *cores(reading.words)):
        is_word = filler_words.is_everyday_code(core[-1], reading.query.text)
        code = None if is_word else state_of(core)
        state = reading.sources.store.by_id(code.lower()) if code else None
        if state:
            return (state,)
        outcome = None if all_everyday(core) else read_name(reading.of(core))
        towns = [place for place in places_of(outcome) if place.kind == "city"]
        if towns:
            return towns
    return ()


def read_place_after_link(reading: Reading) -> Outcome | None:
    """ "I am homeless in Albuquerque need detox": what the last link leads to."""
    words = reading.words
    if seeming_state(reading):
        return None
    for at in range(len(words) - 2, -1, -1):
        is_link = filler_words.is_link(words[at])
        if is_link and not is_inside_a_name(words, at, reading.sources.store):
            start = at + 2 if words[at : at + 2] in _JOINED_LINKS else at + 1
            if outcome := _beginning(reading.of(words[start:]), words[at] in _LOOSE_LINKS):
                return approximate(outcome)
    return None


def _beginning(reading: Reading, is_loose: bool) -> Outcome | None:
    """The place whose name the words begin with, the longest name first."""
    words = reading.words
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name, following = words[:length], words[length : length + 1]
        if filler_words.around_words(name):
            continue
        outcome = _read_alone(reading.of(name))
        if outcome and (_is_large(outcome) or (_are_known(following) and not is_loose)):
            return outcome
    return None


def read_town_beside_words(reading: Reading) -> Outcome | None:
    """ "Nashville evenings", "DUI class Peoria": a large town among a few words of care."""
    words = reading.words
    is_sentence = len(words) > _MOST_KEYWORDS or not _OF_PERSONS.isdisjoint(words)
    if is_sentence or looks_like_address(reading.query):
        return None
    for name, before, behind in _names_among(words):
        if _are_known((*before, *behind)) and not _is_state(behind):
            outcome = _read_alone(reading.of(name))
            is_known = outcome and (_is_large(outcome) or _is_landmark(outcome, name))
            if outcome and is_known and _is_place(outcome, behind):
                return approximate(outcome)
    return None


def _read_alone(name: Reading) -> Outcome | None:
    return read_township(name) or read_name(name)


def _names_among(words: Sequence[str]) -> Iterator[tuple[Sequence[str], ...]]:
    """The names that may be meant, what stands before and behind them: the longest first."""
    for length in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        for start in range(len(words) - length + 1):
            name = words[start : start + length]
            # "El Paso" is two everyday words, but none is a name alone.
            if length > 1 or not all_everyday(name):
                yield name, words[:start], words[start + length :]


def _are_known(words: Sequence[str]) -> bool:
    """Whether all are words of care or of everyday; none is of a name, as in "Orlando Bloom" or
    "Lincoln High School"."""
    return not filler_words.names_a_facility(words) and all(
        filler_words.around_words((word,)) or all_everyday((word,)) for word in words
    )


def _is_state(behind: Sequence[str]) -> bool:
    """ "Syracuse IN evenings": the state is read with the town."""
    return bool(behind) and behind[0] in SPELLINGS


def _is_place(outcome: Outcome, behind: Sequence[str]) -> bool:
    """Whether a place is meant: "Charlotte needs rehab" may be of a person, so that only a
    question goes there."""
    return isinstance(outcome, Ambiguous) or _PREDICATES.isdisjoint(behind[:1])


def _is_landmark(outcome: Outcome, name: Sequence[str]) -> bool:
    """ "Camp Pendleton help": a base or another landmark of the tables, in two words or more."""
    return isinstance(outcome, Found) and outcome.match == "approximate" and len(name) > 1


def _is_large(outcome: Outcome) -> bool:
    return any(
        place.kind == "city" and choose.people(place) >= _LARGE_PEOPLE
        for place in places_of(outcome)
    )
