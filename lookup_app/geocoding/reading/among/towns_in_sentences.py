"""A place without its state among more words: "Chicago i need help", "IOP Nashville evenings", "my
son in Springfield needs detox".

What is found or asked about for the name alone is found or asked about here. Whether a comma parts
them says nothing: on a phone hardly anybody writes one.
"""

from collections.abc import Callable, Sequence

from lookup_app.folding import word_set
from lookup_app.geocoding.data.everyday_words import (
    all_everyday,
    is_a_word,
    is_given_name,
    may_be_persons,
)
from lookup_app.geocoding.data.said_words import SAID
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, approximate, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import named_exactly
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.whole.townships import read_township
from lookup_app.geocoding.reading.whole.whole_names import read_name
from lookup_app.geocoding.reading.words.cores import are_plain, begins_a_sentence, behind_links
from lookup_app.geocoding.reading.words.filler_words import (
    AFTER_CARE,
    CARE,
    COUNTY_WORDS,
    OPENINGS,
    around_words,
    is_everyday_code,
    names_a_facility,
)
from lookup_app.geocoding.reading.words.spans import Span, spans_of
from lookup_app.places import Place
from lookup_app.states import SPELLINGS

_LONGEST_NAME = 5
# The largest of several towns, or one called like a word, has so many.
_SMALL_PEOPLE = 1_500
# Words of a query in keywords; what is longer is a sentence.
_MOST_KEYWORDS = 6
_CALLS = OPENINGS | SAID["calls"]
_NO_ENDS = OPENINGS | SAID["everyday_codes"]
_OF_CARE = CARE | AFTER_CARE
# "I need Tulsa" is no call for help and then a town.
_LEADING_ON = word_set("i need im necesito por good")
_POSSESSIVES = word_set("my our mi mis")
# Who says these speaks to somebody of that name.
_FEELINGS = word_set("love loves loved miss missed hate forgive amo adoro extrano perdoname")
_TO_SOMEBODY = word_set("you your youre u ur tu te ti")
# So far behind the name they are said of it.
_NEAR_THE_NAME = 3
# "Chicago county": no county has that name, or it had been found.
_KNOWN = frozenset({"county", "condado"})
# These lead to shops and persons, too.
_LOOSE_LINKS = frozenset({"at", "by", "from", "to", "a"})


def read_town_in_sentence(reading: Reading) -> Outcome | None:
    """The place that a sentence begins with, or a large one that stands among words of care."""
    words = reading.words
    calls = next((at for at, word in enumerate(words) if word not in _CALLS), len(words))
    if town := _read(reading, range(calls + 1), _begins_sentence, _is_plainly_a_town):
        return town
    # "Nashville evenings", "DUI class Peoria".
    is_sentence = len(words) > _MOST_KEYWORDS or not SAID["of_persons"].isdisjoint(words)
    starts = () if is_sentence else range(len(words))
    return _read(reading, starts, _is_keyword, _is_large_or_landmark)


def read_place_after_link(reading: Reading) -> Outcome | None:
    """ "I am homeless in Albuquerque need detox": what an "in" leads to."""
    words = reading.words
    starts = [len(words) - len(behind) for behind in behind_links(words)]
    return _read(reading, starts, _is_a_name, _is_large_or_clear)


def _read(
    reading: Reading,
    starts: Sequence[int],
    may_be_named: Callable[[Span], bool],
    is_meant: Callable[[Outcome, Span], bool],
) -> Outcome | None:
    """The place of the first name that stands as it must, where that place may be meant there."""
    for span in filter(may_be_named, spans_of(reading.words, starts, _LONGEST_NAME)):
        name = reading.of(span.name)
        outcome = read_township(name) or read_name(name)
        if outcome and is_meant(outcome, span):
            return approximate(_or_in_state(outcome, span, reading))
    return None


def _begins_sentence(span: Span) -> bool:
    """ "Tulsa i need help", "omg help me Tulsa i need detox", "soy de Yuma y mi hijo toma"."""
    return (
        _LEADING_ON.isdisjoint(span.before[-1:])
        and _may_be_a_name(span.name)
        and (not CARE.isdisjoint(span.behind[:1]) or begins_a_sentence(span.behind))
        and not _speaks_to(span)
    )


