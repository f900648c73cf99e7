"""Everyday words of English and Spanish, which are no slips for a town and seldom name one."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from lookup_app.geocoding.data.shipped import (
    CALLED_LIKE_TOWNS,
    EVERYDAY_WORDS,
    GIVEN_NAMES,
    NAMES_OF_PEOPLE,
    RIGHT_WORDS,
    WORDS_CALLED_LIKE_TOWNS,
)


def _lines(path: Path) -> list[str]:
    lines = path.read_text("ascii").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _words(path: Path) -> frozenset[str]:
    return frozenset(word for line in _lines(path) for word in line.split())


_EVERYDAY = _words(EVERYDAY_WORDS)
_RIGHT = _words(RIGHT_WORDS)
GIVEN = _words(GIVEN_NAMES)
_CALLED_LIKE_TOWNS = _words(WORDS_CALLED_LIKE_TOWNS)
NAMES_OF_TOWNS_AND_PEOPLE = _words(NAMES_OF_PEOPLE)
THINGS_CALLED_LIKE_TOWNS = tuple(_lines(CALLED_LIKE_TOWNS))


def all_everyday(words: Iterable[str]) -> bool:
    """Whether every word is an everyday one, so that together they hardly name a place."""
    return _EVERYDAY.issuperset(words)


def is_spelled_right(words: Sequence[str]) -> bool:
    """Whether this is one word that only looks like a slip for a town: "arson", "Danielle"."""
    return len(words) == 1 and (words[0] in _RIGHT or is_given_name(words[0]))


def is_given_name(word: str) -> bool:
    """Whether a word is a person's first name or title, and no large town's."""
    return word in GIVEN


def may_be_persons(word: str) -> bool:
    """Whether a word may be a person's name, though a town has it too: "Austin", "Madison"."""
    return word in NAMES_OF_TOWNS_AND_PEOPLE or is_given_name(word)


def is_a_word(words: Sequence[str]) -> bool:
    """Whether this is one word of the language that small towns are called by: "bison"."""
    return len(words) == 1 and words[0] in _CALLED_LIKE_TOWNS
