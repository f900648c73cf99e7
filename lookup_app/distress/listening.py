"""Whether a query speaks of distress: every language's rules on every language's pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Self

from lookup_app.distress.concerns import PRECEDENCE, Concern, Heard
from lookup_app.distress.phrases import Phrases, words_of
from lookup_app.distress.pieces import MASKED, PhraseError, Sets
from lookup_app.distress.rules import Rules, load_rules
from lookup_app.distress.spelling import Speller, Token, plain_words
from lookup_app.toml_files import ContentError

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """A concern that one rule found, and the piece of the query that says so."""

    concern: Concern
    span: _Span


class Listener:
    """Hears distress in what people type. Holds the rules of all languages."""

    def __init__(self, languages: Iterable[Rules]) -> None:
        languages = tuple(languages)
        own = [known_words(rules) for rules in languages]
        known = frozenset().union(*own)
        self._ears = tuple(_Ear(*each, known) for each in zip(languages, own, strict=True))

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Reads a folder of rules; raises ContentError where a file must not be served."""
        try:
            return cls(load_rules(folder))
        except PhraseError as error:
            raise ContentError(folder, "the phrases", [str(error)]) from error

    def hear(self, query: str) -> Heard | None:
        """The gravest concern in the query, and the rest of its words; None for any other text."""
        heard = [(ear, tokens) for ear in self._ears if (tokens := ear.tokens(query))]
        calm = tuple(chain.from_iterable(ear.calm_in(tokens) for ear, tokens in heard))
        cried = "!" in query
        found = [one for ear, tokens in heard for one in ear.found_in(tokens, calm, cried)]
        if not found:
            return None
        concern = min((one.concern for one in found), key=PRECEDENCE.index)
        return Heard(concern, _without(query, (one.span for one in found)))


class _Ear:
    """One language's rules, ready to be met."""

    def __init__(self, rules: Rules, own: frozenset[str], known: frozenset[str]) -> None:
        sets = Sets(rules.sets)
        self._around = frozenset(plain_words(rules.around))
        self._beside = self._around.union(plain_words(rules.before_place))
        self._known = own
        self._speller = Speller(
            rules.spellings,
            mended=plain_words(rules.mended),
            unstretched=frozenset(rules.unstretched.split()),
            own=own,
            known=known,
        )
        self._calm = Phrases(rules.calm, sets)
        self._rules = tuple((rule, Phrases(rule.phrases, sets)) for rule in rules.rule)

    def tokens(self, query: str) -> list[Token]:
        """The words of the query; none where no rule knows any of them, as in most places."""
        tokens = self._speller.tokens(query)
        return tokens if any(token.word in self._known for token in tokens) else []

    def calm_in(self, tokens: list[Token]) -> Iterator[_Span]:
        """The pieces of the query that hold words of distress and are none."""
        words = [token.word for token in tokens]
        for start, end in self._calm.found_in(words):
            yield tokens[start].start, tokens[end - 1].end

    def found_in(
        self, tokens: list[Token], calm: tuple[_Span, ...], cried: bool
    ) -> Iterator[_Found]:
        """What each rule finds outside of what is calm."""
        words = [MASKED if _is_inside(token, calm) else token.word for token in tokens]
        for rule, phrases in self._rules:
            if not (rule.whole or rule.cried):
                for start, end in phrases.found_in(words):
                    yield _Found(rule.concern, self._span(tokens, start, end))
            elif (cried or not rule.cried) and phrases.are_all_of(words, self._around):
                yield _Found(rule.concern, (tokens[0].start, tokens[-1].end))

    def _span(self, tokens: list[Token], start: int, end: int) -> _Span:
        """A piece of the query, with the words around it that name no place."""
        while start and tokens[start - 1].word in self._around:
            start -= 1
        while end < len(tokens) and tokens[end].word in self._beside:
            end += 1
        return tokens[start].start, tokens[end - 1].end


def known_words(rules: Rules) -> frozenset[str]:
    """Every word that one language's rules know."""
    phrases = (*rules.calm, *chain.from_iterable(rule.phrases for rule in rules.rule))
    spelled = chain.from_iterable(rules.spellings.items())
    texts = (rules.around, rules.mended, *rules.sets.values(), *spelled)
    return frozenset(words_of(phrases)).union(plain_words(" | ".join(texts)))


def _is_inside(token: Token, spans: tuple[_Span, ...]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)


def _without(query: str, spans: Iterable[_Span]) -> str:
    """The query with pieces of it taken out."""
    kept = list(query)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return " ".join("".join(kept).split())
