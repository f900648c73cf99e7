"""Ids of facilities: short, and made from what a row says of itself.

Cards, links and reports carry them, so the recipe never changes.
"""

import hashlib
import re
from base64 import b32encode

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_STREET_WORDS = {
    "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "boulevard": "blvd",
    "lane": "ln", "court": "ct", "place": "pl", "highway": "hwy", "parkway": "pkwy", "suite": "ste",
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw",
    "southeast": "se", "southwest": "sw", "circle": "cir", "square": "sq", "building": "bldg",
    "floor": "fl", "route": "rte", "first": "1st", "second": "2nd", "third": "3rd",
}  # fmt: skip
_ID = re.compile(r"[a-z2-7]{10}")


def facility_id(name: str, street: str, city: str, zip_code: str) -> str:
    """A short id that stays the same while name, street, city and ZIP do, however they are spelled.

    Ten characters of base 32: that two of 30,000 facilities share one has a chance of 1 in 2.5
    million.
    """
    key = "|".join((_words(name), _words(street), _words(city), zip_code))
    # Five bytes are eight characters: no more of the digest than the ten need.
    digest = hashlib.sha256(key.encode()).digest()[:10]
    return b32encode(digest)[:10].decode().lower()


def is_facility_id(text: str) -> bool:
    """Whether the text could be an id of ours; a number of somebody else's is none."""
    return bool(_ID.fullmatch(text))


def _words(text: str) -> str:
    words = _NOT_WORD.sub(" ", text.casefold().replace("'", "")).split()
    return " ".join(_STREET_WORDS.get(word, word) for word in words)
