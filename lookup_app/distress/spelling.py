"""Typed words in the one spelling that the rules know: slang, slips and missing spaces mended."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from lookup_app.folding import fold

# Letters with what people put inside a word: "don't", "k*ll".
_WORD = re.compile(r"[^\W_]+(?:['’‘`´*][^\W_]+)*")
_INSIDE = re.compile(r"['’‘`´*]")
_REPEATED = re.compile(r"([a-z])\1+")
_DIGIT_FOR_LETTER = re.compile(r"(?<=[a-z])[01345](?=[a-z])")
_LETTER_MEANT = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s"}
# Shorter words have too many neighbors to be mended, or to be two words without their space.
_LEAST_LETTERS = 6
_MOST_LETTERS = 40
_LONG_WORD = 8
_MOST_SPELLING_WORDS = 4


@dataclass(frozen=True, slots=True)
class Token:
    """One word as the rules know it, and where what it was read from stands in the query."""

    word: str
    start: int
    end: int


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in small plain letters, repeated ones once: "Dieee" is "die"."""
    return tuple(_squeezed(letters) for word in _WORD.findall(text) if (letters := _letters(word)))


def _tokens(text: str) -> list[Token]:
    """The words of a text in small letters, digits for letters mended ("k1ll")."""
    found = (Token(_letters(one[0]), one.start(), one.end()) for one in _WORD.finditer(text))
    return [token for token in found if token.word]


def _letters(word: str) -> str:
    if word.isascii() and word.isalpha():
        return word.lower()
    letters = _INSIDE.sub("", fold(word))
    return _DIGIT_FOR_LETTER.sub(lambda digit: _LETTER_MEANT[digit[0]], letters)


def _squeezed(letters: str) -> str:
    return _REPEATED.sub(r"\1", letters)


class Speller:
    """Mends the words of a query by one language's tables."""

    def __init__(
        self,
        spellings: Mapping[str, str],
        *,
        mended: Iterable[str],
        unstretched: frozenset[str],
        own: frozenset[str],
        known: frozenset[str],
    ) -> None:
        """``spellings`` are words for words, ``mended`` the words whose near misses are slips,
        ``unstretched`` those whose doubled letter is meant, ``own`` every word of the language's
        rules, ``known`` those of all languages: they are no slips for one another."""
        self._spellings = {plain_words(a): plain_words(b) for a, b in spellings.items()}
        self._mended = tuple(mended)
        self._unstretched = unstretched
        self._known = known
        self._pieces = frozenset(word for word in own if len(word) > 1 or word in "aiy")

    def tokens(self, query: str) -> list[Token]:
        """The words of the query as the rules know them."""
        apart = [part for token in _tokens(query) for part in self._apart(token)]
        return self._spelled(apart)

    def _apart(self, token: Token) -> list[Token]:
        """A token without its slip, or the words it is made of: "iwanttodie"."""
        word = token.word if self._is_meant(token) else _squeezed(token.word)
        if word not in self._known and _LEAST_LETTERS <= len(token.word) <= _MOST_LETTERS:
            meant = self._meant_by(word)
            words = [meant] if meant else self._cut(token.word) or [word]
        else:
            words = [word]
        return [replace(token, word=word) for word in words]

    def _is_meant(self, token: Token) -> bool:
        """Whether its doubled letter is meant: in "odd", but not in "od'd"."""
        return token.word in self._unstretched and token.end - token.start == len(token.word)

    def _meant_by(self, slip: str) -> str | None:
        """The word that is a letter away from it, left out, put in, changed or moved; a long
        word may be two away."""
        for word in self._mended:
            most = 2 if len(word) >= _LONG_WORD else 1
            if word[0] == slip[0] and OSA.distance(word, slip, score_cutoff=most) <= most:
                return word
        return None

    def _cut(self, letters: str) -> list[str]:
        """The fewest known words that make up the letters, or nothing."""
        doubled = _REPEATED.search(letters)
        best: dict[int, list[str]] = {0: []}
        for end in range(1, len(letters) + 1):
            for start in [one for one in best if one < end]:
                word = _squeezed(letters[start:end]) if doubled else letters[start:end]
                if word in self._pieces and len(best[start]) + 1 < len(best.get(end, letters)):
                    best[end] = [*best[start], word]
        return best.get(len(letters), [])

    def _spelled(self, tokens: list[Token]) -> list[Token]:
        spelled: list[Token] = []
        start = 0
        while start < len(tokens):
            length, words = self._spelling_at(tokens, start)
            span = tokens[start : start + length]
            spelled += [Token(word, span[0].start, span[-1].end) for word in words]
            start += length
        return spelled

    def _spelling_at(self, tokens: list[Token], start: int) -> tuple[int, tuple[str, ...]]:
        """How many tokens the longest spelling takes there, and the words it stands for."""
        for length in range(_MOST_SPELLING_WORDS, 0, -1):
            written = tuple(token.word for token in tokens[start : start + length])
            if len(written) == length and written in self._spellings:
                return length, self._spellings[written]
        return 1, (tokens[start].word,)
