"""Names with words around them that say nothing of the place: "rehab near Tulsa OK please"."""

import re
from collections.abc import Iterator, Sequence

from lookup_app.folding import key_of, other_letters
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.outcomes import (
    Found,
    NotFound,
    Outcome,
    approximate,
    places_of,
)
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.names.lookup import with_state
from lookup_app.geocoding.reading.names.states_beside import state_of
from lookup_app.geocoding.reading.numbers.addresses import looks_like_address
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.whole.whole_names import read_name
from lookup_app.geocoding.reading.words.cores import are_plain, is_led_to
from lookup_app.geocoding.reading.words.filler_words import (
    COUNTY_WORDS,
    around_words,
    in_capitals,
    is_everyday_code,
    is_link,
)
from lookup_app.geocoding.reading.words.spans import spans_of

# To where, and from where.
_WAYS = (("to", "from"), ("a", "de"))
# Names in other letters: words of the longest, letters of its ending and of what is left of it.
_LONGEST_FOREIGN = 4
_LONGEST_ENDING = 4
_SHORTEST_STEM = 5
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")
_LONGEST_UNSPACED = 10
# "Exit 12 I-81" before a town.
_ROAD = re.compile(
    r"(?:(?:off|on|near) )?(?:(?:exit|mile marker|mm|i|us|sr|hwy|highway|route|rt|rte|interstate"
    r"|state route|state road) ?\d+[a-z]? (?:[nsew]b? |(?:north|south|east|west)bound )?)+"
)
# "A little town called Man in West Virginia": any word may be its name.
_CALLED = re.compile(
    r"(?:town|city|village|place|pueblo) (?:called|named|llamado|que se llama) (?P<name>.+)"
)
# "I'm from Chicago but staying in Gary".
_BY_NOW = re.compile(
    r"\bfrom \w.* (?:but|staying|living|lives?|now|currently) (?:.* )?(?:in|near|at) (?P<goal>.+)"
)
# What somebody does not mean: a state or a country behind these.
_NO = frozenset({"not", "no"})
_NOT = re.compile(
    r" (?:but )?(?:not|no)(?: (?:the|in|from|one|that|is|en|de|la|el|esta))*"
    r" (?P<place>[a-z]+(?: [a-z]+)?)(?<! one)(?: one| version)?$"
)


def read_name_among_fillers(reading: Reading) -> Outcome | None:
    """ "Rehab near Tulsa OK": the name once the words around it are taken off."""
    if (road := _ROAD.match(" ".join(reading.words))) and (
        outcome := read_name(reading.of(reading.words[road[0].count(" ") :]))
    ):
        return approximate(outcome)
    if looks_like_address(reading.query):
        return None
    called = _CALLED.search(" ".join(reading.words))
    if called and (town := with_state(called["name"].split(), reading.sources.store)):
        return approximate(town)
    if outcome := _code_among(reading):
        return outcome
    told = [core for core in reading.spans[1:] if not _says_nothing(reading.of(core))]
    if around_words(reading.words) and not told:
        return NotFound("near_me")
    for core in told:
        outcome = read_name(reading.of(core))
        is_beyond_doubt = (
            core[-1] in COUNTY_WORDS
            or choose.has_large_town(outcome)
            or any(place.kind == "state" for place in places_of(outcome))
        )
        if outcome and (is_beyond_doubt or is_led_to(core, reading.words)):
            return outcome
    return None


def read_name_in_other_letters(reading: Reading) -> Outcome | None:
    """ "в Чикаго", "我住在洛杉矶": the longest name of a large place in such letters."""
    sources = reading.sources
    # "Tulsa, Оклахома" is Tulsa.
    if not around_words(reading.query.words):
        return None
    for name in _written(other_letters(reading.query.text)):
        if known := sources.nicknames.read(name):
            return known
        named = choose.by_other_name(sources.store.named(name))
        if isinstance(named, Found):
            return Found(named.place)
    return None


def _written(words: Sequence[str]) -> Iterator[str]:
    """What may be a name among words in other letters, the longest first.

    A few letters behind a name are its ending; Chinese and Japanese stand without spaces.
    """
    for span in spans_of(words, range(len(words)), _LONGEST_FOREIGN):
        name = " ".join(span.name)
        for cut in range(_LONGEST_ENDING + 1):
            if cut == 0 or len(name) - cut >= _SHORTEST_STEM:
                yield name[: len(name) - cut]
    for word in words:
        if _WITHOUT_SPACES.fullmatch(word):
            for size in range(min(_LONGEST_UNSPACED, len(word)), 1, -1):
                yield from (word[at : at + size] for at in range(len(word) - size + 1))


def read_goal(reading: Reading) -> Outcome | None:
    """ "Moving to Tulsa from Dallas", "de Denver a Pueblo": where somebody goes, or is by now."""
    words = reading.words
    here = _BY_NOW.search(" ".join(words)) if "from" in words else None
    for core in reading.of(here["goal"].split()).spans if here else ():
        if outcome := read_name(reading.of(core)):
            return approximate(outcome)
    for to, start in _WAYS:
        if to in words and start in words:
            at, begin = words.index(to), words.index(start)
            goal = words[at + 1 : begin] if at < begin else words[at + 1 :]
            return read_name(reading.of(goal)) if not all_everyday(goal) else None
    return None


def read_denied(reading: Reading) -> Outcome | None:
    """ "Portland, not Oregon", "Vancouver (not the one in Canada)": one of that name elsewhere."""
    line, store = " ".join(reading.words), reading.sources.store
    denied = _NOT.search(line) if not _NO.isdisjoint(reading.words) else None
    state = state_of(denied["place"].split()) if denied else None
    is_abroad = bool(denied and store.phrase(denied["place"]).get("country"))
    if denied is None or not (state or is_abroad):
        return None
    for core in reading.of(line[: denied.start()].split()).spans:
        # "Virginia, not West Virginia" is no town.
        here = store.by_id((state_of(core) or "").lower())
        if here and here.state != state:
            return Found(here)
        named = [one for one in store.named(key_of(core)) if one.place.state != state]
        if outcome := choose.anywhere(named) or with_state(core, store):
            return approximate(outcome)
    return None


def _says_nothing(core: Reading) -> bool:
    """ "Mental health near"; and "hope in recovery" is not in Indiana."""
    last = core.words[-1]
    is_word = is_link(last) and is_everyday_code(last, core.query.text)
    return is_word or (around_words(core.words) and not _is_city(core))


def _is_city(core: Reading) -> bool:
    """ "El Centro" is a city, though its words are also said around places; "en el centro" is
    downtown."""
    is_said = len(core.words) == 1 or f"en {' '.join(core.words)}" in core.query.text
    return not is_said and any(
        choose.people(named.place) >= choose.LARGE_IN_SENTENCE
        for named in core.sources.store.named(core.filed)
    )


def _code_among(reading: Reading) -> Outcome | None:
    """ "Rehab in LA", "LA I need help": the town, though "la" is a Spanish article, too."""
    words, query = reading.words, reading.query
    if in_capitals(words[0], query.text) and are_plain(words[1:]):
        return reading.sources.nicknames.read_like_a_code(words[:1])
    for core in reading.spans[1:] if len(query.parts) == 1 else ():
        is_name = core[0].upper() in query.text or is_link(words[-2])
        town = reading.sources.nicknames.read_like_a_code(core) if is_name else None
        if town:
            return town
    return None
