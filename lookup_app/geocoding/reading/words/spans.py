"""Words that may be a name, with those that stand before and behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Some words that stand together, and the rest of the words around them."""

    before: Sequence[str]
    name: Sequence[str]
    behind: Sequence[str]


def spans_of(words: Sequence[str], starts: Sequence[int], longest: int) -> Iterator[Span]:
    """Every name of so many words at most that begins at one of these, the longest first."""
    for length in range(min(longest, len(words)), 0, -1):
        for start in starts:
            end = start + length
            if end <= len(words):
                yield Span(words[:start], words[start:end], words[end:])
