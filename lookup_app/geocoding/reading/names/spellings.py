"""Filed spellings that typed words may stand for: "city of", "condado de", a space too many."""

import re
from collections.abc import Iterator, Sequence

from lookup_app.folding import key_of, word_set
from lookup_app.geocoding.reading.words import filler_words
from lookup_app.states import SPELLINGS

TYPES = frozenset({"city", "town", "village", "borough", "township", "twp", "cdp"})
_AREAS = frozenset({"area", "metro"})
TYPES_BEFORE = (
    "city of", "town of", "village of", "borough of", "township of",
    "ciudad de", "cd de", "pueblo de",
)  # fmt: skip
_CIUDAD = frozenset({"ciudad", "cd"})
_COUNTY_WORDS_BEFORE = word_set("county cty cnty condado parish parroquia municipio")
# "De Kalb County", "Mc Henry County" are filed in one word.
_BEGINNINGS = word_set("de du la le mc mac")
_APART_OR_NOT = re.compile(r"(de|du|la|le|mc)( ?)(\w{3,})")


def spellings(words: Sequence[str]) -> Iterator[str]:
    """Filed spellings that these words may stand for, the plainest first."""
    if not words:
        return
    plain = key_of(words)
    yield plain
    # "En el condado de Hidalgo".
    plain, last = plain.removeprefix("el "), words[-1]
    if words[0] in _BEGINNINGS and last in filler_words.COUNTY_WORDS and len(words) > 2:
        yield from spellings((words[0] + words[1], *words[2:]))
    if last in filler_words.COUNTY_WORDS and len(words) > 1:
        yield key_of([*words[:-1], "county"])
    if last == "boro":
        yield key_of([*words[:-1], "borough"])
    first, *name = plain.split()
    if first in _COUNTY_WORDS_BEFORE and name:
        kind = "parish" if first.startswith("par") else "county"
        yield " ".join([*(name[1:] if name[0] in ("of", "de") else name), kind])
    if plain.startswith(TYPES_BEFORE):
        bare = " ".join(plain.split()[2:])
        yield from _of_city(bare) if first in _CIUDAD else (bare,)
    if (last in TYPES or last in _AREAS) and len(words) > 1:
        yield key_of(words[:-1]).removesuffix(" charter")
    if words[0] == "the" and len(words) > 1:
        yield from spellings(words[1:])


def _of_city(name: str) -> Sequence[str]:
    """ "Ciudad de Oklahoma" and "de Salt Lake" are Oklahoma City and Salt Lake City."""
    city = f"{name} city"
    return (city, name) if name in SPELLINGS else (name, city)


def with_other_space(filed: str) -> str:
    """ "lagrange" for "la grange", and the other way round; nothing where it begins otherwise."""
    found = _APART_OR_NOT.fullmatch(filed)
    return f"{found[1]}{'' if found[2] else ' '}{found[3]}" if found else ""
