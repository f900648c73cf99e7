"""Streets held side by side: their words in one spelling, and the unit that ends a line."""

import re
import unicodedata
from collections.abc import Mapping

_WORD = re.compile(r"[a-z0-9]+")
# Apostrophes, and the accents that the normal form sets beside their letters.
_JOINED = re.compile(r"['’`\u0300-\u036f]")
_UNIT = re.compile(
    r"[\s,]+(?:#|(?:suites?|ste|units?|rooms?|rm|apt|apartment|buildings?|bldg|floors?|fl)\b\.?).*$"
    r"|[\s,]+(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|ground|lower|upper)\s+(?:floor|level)\b.*$",
    re.IGNORECASE,
)
STREET_WORDS = {
    "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "lane": "ln",
    "boulevard": "blvd", "blv": "blvd", "court": "ct", "place": "pl", "highway": "hwy",
    "parkway": "pkwy", "pky": "pkwy", "north": "n", "south": "s", "east": "e", "west": "w",
    "northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw", "circle": "cir",
    "square": "sq", "route": "rte", "terrace": "ter", "trail": "trl", "plaza": "plz",
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
    "saint": "st", "mount": "mt", "fort": "ft", "suite": "ste", "building": "bldg", "room": "rm",
    "floor": "fl", "apartment": "apt",
}  # fmt: skip


def without_unit(street: str) -> str:
    """The street line without the suite, floor or building that ends it."""
    return _UNIT.sub("", street)


def street_words(street: str) -> tuple[str, ...]:
    """The words of a street line, each in its shortest spelling."""
    return words_of(street, STREET_WORDS)


def words_of(text: str, short: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a text without accents, in lower case, and shortened where that is known."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    found = _WORD.findall(_JOINED.sub("", plain))
    return tuple(short.get(word, word) for word in found)
