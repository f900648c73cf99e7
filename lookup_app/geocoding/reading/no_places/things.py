"""Things called like towns: "a Toyota Tacoma", "mobile phone", "i miss Austin", "by the bridge"."""

import re
from collections.abc import Iterator, Sequence

from lookup_app.folding import key, key_of
from lookup_app.geocoding.data.everyday_words import (
    THINGS_CALLED_LIKE_TOWNS,
    all_everyday,
    is_spelled_right,
    may_be_persons,
)
from lookup_app.geocoding.data.said_words import SAID
from lookup_app.geocoding.reading.names.lookup import is_town, large_town
from lookup_app.geocoding.reading.no_places.passages import COMMA, any_of, state_follows
from lookup_app.geocoding.reading.reading import Query, Sources
from lookup_app.geocoding.reading.words.filler_words import (
    around_words,
    is_everyday_code,
    names_a_facility,
)
from lookup_app.states import SPELLINGS

_MODELS = (
    "(?:tacoma|malibu|tahoe|sedona|santa fe|tucson|durango|dakota|aspen|colorado|silverado|sierra"
    "|yukon|denali|sequoia|avalon|acadia|sonoma|monte carlo|bel air|el dorado|eldorado|seville"
    "|continental|cheyenne|laramie|park avenue|riviera|catalina|bonneville|ventura|newport"
    "|monterey|telluride|palisade|kona|rio|lincoln|cadillac|pontiac)"
)
_MAKES = (
    "(?:toyota|chevy|chevrolet|hyundai|kia|dodge|gmc|ford|buick|pontiac|cadillac|jeep|chrysler|lincoln"
    "|mercury|ram)"
)
_OWN = "(?:(?:drives?|driving|drove|in|own|bought) an?|drives?|driving|my|his|her|our)"
_CARS = re.compile(rf"\b(?:{_MAKES}|{_OWN}) {_MODELS}(?: {_MODELS})*\b")
_THINGS = re.compile(rf"\b{any_of(THINGS_CALLED_LIKE_TOWNS)}\b")
# A town in a feeling is hardly where somebody is.
_FEELINGS = ("(?:miss|love|like|hate|loved|hated)", "(?:extrano|amo|odio)")
_FELT = re.compile(
    rf"\b(?:i|we) (?:really |still |just |so )?{_FEELINGS[0]} (?:my )?|\b{_FEELINGS[1]} "
)
_NOUN = "(?:campo|valle|rancho|rio|pueblo|condado|sol|cielo|cerro|bosque|puerto|mar|lago)"
_SIDE = "(?:norte|sur|este|oeste)"
_SPANISH = re.compile(
    rf"\b(?!mi condado es )(?:(?:mi|tu|su|un|este|nuestro|al) {_NOUN}"
    rf"|(?<=\w )el (?!condado de ){_NOUN}(?: central)?|^el (?!condado de ){_NOUN}(?= de )"
    rf"|(?<=cerca )del {_NOUN}|(?<=lado )del {_NOUN}|(?<=junto )al {_NOUN}"
    rf"|(?<=\w )del {_SIDE}(?! de\b))\b"
)
_LINKS_TO_TOWNS = frozenset({"de", "in", "near", "to", "from"})
# Alone these are what people take, smoke, feel or wear.
_ALONE = (
    "(?:crystal|norco|marlboro|energy|grace|sunshine|soledad|piedra"
    "|perico|hennessy|pall mall|intercourse|embarrass|experiment|pride|delight|reform|mercury)"
)
# One of them stands in each of those; the look spares most texts the patterns.
MARKS = frozenset(
    (
        *(phrase.rpartition(" ")[2] for phrase in THINGS_CALLED_LIKE_TOWNS),
        *re.findall("[a-z]+", " ".join((_MODELS, *_FEELINGS, _NOUN, _SIDE, _ALONE))),
    )
)
_LONGEST_TOWN = 3
# What stands near a place and is everywhere: "Bangor ME by the bridge".
_BESIDE = re.compile(
    r"(?<=\S )(?:right |just |out )?"
    r"(?:on(?= the (?:river|lake|beach|coast|bay|border|water|creek|mountain|hill|re[sz]\w*)$)"
    r"|(?:by|near|at|off|behind|beside|along|past|next to|close to|across from)(?= the )"
    r"|(?:cerca de|junto a|al lado de|detras de)(?=l | la ))"
    r"(?:l| the| la) (?P<thing>[a-z]+(?: [a-z]+)?)$"
)
ARTICLES = frozenset({"the", "la", "al", "del"})
# In the text, which has the apostrophe.
_OWNED = re.compile(r"\b\w+['\u2019]s\b")


