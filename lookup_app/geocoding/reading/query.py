"""What a person typed, cleaned and cut into words, as every reader of it sees it."""

import re
import unicodedata
from dataclasses import dataclass

from lookup_app.folding import words

LONGEST_QUERY = 200

# Commas, slashes and brackets part one piece of a place from the next; so does a dash with spaces.
_PART = re.compile(r"[,;\n\r/|()\[\]\u2022\u00b7]+|\s[-\u2013\u2014]+\s")
_ASCII_SYMBOLS = str.maketrans(dict.fromkeys("$<>|~", " "))
# Folding makes letters and accents of these; a minus sign is no symbol to drop.
_DEGREES = str.maketrans("\u00ba\u02da\u2212", "\u00b0\u00b0-")
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Query:
    """``text`` is cleaned, ``parts`` are its folded words piece by piece."""

    text: str
    parts: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All words in order."""
        return tuple(word for part in self.parts for word in part)

    @classmethod
    def of(cls, text: str) -> "Query":
        """Clean and cut any text; text beyond the longest query is dropped."""
        cleaned = clean(text[:LONGEST_QUERY])
        parts = (tuple(words(part)) for part in _PART.split(cleaned))
        return cls(cleaned, tuple(part for part in parts if part))


def clean(text: str) -> str:
    """Full-width letters made plain; emoji, symbols and control characters made spaces."""
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text.translate(_ASCII_SYMBOLS)).strip()
    text = unicodedata.normalize("NFKC", text.translate(_DEGREES))
    kept = "".join(character if _is_kept(character) else " " for character in text)
    return _SPACES.sub(" ", kept).strip()


def _is_kept(character: str) -> bool:
    if character == "\n" or character in "°º+=":
        return True
    return unicodedata.category(character)[0] in "LMNPZ" or character in "^`\u00b4\u02da"
