"""What is not taken at all, and said at once so that the writer can change it."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from lookup_app.replies.texts.masking import EMAIL
from lookup_app.toml_files import ContentError, read_toml, structure

# ``method``: how to hurt oneself, or egging somebody on. ``selling``: drugs, cures, rehab brokers.
Refusal = Literal["link", "method", "selling", "hate", "spam"]

_ADDRESS = re.compile(r"\bh(?:tt|xx)ps?:|\bwww\.|\[url", re.I)
# Endings that are no word with which a sentence goes on where its space was left out; before a
# stroke any will do. Also spelled, so that no program reads it.
_SITE = re.compile(
    r"\b[\w-]{1,63}\.(?:com|net|org|edu|gov|info|biz|ru|mx|uk|tk|io|ly|shop|online|site|xyz|top"
    r"|app|health|rehab|clinic)\b"
    r"|\b[\w-]{1,63}\.[a-z]{2,}/\w"
    r"|\w[ ([]{1,2}(?:dot|punto)[ )\]]{1,2}(?:com|net|org|info)\b",
    re.I,
)
_SHOUTED = 0.7
_ENOUGH_TO_SHOUT = 40
_SAME_WORD = 8


@dataclass(frozen=True, slots=True)
class RefusedWords:
    """``words``: phrases in small letters without accents; each refuses for its reason.

    A number of a telephone beside words of ``trade`` is a broker's.
    """

    method: tuple[str, ...]
    selling: tuple[str, ...]
    hate: tuple[str, ...]
    trade: tuple[str, ...]


class Refuser:
    """Knows the words that are refused, in all languages."""

    def __init__(self, words: RefusedWords) -> None:
        self._phrases: tuple[tuple[Refusal, re.Pattern[str]], ...] = (
            ("method", _any_of(words.method)),
            ("selling", _any_of(words.selling)),
            ("hate", _any_of(words.hate)),
        )
        self._trade = _any_of(words.trade)

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read the words; raises ContentError for a file that must not be served."""
        words = structure(read_toml(file), RefusedWords, file, "the file")
        if not all((words.method, words.selling, words.hate, words.trade)):
            raise ContentError(file, "the file", ["a list is empty"])
        return cls(words)

    def refusal(self, text: str) -> Refusal | None:
        """Why the text is not taken, or None."""
        if _leads_away(text):
            return "link"
        plain = _plain(text)
        for refusal, phrases in self._phrases:
            if phrases.search(plain):
                return refusal
        if self._trade.search(plain) and len(re.sub(r"\D", "", text)) >= 7:
            return "selling"
        return "spam" if _is_shouted(text) or _repeats(plain) else None


def _leads_away(text: str) -> bool:
    """Whether it names a site. An e-mail address does not: it is masked."""
    return bool(_ADDRESS.search(text) or _SITE.search(EMAIL.sub(" ", text)))


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= _ENOUGH_TO_SHOUT and capitals > len(letters) * _SHOUTED


def _repeats(plain: str) -> bool:
    """The same word many times in a row."""
    return re.search(rf"\b(\w+)(?:\W+\1\b){{{_SAME_WORD},}}", plain) is not None
