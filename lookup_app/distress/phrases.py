"""The small language in which the rules are written, and how its phrases are found.

A phrase is words with spaces between. ``a|b`` is either word, ``(a b|c)`` the same where one is
several words, ``<name>`` any entry of a set, ``#`` a number, ``*`` up to three words, and ``?``
behind any of them says that it may be missing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lookup_app.distress.pieces import NUMBER, Either, Gap, PhraseError, Sets, Words
from lookup_app.distress.spelling import plain_words

_PIECE = re.compile(r"\([^)]*\)\??|\S+")
_WRITTEN_SET = re.compile(r"<[a-z_]+>")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The pieces of one phrase; one of the words ``needed`` is in whatever holds it."""

    pieces: tuple[Either | Gap, ...]
    needed: frozenset[str]

    def ends(self, words: Words, start: int) -> set[int]:
        ends = {start}
        for piece in self.pieces:
            ends = {end for begun in ends for end in piece.ends(words, begun)}
            if not ends:
                break
        return ends


class Phrases:
    """Some phrases, by the words that they may begin with."""

    def __init__(self, written: Iterable[str], sets: Sets) -> None:
        self._by_first: dict[str, list[_Phrase]] = defaultdict(list)
        for text in written:
            try:
                pieces = tuple(sets.piece(one) for one in _PIECE.findall(text))
                firsts = _first_words(pieces)
            except PhraseError as error:
                raise PhraseError(f"{text!r}: {error}") from None
            phrase = _Phrase(pieces, _last_words(pieces))
            for first in firsts:
                self._by_first[first].append(phrase)

    def found_in(self, words: Words) -> Iterator[tuple[int, int]]:
        """First and one behind the last word of each, from left to right, the longest there."""
        start = 0
        present = _present(words)
        while start < len(words):
            end = max(self._ends(words, start, present), default=start)
            if end > start:
                yield start, end
            start = max(end, start + 1)

    def are_all_of(self, words: Words, around: frozenset[str]) -> bool:
        """Whether the words are one of the phrases, with nothing but words ``around`` it."""
        present = _present(words)
        for start, word in enumerate(words):
            if any(around.issuperset(words[end:]) for end in self._ends(words, start, present)):
                return True
            if word not in around:
                return False
        return False

    def _ends(self, words: Words, start: int, present: frozenset[str]) -> set[int]:
        first = words[start]
        if first not in self._by_first and not first.isdigit():
            return set()
        numbers = self._by_first.get(NUMBER, ()) if first.isdigit() else ()
        return {
            end
            for phrase in (*self._by_first.get(first, ()), *numbers)
            if not phrase.needed.isdisjoint(present)
            for end in phrase.ends(words, start)
            if end > start
        }


def words_of(written: Iterable[str]) -> frozenset[str]:
    """Every word that stands in the phrases themselves."""
    return word_set(re.sub(r"[?*#()]", " ", _WRITTEN_SET.sub(" ", " ".join(written))))


def word_set(written: str) -> frozenset[str]:
    """Every word of a text of ours, alternatives apart; each is read but once."""
    return frozenset(plain_words(" ".join(set(written.replace("|", " ").split()))))


def _present(words: Words) -> frozenset[str]:
    """The words, and the sign for a number where one of them is a number."""
    return frozenset(words).union(NUMBER for word in words if word.isdigit())


def _last_words(pieces: Iterable[Either | Gap]) -> frozenset[str]:
    """The last words of the last piece that must be there."""
    *_, last = (one.lasts for one in pieces if isinstance(one, Either) and not one.optional)
    return last


def _first_words(pieces: Iterable[Either | Gap]) -> set[str]:
    first: set[str] = set()
    for piece in pieces:
        if isinstance(piece, Gap):
            raise PhraseError("a gap stands before every word that must be there")
        first.update(run[0] for run in piece.runs)
        if not piece.optional:
            return first
    raise PhraseError("no word of it must be there")
