"""Words that may be a name, with those that stand before and behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Some words that stand together, and the rest of the words around them."""

    before: Sequence[str]
    name: Sequence[str]
    behind: Sequence[str]


def spans_of(words: Sequence[str], longest: int) -> Iterator[Span]:
    """Every name of so many words at most, the longest first and of these the first."""
    for length in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            end = start + length
            yield Span(words[:start], words[start:end], words[end:])