def _may_be_a_name(words: Sequence[str]) -> bool:
    """ "Hope i get better" and "Portland me i need detox" have none of these words for a name; "El
    Paso" is two of the plainest."""
    return words[-1] not in _NO_ENDS and (len(words) > 1 or not are_plain(words))


def _speaks_to(span: Span) -> bool:
    """ "Savannah i love you", "Austin where are you": a person of that name."""
    near = span.behind[:_NEAR_THE_NAME]
    if not _FEELINGS.isdisjoint(near) or {"are", "you"} <= {*near}:
        return True
    return is_given_name(" ".join(span.name)) and not _TO_SOMEBODY.isdisjoint(span.behind)


def _is_plainly_a_town(outcome: Outcome, span: Span) -> bool:
    """Whether a state or a town is so large, or so plainly no person and no thing."""
    name, places = span.name, [p for p in places_of(outcome) if p.kind in ("city", "state")]
    if not places:
        return name[-1] in COUNTY_WORDS
    most = max(map(choose.people, places))
    if most >= choose.LARGE_IN_SENTENCE:
        return not all_everyday(name) or most >= choose.LARGE_TOWN
    # "Trevor" is a small town.
    if may_be_persons(name[0]):
        return False
    # "Bison" is one, too, and "Century" a larger.
    if is_a_word(name):
        return most >= _SMALL_PEOPLE and around_words(span.behind)
    return isinstance(outcome, Found) or most >= _SMALL_PEOPLE


def _or_in_state(outcome: Outcome, span: Span, reading: Reading) -> Outcome:
    """ "Portland me i need detox": the town of that state, or the other whose name alone it is?"""
    code, first = (*span.behind, "", "")[:2]
    # "In my car", "or my mother".
    is_state = is_everyday_code(code, reading.query.text) and first not in _POSSESSIVES
    if not is_state or first not in OPENINGS:
        return outcome
    there = places_of(named_exactly(span.name, SPELLINGS[code], reading.sources.store))
    both: dict[str, Place] = {place.id: place for place in (*places_of(outcome), *there)}
    return Ambiguous(tuple(both.values())[: choose.MOST_CANDIDATES]) if len(both) > 1 else outcome


def _is_keyword(span: Span) -> bool:
    # "City Rescue Mission" is not in Texas, "detox Mission" is, and "DUI class Mesa" in Arizona.
    is_behind_word = bool(span.before) and span.before[-1] not in _OF_CARE
    is_longer = is_behind_word and is_a_word(span.name)
    is_name = _may_be_a_name(span.name) and not is_longer
    return is_name and _are_known((*span.before, *span.behind))


def _are_known(words: Sequence[str]) -> bool:
    """Whether all are words of care or of everyday; none is of a name, as in "Orlando Bloom", "Jack
    Denver" or "Lincoln High School"."""
    return not names_a_facility(words) and all(
        word in _KNOWN
        or around_words((word,))
        or (all_everyday((word,)) and not is_given_name(word))
        for word in words
    )


def _is_large_or_landmark(outcome: Outcome, span: Span) -> bool:
    """ "Camp Pendleton help" is of the tables; "Charlotte needs rehab" may be a person, so that
    only a question goes there."""
    if isinstance(outcome, Ambiguous):
        return choose.has_large_town(outcome)
    is_landmark = isinstance(outcome, Found) and outcome.match == "approximate"
    is_person = not SAID["predicates"].isdisjoint(span.behind[:1])
    return not is_person and (is_landmark or choose.has_large_town(outcome))


def _is_a_name(span: Span) -> bool:
    return not around_words(span.name)


def _is_large_or_clear(outcome: Outcome, span: Span) -> bool:
    """Whether a town is large, or no unknown word that may be of its name stands behind it."""
    is_loose = span.before[-1] in _LOOSE_LINKS
    return choose.has_large_town(outcome) or (_are_known(span.behind[:1]) and not is_loose)
