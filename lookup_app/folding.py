"""Folding what people type into the one spelling under which the gazetteer files a name."""

import re
import unicodedata
from collections.abc import Sequence

# Written out so that "St. Louis", "Saint Louis" and "st louis" meet. Only words that stand for one
# thing in place names; "st" as "street" never reaches a name lookup.
_LONG_FORMS = {
    "st": "saint",
    "sta": "santa",
    "ste": "sainte",
    "ft": "fort",
    "mt": "mount",
    "mtn": "mountain",
    "mtns": "mountains",
    "mts": "mountains",
    "pt": "point",
    "gt": "great",
    "gr": "grand",
    "hts": "heights",
    "hgts": "heights",
    "spfld": "springfield",
    "spgfld": "springfield",
    "spgs": "springs",
    "spngs": "springs",
    "spg": "spring",
    "isl": "island",
    "jct": "junction",
    "twp": "township",
    "bch": "beach",
    "vly": "valley",
    "lk": "lake",
    "lks": "lakes",
    "hbr": "harbor",
    "harbour": "harbor",
    "vlg": "village",
    "frk": "fork",
    "cyn": "canyon",
    "pk": "park",
    "rvr": "river",
    "univ": "university",
    "intl": "international",
    "natl": "national",
    "mem": "memorial",
    "hosp": "hospital",
    "ctr": "center",
    "centre": "center",
}
# These are directions where a name begins with them.
LEADING = {
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "no": "north",
    "so": "south",
    "ne": "northeast",
    "nw": "northwest",
    "se": "southeast",
    "sw": "southwest",
}

# Most names have none of them, and are joined as they are.
_SHORT_FORMS = frozenset(_LONG_FORMS)

_APOSTROPHES = re.compile("['\u2019\u2018\u02bb\u02bc\u02bf`\u00b4\u00b7.]")
_BREAKS = re.compile(r"[^a-z0-9]+")
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
# "N.Y.C", "L. A."; of "N.D. U.S.A." two.
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?|\b(?:[a-z]\.\s+)+[a-z]\.")
_DOT_WITHIN = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


def fold(text: str) -> str:
    """The text in plain lower-case ASCII letters where it has Latin ones; other letters stay."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(mark for mark in text if not unicodedata.combining(mark))


def words(text: str) -> list[str]:
    """The folded words of the text, abbreviations as written; "N.Y." is one word, "ny"."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return text.lower().split()
    text = fold(text).replace("&", " and ")
    text = _INITIALS.sub(lambda letters: re.sub(r"[.\s]", "", letters[0]) + " ", text)
    text = _DOT_WITHIN.sub(" ", text)
    return _BREAKS.sub(" ", _APOSTROPHES.sub("", text)).split()


def other_letters(text: str) -> list[str]:
    """The folded words that are in other letters than Latin ones: those of "в Нью-Йорке"."""
    found = () if text.isascii() else _LETTERS_ONLY.findall(fold(text))
    return [word for word in found if not re.search("[a-z]", word)]


def key(text: str) -> str:
    """The spelling under which a name is filed: folded words, abbreviations written out."""
    return key_of(words(text))


def key_of(parts: Sequence[str]) -> str:
    """The filed spelling of words already folded."""
    if not parts or (parts[0] not in LEADING and _SHORT_FORMS.isdisjoint(parts)):
        return " ".join(parts)
    out = [_LONG_FORMS.get(word, word) for word in parts]
    if len(out) > 1:
        out[0] = LEADING.get(out[0], out[0])
    return " ".join(out)


def glued(filed: str) -> str:
    """A filed spelling without its spaces, so that "Sugarland" meets "Sugar Land"."""
    return filed.replace(" ", "")


def slug(name: str) -> str:
    """The name as it stands in a place id: ASCII, lower case, apostrophes dropped, hyphens."""
    text = _APOSTROPHES.sub("", fold(name).replace("&", " and "))
    return _BREAKS.sub("-", text).strip("-")
