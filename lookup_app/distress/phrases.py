"""The small language in which the rules are written, and how its phrases are found.

A phrase is words with spaces between. ``a|b`` is either word, ``(a b|c)`` the same where one is
several words, ``<name>`` any entry of a set, ``#`` a number, ``*`` up to three words, and ``?``
behind any of them says that it may be missing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from lookup_app.distress.spelling import plain_words

# Stands for words that are calm: no phrase knows it and no gap crosses it.
MASKED = "_"

_LONGEST_GAP = 3
_NUMBER = "#"
_PIECE = re.compile(r"\([^)]*\)\??|\S+")
_SET = re.compile(r"<([a-z_]+)>")

Words = Sequence[str]
_Run = tuple[str, ...]
Sets = Mapping[str, tuple[_Run, ...]]


class PhraseError(ValueError):
    """A phrase is not written in the language, or names a set that nobody wrote."""


@dataclass(frozen=True, slots=True)
class _Either:
    """One of several runs of words, which may be missing where it is optional."""

    runs: frozenset[_Run]
    lengths: frozenset[int]
    optional: bool

    def ends(self, words: Words, start: int) -> Iterator[int]:
        if self.optional:
            yield start
        for length in self.lengths:
            end = start + length
            if end <= len(words) and tuple(words[start:end]) in self.runs:
                yield end
        if (_NUMBER,) in self.runs and start < len(words) and words[start].isdigit():
            yield start + 1


@dataclass(frozen=True, slots=True)
class _Gap:
    """Up to three words, whatever they are."""

    def ends(self, words: Words, start: int) -> Iterator[int]:
        yield start
        for end in range(start + 1, min(start + _LONGEST_GAP, len(words)) + 1):
            if words[end - 1] == MASKED:
                return
            yield end


_Phrase = tuple[_Either | _Gap, ...]


class Phrases:
    """Some phrases, by the words that they may begin with."""

    def __init__(self, written: Iterable[str], sets: Sets) -> None:
        self._by_first: dict[str, list[_Phrase]] = defaultdict(list)
        for text in written:
            try:
                phrase = tuple(_piece(one, sets) for one in _PIECE.findall(text))
                first_words = _first_words(phrase)
            except PhraseError as error:
                raise PhraseError(f"{text!r}: {error}") from None
            for first in first_words:
                self._by_first[first].append(phrase)

    def found_in(self, words: Words) -> Iterator[tuple[int, int]]:
        """First and one behind the last word of each, from left to right, the longest there."""
        start = 0
        while start < len(words):
            end = max(self._ends(words, start), default=start)
            if end > start:
                yield start, end
            start = max(end, start + 1)

    def are_all_of(self, words: Words, around: frozenset[str]) -> bool:
        """Whether the words are one of the phrases, with nothing but words ``around`` it."""
        for start, word in enumerate(words):
            if any(around.issuperset(words[end:]) for end in self._ends(words, start)):
                return True
            if word not in around:
                return False
        return False

    def _ends(self, words: Words, start: int) -> set[int]:
        first = words[start]
        numbers = self._by_first.get(_NUMBER, ()) if first.isdigit() else ()
        return {
            end
            for phrase in (*self._by_first.get(first, ()), *numbers)
            for end in _ends(phrase, words, start)
            if end > start
        }


def sets_of(written: Mapping[str, str]) -> dict[str, tuple[_Run, ...]]:
    """Sets as they are written, each entry as the words it is."""
    return {name: tuple(_run(entry) for entry in text.split("|")) for name, text in written.items()}


def words_of(written: Iterable[str]) -> Iterator[str]:
    """Every word that stands in the phrases themselves."""
    for phrase in written:
        yield from plain_words(re.sub(r"[|?*#()]", " ", _SET.sub(" ", phrase)))


def _ends(phrase: _Phrase, words: Words, start: int) -> set[int]:
    ends = {start}
    for piece in phrase:
        ends = {end for begun in ends for end in piece.ends(words, begun)}
    return ends


def _first_words(phrase: _Phrase) -> set[str]:
    first: set[str] = set()
    for piece in phrase:
        if isinstance(piece, _Gap):
            raise PhraseError("a gap stands before every word that must be there")
        first.update(run[0] for run in piece.runs)
        if not piece.optional:
            return first
    raise PhraseError("no word of it must be there")


def _piece(written: str, sets: Sets) -> _Either | _Gap:
    bare = written.removesuffix("?")
    if bare == "*":
        return _Gap()
    runs = frozenset(run for one in bare.strip("()").split("|") for run in _runs(one, sets))
    return _Either(runs, frozenset(map(len, runs)), optional=bare != written)


def _runs(alternative: str, sets: Sets) -> Iterator[_Run]:
    """Every run of words that an alternative stands for: those of a set are many."""
    choices = [_choices(word, sets) for word in alternative.split()]
    if not choices:
        raise PhraseError("an alternative has no word")
    for chosen in product(*choices):
        yield tuple(word for run in chosen for word in run)


def _choices(word: str, sets: Sets) -> tuple[_Run, ...]:
    if named := _SET.fullmatch(word):
        if named[1] not in sets:
            raise PhraseError(f"there is no set <{named[1]}>")
        return sets[named[1]]
    return (_run(word),)


@cache  # of the rules' own words, which repeat; never of anything that is typed
def _run(text: str) -> _Run:
    words = (_NUMBER,) if text.strip() == _NUMBER else plain_words(text)
    if not words:
        raise PhraseError(f"{text!r} is no word")
    return words
