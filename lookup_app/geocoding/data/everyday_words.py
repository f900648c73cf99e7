"""Everyday words of English and Spanish, which are no slips for a town and seldom name one."""

from collections.abc import Iterable

from lookup_app.geocoding.data.shipped import EVERYDAY_WORDS

_LINES = EVERYDAY_WORDS.read_text("ascii").splitlines()
_EVERYDAY = frozenset(word for line in _LINES if not line.startswith("#") for word in line.split())


def all_everyday(words: Iterable[str]) -> bool:
    """Whether every word is an everyday one, so that together they hardly name a place."""
    return all(word in _EVERYDAY for word in words)
