"""A place without its state before more words: "my son in Springfield needs detox".

What is found or asked about for the name alone is found or asked about here.
"""

from collections.abc import Iterator, Sequence

from lookup_app.folding import word_set
from lookup_app.geocoding.data.everyday_words import all_everyday, is_given_name
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, approximate, places_of
from lookup_app.geocoding.reading import choose, filler_words
from lookup_app.geocoding.reading.addresses import looks_like_address
from lookup_app.geocoding.reading.names import is_inside_a_name
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.state_names import seeming_state
from lookup_app.geocoding.reading.townships import read_township
from lookup_app.geocoding.reading.whole_names import read_name
from lookup_app.states import SPELLINGS

_LONGEST_NAME = 5
# "Chicago county": no county has that name, or it had been found.
_KNOWN = frozenset({"county", "condado"})
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
    """Whether all are words of care or of everyday; none is of a name, as in "Orlando Bloom", "Jack
    Denver" or "Lincoln High School"."""
    return not filler_words.names_a_facility(words) and all(
        word in _KNOWN
        or filler_words.around_words((word,))
        or (all_everyday((word,)) and not is_given_name(word))
        for word in words
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
