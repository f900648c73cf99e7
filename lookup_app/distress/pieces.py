"""The pieces that phrases of the rules are written with: words, sets, numbers and gaps."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product

from lookup_app.distress.spelling import plain_words

# Stands for words that are calm: no phrase knows it and no gap crosses it.
MASKED = "_"

NUMBER = "#"
_LONGEST_GAP = 3
_SET = re.compile(r"<([a-z_]+)>")

Words = Sequence[str]
_Run = tuple[str, ...]


class PhraseError(ValueError):
    """A phrase is not written in the language, or names a set that nobody wrote."""


@dataclass(frozen=True, slots=True)
class Either:
    """One of several runs of words, which may be missing where it is optional."""

    runs: frozenset[_Run]
    lengths: frozenset[int]
    lasts: frozenset[str]
    optional: bool

    def ends(self, words: Words, start: int) -> Iterator[int]:
        """Where it may end when it begins at ``start``."""
        if self.optional:
            yield start
        for length in self.lengths:
            end = start + length
            if end <= len(words) and tuple(words[start:end]) in self.runs:
                yield end
        if (NUMBER,) in self.runs and start < len(words) and words[start].isdigit():
            yield start + 1


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to three words, whatever they are."""

    def ends(self, words: Words, start: int) -> Iterator[int]:
        """Where it may end when it begins at ``start``."""
        yield start
        for end in range(start + 1, min(start + _LONGEST_GAP, len(words)) + 1):
            if words[end - 1] == MASKED:
                return
            yield end


class Sets:
    """The sets of one language, ``one|two words|three`` each, and the pieces written with them."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self._sets = {
            name: tuple(_run(entry) for entry in text.split("|")) for name, text in written.items()
        }
        # Most pieces stand in many phrases: each is read once.
        self._pieces: dict[str, Either | Gap] = {}

    def piece(self, written: str) -> Either | Gap:
        """One piece of a phrase; raises PhraseError where it cannot be read."""
        if written not in self._pieces:
            self._pieces[written] = self._read(written)
        return self._pieces[written]

    def _read(self, written: str) -> Either | Gap:
        bare = written.removesuffix("?")
        if bare == "*":
            return Gap()
        runs = frozenset(run for one in bare.strip("()").split("|") for run in self._runs(one))
        lasts = frozenset(run[-1] for run in runs)
        return Either(runs, frozenset(map(len, runs)), lasts, optional=bare != written)

    def _runs(self, alternative: str) -> Iterable[_Run]:
        """Every run of words that an alternative stands for: those of a set are many."""
        choices = [self._choices(word) for word in alternative.split()]
        match choices:
            case []:
                raise PhraseError("an alternative has no word")
            case [only]:
                return only
            case _:
                return (tuple(chain.from_iterable(chosen)) for chosen in product(*choices))

    def _choices(self, word: str) -> tuple[_Run, ...]:
        if named := _SET.fullmatch(word):
            if named[1] not in self._sets:
                raise PhraseError(f"there is no set <{named[1]}>")
            return self._sets[named[1]]
        return (_run(word),)


@cache  # of the rules' own words, which repeat; never of anything that is typed
def _run(text: str) -> _Run:
    words = (NUMBER,) if text.strip() == NUMBER else plain_words(text)
    if not words:
        raise PhraseError(f"{text!r} is no word")
    return words