def things_in(line: str, query: Query, sources: Sources) -> Iterator[tuple[int, int]]:
    """Where such words stand in the line, no state behind them."""
    if MARKS.isdisjoint(query.words):
        return
    if re.fullmatch(_ALONE, line):
        yield 0, len(line)
    for found in (*_CARS.finditer(line), *_THINGS.finditer(line), *_nouns(line, query)):
        if not _is_part_of_a_place(line, found, query, sources):
            yield found.span()
    for found in _FELT.finditer(line):
        words = line[found.end() :].split()
        for size in range(min(_LONGEST_TOWN, len(words)), 0, -1):
            town = words[:size]
            if COMMA in town or all_everyday(town) or not is_town(town, sources.store):
                continue
            if not state_follows(words[size:], query.text):
                yield found.end(), found.end() + len(" ".join(town))
            break


def _is_part_of_a_place(line: str, found: re.Match[str], query: Query, sources: Sources) -> bool:
    """ "Cleveland Browns Stadium", "Mobile Home, AL", "Plantation Mobile Home Park"."""
    before, behind = line[: found.start()].split()[-1:], line[found.end() :].split()
    return (
        names_a_facility(behind[:2])
        or state_follows(behind, query.text)
        or is_town([*before, *found[0].split(), *behind[:1]], sources.store)
    )


def _nouns(line: str, query: Query) -> Iterator[re.Match[str]]:
    """Spanish nouns behind their article, but those written as a name ("El Campo") or of a state
    ("Dakota del Sur")."""
    for found in _SPANISH.finditer(line):
        before = "".join(line[: found.start()].split()[-1:])
        is_name = found[0].title() in query.text and not found[0].startswith("mi ")
        is_states = before in SPELLINGS or f"{before} {found[0]}" in SPELLINGS
        if not (is_name or is_states or before in _LINKS_TO_TOWNS):
            yield found


def beside_in(line: str, query: Query, sources: Sources) -> Iterator[tuple[int, int]]:
    """Where the line ends with "by the lake" and the like, behind a place."""
    found = None if ARTICLES.isdisjoint(query.words) else _BESIDE.search(line)
    if found and _is_anywhere(found, line, query, sources):
        yield found.span()


def _is_anywhere(beside: re.Match[str], line: str, query: Query, sources: Sources) -> bool:
    """Whether it is "the bridge" behind a place: not "the Bronx", nor "Ely Nevada by the Bronx"."""
    before, thing = line[: beside.start()].split(), beside["thing"].split()
    if before[-1] in SPELLINGS and not is_everyday_code(before[-1], query.text):
        return True
    name = ("the", *thing)
    is_named = sources.nicknames.read(key_of(name)) or is_town(name, sources.store)
    is_common = len(thing) == 1 or all(map(_is_common, thing))
    return is_common and not (is_named or around_words(before))


def _is_common(word: str) -> bool:
    """Whether a word is of the language: "gas station", "old mill", but not "las vegas"."""
    is_of_a_kind = word in SAID["landscape"] or names_a_facility((word,))
    return is_of_a_kind or all_everyday((word,)) or is_spelled_right((word,))


def owners_in(line: str, query: Query, sources: Sources) -> Iterator[tuple[int, int]]:
    """The "s" behind a large town or a state: "Boise's North End", but "Lee's Summit" is a name."""
    owned = {key(owner) for owner in _OWNED.findall(query.text)}
    for found in re.finditer(r"\w+", line) if owned else ():
        words = line[: found.end()].split()[-_LONGEST_TOWN:]
        behind = line[found.end() :].split()[:1]
        if words[-1] in owned and any(
            _is_owner(words[at:], behind, sources) for at in range(len(words))
        ):
            yield found.end() - 1, found.end()


def _is_owner(words: Sequence[str], behind: Sequence[str], sources: Sources) -> bool:
    """Whether a town or state has an "s" behind it, and neither is the "s" of its name, nor is it
    somebody's: "Austin's mom"."""
    town = (*words[:-1], words[-1][:-1])
    if any(is_town((*words, *more), sources.store) for more in ((), behind)):
        return False
    is_persons = len(town) == 1 and may_be_persons(town[0])
    return key_of(town) in SPELLINGS or not (is_persons or large_town(town, sources.store) is None)
