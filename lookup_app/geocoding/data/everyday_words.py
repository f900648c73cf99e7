"""Everyday words of English and Spanish, which are no slips for a town and seldom name one."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from lookup_app.geocoding.data.shipped import EVERYDAY_WORDS, RIGHT_WORDS


def _words(path: Path) -> frozenset[str]:
    lines = path.read_text("ascii").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


_EVERYDAY = _words(EVERYDAY_WORDS)
_RIGHT = _words(RIGHT_WORDS)


def all_everyday(words: Iterable[str]) -> bool:
    """Whether every word is an everyday one, so that together they hardly name a place."""
    return all(word in _EVERYDAY for word in words)


def is_spelled_right(words: Sequence[str]) -> bool:
    """Whether this is one word that only looks like a slip for a town: "arson", "career"."""
    return len(words) == 1 and words[0] in _RIGHT
