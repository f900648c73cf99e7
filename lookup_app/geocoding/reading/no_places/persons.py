"""Names of persons: "my name is Austin", "my son Tyler", "Dear Mr. Houston", "Best, Madison".

They are cut out, so that "my son Austin needs detox in Tulsa" is read for Tulsa. A state behind a
name ("my daughter Victoria TX") or an "in" before it says that it is a place all the same.
"""

import re
from collections.abc import Iterator, Sequence

from lookup_app.folding import word_set
from lookup_app.geocoding.data.everyday_words import all_everyday, may_be_persons
from lookup_app.geocoding.reading.names.lookup import is_town
from lookup_app.geocoding.reading.no_places.passages import COMMA, state_follows
from lookup_app.geocoding.reading.reading import Query, Sources
from lookup_app.geocoding.reading.words.filler_words import around_words
from lookup_app.states import SPELLINGS

_KIN = (
    r"(?:my|our|his|her|mi|su|nuestr[oa])(?: \w+){0,4}? (?:son|daughter|wife|husband|brother|sister"
    "|mother|father|mom|mum|mama|dad|daddy|papa|girlfriend|boyfriend|fiancee?|partner|spouse|friend"
    "|buddy|cousin|nephew|niece|aunt|uncle|grandson|granddaughter|grandma|grandpa|stepson"
    "|stepdaughter|kid|child|client|patient|hij[oa]|espos[oa]|marido|mujer|herman[oa]|madre|padre"
    "|novi[oa]|amig[oa]|prim[oa]|sobrin[oa]|ti[oa]|niet[oa]|abuel[oa]|pareja|paciente)"
)
# Behind these any word is a person's, known to us or not.
_CERTAIN = re.compile(
    r"\b(?:name is|name was|names|(?:^|(?<=, ))(?:full |client |patient )?name|nombre es|me llamo"
    r"|se llama|llamad[oa]|(?<!town )(?<!city )(?<!place )named|(?:^|(?<=, ))nombre) "
)
# Behind these only what people are called, too.
_LIKELY = re.compile(
    rf"\b(?:{_KIN}|i am|im|soy|this is|call me|love from"
    r"|(?:^|(?<=, ))(?:hi|hello|hey|hola)(?: there)?|dear|querid[oa]|estimad[oa]) "
)
# With their title, which is no state: "Ms. Jackson".
_TITLED = re.compile(
    r"(?:^|(?<=, )|\b(?:dear|hi|hello|hola|with|con|by|see|is|am|to|and|y|from) )"
    r"(?P<title>(?:mr|mrs|ms|dr|sr|sra|srta|senor|senora) )"
)
# At the end of a part, as in a letter or in "call carolina".
_CLOSED = re.compile(
    r"\b(?:(?:thanks|thank you|sincerely|regards|cheers|xoxo|gracias|atentamente|saludos"
    r"|yours truly|respectfully|signed|firmado|abrazos|besos)(?: ,)?"
    r"|(?:love|best|yours|warmly|blessings) ,|^(?:call|text|tell|ask)) "
)
_SIGNED = re.compile(r"\s*[-\u2013\u2014~]\s?[A-Za-z]+(?: [A-Za-z]+)?\s*")
# One of them stands in each of the four; the look spares most texts the patterns.
MARKS = word_set(
    "name names nombre named llamo llama llamado llamada my our his her mi su nuestro nuestra am"
    " im soy this call love hi hello hey hola dear querido querida estimado estimada mr mrs ms dr"
    " sr sra srta senor senora thanks thank sincerely regards cheers xoxo gracias atentamente"
    " saludos yours respectfully signed firmado abrazos besos best warmly blessings text tell ask"
)
_MOST_NAMES = 3


def persons_in(line: str, query: Query, sources: Sources) -> Iterator[tuple[int, int]]:
    """Where names of persons stand in the line."""
    is_signed = _SIGNED.fullmatch(query.text)
    if is_signed and all(map(may_be_persons, line.split())):
        yield 0, len(line)
    if MARKS.isdisjoint(query.words):
        return
    for marker in (_CERTAIN, _TITLED, _LIKELY, _CLOSED):
        for found in marker.finditer(line):
            words = line[found.end() :].split()
            name = _name(words, marker in (_CERTAIN, _TITLED), query.text, sources)
            is_last = words[len(name) : len(name) + 1] in ([], [COMMA])
            if name and (is_last or marker is not _CLOSED):
                start = found.start("title") if marker is _TITLED else found.end()
                yield start, found.end() + len(" ".join(name))


def _name(words: list[str], is_certain: bool, text: str, sources: Sources) -> Sequence[str]:
    """The name that the words begin with, none if it is a town's: "Madison, WI", "i am Virginia
    Beach"."""
    size = 1 if is_certain and words and _is_no_word(words[0]) else 0
    while size < min(_MOST_NAMES, len(words)) and may_be_persons(words[size]):
        size += 1
    while size and (
        state_follows(words[size:], text) or _is_longer_town(words[size - 1 : size + 1], sources)
    ):
        size -= 1
    return words[:size]


def _is_no_word(word: str) -> bool:
    return word.isalpha() and not (all_everyday((word,)) or around_words((word,)))


def _is_longer_town(words: Sequence[str], sources: Sources) -> bool:
    """ "My son, Madison Heights": the next word belongs to a town's name and is nobody's."""
    return len(words) > 1 and words[1] not in SPELLINGS and is_town(words, sources.store)
