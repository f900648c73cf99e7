"""A town that begins the text, and then a sentence: "Chicago i need help", "Hialeah, mi hijo".

Whether a comma parts them says nothing: on a phone hardly anybody writes one.
"""

from collections.abc import Iterator, Sequence

from lookup_app.folding import key_of, word_set
from lookup_app.geocoding.data.everyday_words import (
    all_everyday,
    is_a_word,
    is_given_name,
    is_spelled_right,
    may_be_persons,
)
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, approximate, places_of
from lookup_app.geocoding.reading import choose
from lookup_app.geocoding.reading.addresses import looks_like_address
from lookup_app.geocoding.reading.cores import (
    OPENINGS,
    POSSESSIVES,
    begins_a_sentence,
)
from lookup_app.geocoding.reading.filler_words import (
    COUNTY_WORDS,
    around_words,
    in_capitals,
    is_direction,
    is_everyday_code,
    is_everyday_word,
    names_a_facility,
)
from lookup_app.geocoding.reading.names import TOWNSHIPS, named_exactly
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.townships import read_township
from lookup_app.geocoding.reading.whole_names import read_name
from lookup_app.places import Place
from lookup_app.states import SPELLINGS

_LONGEST_NAME = 5
# A town of so many people may share its name with a word, or with other towns.
_LARGE_PEOPLE = 15_000
# The largest of several towns, or one called like a word, has so many.
_SMALL_PEOPLE = 1_500
# "Soy de Yuma y mi hijo toma".
_ORIGIN = ("soy", "de")
# "Omg help me Tulsa i need detox": who calls out says nothing of the place yet.
_CALLS = word_set(
    "omg please pls plz help me ok okay so um uh well oh hi hey hello hola good morning"
    " evening sos i need im lost scared necesito ayuda ayudame ayudenme auxilio por favor"
)
_NO_END_OF_A_CALL = word_set("i need im necesito por good")
_AND = frozenset({"y", "e", "and"})
# Who says these speaks to somebody of that name.
_FEELINGS = word_set("love loves loved miss missed hate forgive amo adoro extrano perdoname")
_TO_SOMEBODY = word_set("you your youre u ur tu te ti")
# So far behind the name they are said of it.
_NEAR_THE_NAME = 3


def read_town_before_sentence(reading: Reading) -> Outcome | None:
    """The town, or the question that its bare name is; "Akron, mi hijo" may be in no Michigan."""
    if looks_like_address(reading.query):
        return None
    for name, behind in _cuts(reading.words):
        if not begins_a_sentence(behind) or _is_no_name(reading.of(name)):
            continue
        if _speaks_to(name, behind):
            return None
        if name[-1] in TOWNSHIPS and (township := read_township(reading.of(name))):
            return approximate(township)
        outcome = read_name(reading.of(name))
        if outcome and _is_meant(outcome, name, behind, reading):
            return approximate(_or_in_state(outcome, name, behind, reading))
    return None


def _cuts(words: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The names that the words may begin with and what stands behind each, the longest first."""
    words = _without_call(words)
    is_origin = tuple(words[:2]) == _ORIGIN
    words = words[2:] if is_origin else words
    for length in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        name, behind = words[:length], words[length:]
        yield name, behind[1:] if is_origin and behind[0] in _AND else behind


def _without_call(words: Sequence[str]) -> Sequence[str]:
    start = next((at for at, word in enumerate(words) if word not in _CALLS), 0)
    return words if start and words[start - 1] in _NO_END_OF_A_CALL else words[start:]


def _is_no_name(name: Reading) -> bool:
    """ "Ok i need help", "hope i get better", "for my son"; "El Paso" is two such words."""
    *before, last = name.words
    if before:
        # "Portland me" is two things before a sentence.
        is_code = last in SPELLINGS and is_everyday_code(last, name.query.text)
        return is_code or last in OPENINGS or around_words(name.words)
    # "LA, my son is using".
    if in_capitals(last, name.query.text) and name.sources.nicknames.read_like_a_code((last,)):
        return False
    is_word = around_words((last,)) or all_everyday((last,)) or names_a_facility((last,))
    return is_word or is_direction(last) or is_everyday_code(last, "")


def _speaks_to(name: Sequence[str], behind: Sequence[str]) -> bool:
    """ "Savannah i love you", "Austin where are you": a person of that name."""
    near = behind[:_NEAR_THE_NAME]
    if not _FEELINGS.isdisjoint(near) or {"are", "you"} <= {*near}:
        return True
    return is_given_name(" ".join(name)) and not _TO_SOMEBODY.isdisjoint(behind)


def _is_meant(
    outcome: Outcome, name: Sequence[str], behind: Sequence[str], reading: Reading
) -> bool:
    """Whether a state or a town is so large, or so plainly no person and no thing."""
    if name[-1] in COUNTY_WORDS:
        return True
    places = [place for place in places_of(outcome) if place.kind in ("city", "state")]
    if any(place.kind == "state" or choose.people(place) >= _LARGE_PEOPLE for place in places):
        return not all_everyday(name) or choose.people(places[0]) >= choose.LARGE_TOWN
    # "Justice", "Price" and "Trevor" are small towns.
    is_word = all_everyday(name) or is_spelled_right(name)
    if is_word or may_be_persons(name[0]) or not places:
        return False
    # "Bison" is one, too, and "Century" a larger.
    if is_a_word(name):
        return choose.people(places[0]) >= _SMALL_PEOPLE and around_words(behind)
    if isinstance(outcome, Found):
        return not reading.sources.nicknames.is_no_place(key_of(name))
    return choose.people(places[0]) >= _SMALL_PEOPLE


def _or_in_state(
    outcome: Outcome, name: Sequence[str], behind: Sequence[str], reading: Reading
) -> Outcome:
    """ "Portland me i need detox": the town of that state, or the other whose name alone it is?"""
    first, *rest = behind
    is_code = first in SPELLINGS and is_everyday_code(first, reading.query.text)
    if not is_code or not rest or rest[0] not in OPENINGS:
        return outcome
    # "In my car", "or my mother".
    if rest[0] in POSSESSIVES and is_everyday_word(first):
        return outcome
    there = places_of(named_exactly(name, SPELLINGS[first], reading.sources.store))
    both: dict[str, Place] = {place.id: place for place in (*places_of(outcome), *there)}
    return Ambiguous(tuple(both.values())[: choose.MOST_CANDIDATES]) if len(both) > 1 else outcome
