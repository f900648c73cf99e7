"""Whether a query speaks of distress: every language's rules on every language's pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from pathlib import Path
from re import Pattern
from typing import Self

from lookup_app.distress import phrases
from lookup_app.distress.concerns import PRECEDENCE, Concern, Heard
from lookup_app.distress.rules import Rules, load_rules
from lookup_app.distress.spelling import Speller, Token, plain_words

# A word that no phrase knows and no gap crosses.
_MASKED = "_"


_Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A concern that one rule found, and the pieces of the query that say so."""

    concern: Concern
    spans: _Spans


class Listener:
    """Hears distress in what people type. Holds the rules of all languages."""

    def __init__(self, languages: Iterable[Rules]) -> None:
        languages = tuple(languages)
        known = frozenset(chain.from_iterable(known_words(rules) for rules in languages))
        self._ears = tuple(_Ear(rules, known) for rules in languages)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Reads a folder of rules; raises ContentError where a file must not be served."""
        return cls(load_rules(folder))

    def hear(self, query: str) -> Heard | None:
        """The gravest concern in the query, and the rest of its words; None for any other text."""
        heard = [(ear, tokens) for ear in self._ears if (tokens := ear.tokens(query))]
        calm = tuple(chain.from_iterable(ear.calm_in(tokens) for ear, tokens in heard))
        found = list(chain.from_iterable(ear.found_in(tokens, calm) for ear, tokens in heard))
        if not found:
            return None
        concern = min((one.concern for one in found), key=PRECEDENCE.index)
        return Heard(concern, _without(query, chain.from_iterable(one.spans for one in found)))


class _Ear:
    """One language's rules, compiled."""

    def __init__(self, rules: Rules, known: frozenset[str]) -> None:
        self._around = frozenset(plain_words(rules.around))
        self._known = frozenset(known_words(rules))
        self._speller = Speller(rules.spellings, plain_words(rules.mended), self._known, known)
        self._calm = phrases.anywhere(rules.calm, rules.sets)
        self._patterns: list[tuple[Concern, Pattern[str]]] = [
            (
                rule.concern,
                phrases.whole(rule.phrases, self._around, rules.sets)
                if rule.whole
                else phrases.anywhere(rule.phrases, rules.sets),
            )
            for rule in rules.rule
        ]

    def tokens(self, query: str) -> list[Token]:
        """The words of the query; none where no rule knows any of them, as in most places."""
        tokens = self._speller.tokens(query)
        return tokens if any(token.word in self._known for token in tokens) else []

    def calm_in(self, tokens: list[Token]) -> _Spans:
        """The pieces of the query that hold words of distress and are none."""
        return _matches(self._calm, tokens, frozenset())

    def found_in(self, tokens: list[Token], calm: _Spans) -> Iterator[_Found]:
        """What each rule finds outside of what is calm."""
        tokens = [_masked(token, calm) for token in tokens]
        for concern, pattern in self._patterns:
            if spans := _matches(pattern, tokens, self._around):
                yield _Found(concern, spans)


def known_words(rules: Rules) -> Iterator[str]:
    """Every word that one language's rules know."""
    yield from phrases.words_of(rules.calm, rules.sets)
    for rule in rules.rule:
        yield from phrases.words_of(rule.phrases, {})
    spelled = chain.from_iterable(rules.spellings.items())
    for text in (rules.around, rules.mended, *spelled):
        yield from plain_words(text)


def _masked(token: Token, calm: _Spans) -> Token:
    inside = any(start <= token.start and token.end <= end for start, end in calm)
    return replace(token, word=_MASKED) if inside else token


def _matches(pattern: Pattern[str], tokens: list[Token], around: frozenset[str]) -> _Spans:
    """The piece of the query behind each match, with the words around it that name no place."""
    starts = list(accumulate((len(token.word) + 1 for token in tokens), initial=0))
    text = "".join(f"{token.word} " for token in tokens)
    spans = []
    for match in pattern.finditer(text):
        first, last = starts.index(match.start()), starts.index(match.end()) - 1
        while first and tokens[first - 1].word in around:
            first -= 1
        while last + 1 < len(tokens) and tokens[last + 1].word in around:
            last += 1
        spans.append((tokens[first].start, tokens[last].end))
    return tuple(spans)


def _without(query: str, spans: Iterable[tuple[int, int]]) -> str:
    """The query with pieces of it taken out."""
    kept = list(query)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return " ".join("".join(kept).split())
