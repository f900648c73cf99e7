"""Whether a query speaks of distress: every language's rules on every language's pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Self

from lookup_app.distress.concerns import PRECEDENCE, Concern, Heard
from lookup_app.distress.phrases import Phrases, word_set, words_of
from lookup_app.distress.pieces import MASKED, PhraseError, Sets
from lookup_app.distress.rules import Rule, Rules, load_rules
from lookup_app.distress.spelling import Speller, Token, plain_words
from lookup_app.toml_files import ContentError

_Span = tuple[int, int]
# Whether words are the name of a place and nothing else.
NamesPlace = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Found:
    """A concern that one rule found, and the piece of the query that says so."""

    concern: Concern
    span: _Span
    beside_place: bool = False


def no_place(_words: str) -> bool:
    """Where no places are known."""
    return False


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

    def hear(self, query: str, names_place: NamesPlace = no_place) -> Heard | None:
        """The gravest concern in the query, and the rest of its words; None for any other text.

        ``names_place`` is asked only about what stands beside words that are no distress in
        longer texts.
        """
        heard = [(ear, tokens) for ear in self._ears if (tokens := ear.tokens(query))]
        calm = tuple(chain.from_iterable(ear.calm_in(tokens) for ear, tokens in heard))
        cried = "!" in query
        if found := [one for ear, tokens in heard for one in ear.found_in(tokens, calm, cried)]:
            return _heard(found, query)
        parts = [one for ear, tokens in heard for one in ear.parts_in(tokens, calm)]
        return _heard_beside(parts, query, names_place)


class _Ear:
    """One language's rules, ready to be met."""

    def __init__(self, rules: Rules, own: frozenset[str], known: frozenset[str]) -> None:
        sets = Sets(rules.sets)
        self._around = frozenset(plain_words(rules.around))
        self._articles = frozenset(rules.articles.split())
        self._before_place = frozenset(plain_words(rules.before_place))
        self._known = own
        self._speller = Speller(
            rules.spellings,
            mended=plain_words(rules.mended),
            unstretched=frozenset(rules.unstretched.split()),
            own=own,
            known=known,
        )
        self._calm = Phrases(rules.calm, sets)
        read = [(rule, Phrases(rule.phrases, sets)) for rule in rules.rule]
        self._anywhere = tuple((rule, phrases) for rule, phrases in read if not rule.is_whole)
        self._whole = tuple((rule, phrases) for rule, phrases in read if rule.is_whole)
        # Most queries hold none of these: one look spares a look for each rule.
        self._all_whole = Phrases(_phrases(rule for rule, _ in self._whole), sets)
        self._beside_place = Phrases(_phrases(r for r in rules.rule if r.beside_place), sets)

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
        words = _masked(tokens, calm)
        for rule, phrases in self._anywhere:
            for start, end in phrases.found_in(words):
                yield _Found(rule.concern, self._span(tokens, start, end))
        if not self._all_whole.are_all_of(words, self._around):
            return
        for rule, phrases in self._whole:
            if (cried or not rule.cried) and phrases.are_all_of(words, self._around):
                yield _Found(rule.concern, (tokens[0].start, tokens[-1].end))

    def parts_in(self, tokens: list[Token], calm: tuple[_Span, ...]) -> Iterator[_Found]:
        """What rules find that speak of distress only alone or beside a place."""
        words = _masked(tokens, calm)
        if not any(self._beside_place.found_in(words)):
            return
        for rule, phrases in self._whole:
            if not rule.cried:
                for start, end in phrases.found_in(words):
                    yield _Found(rule.concern, self._span(tokens, start, end), rule.beside_place)

    def _span(self, tokens: list[Token], start: int, end: int) -> _Span:
        """A piece of the query, with the words around it that name no place."""
        while start and _is_all_of(tokens, start - 1, self._around):
            start -= 1
        return tokens[start].start, tokens[self._end(tokens, end) - 1].end

    def _end(self, tokens: list[Token], least: int) -> int:
        """One behind the last word that names no place: an article before a name is left there."""
        end = least
        while end < len(tokens) and _is_all_of(tokens, end, self._around):
            end += 1
        while least < end < len(tokens) and tokens[end - 1].word in self._articles:
            end -= 1
        while end < len(tokens) and _is_all_of(tokens, end, self._before_place - self._articles):
            end += 1
        return end


def known_words(rules: Rules) -> frozenset[str]:
    """Every word that one language's rules know."""
    phrases = (*rules.calm, *_phrases(rules.rule))
    spelled = chain.from_iterable(rules.spellings.items())
    texts = (rules.around, rules.mended, *rules.sets.values(), *spelled)
    return words_of(phrases) | word_set(" ".join(texts))


def _phrases(rules: Iterable[Rule]) -> Iterator[str]:
    return chain.from_iterable(rule.phrases for rule in rules)


def _heard(found: list[_Found], query: str) -> Heard:
    concern = min((one.concern for one in found), key=PRECEDENCE.index)
    return Heard(concern, _without(query, (one.span for one in found)))


def _heard_beside(parts: list[_Found], query: str, names_place: NamesPlace) -> Heard | None:
    """What is heard where all the rest of the query is the name of a place."""
    beside = [one for one in parts if one.beside_place]
    if not beside:
        return None
    for taken_out in (beside, parts):
        heard = _heard(taken_out, query)
        if heard.rest and names_place(heard.rest):
            return heard
    return None


def _is_all_of(tokens: list[Token], place: int, words: frozenset[str]) -> bool:
    """Whether a token is one of the words, with all that was cut from the same word: "Ashton" is
    no "a" with something behind."""
    return all(token.word in words for token in tokens if token.start == tokens[place].start)


def _masked(tokens: list[Token], calm: tuple[_Span, ...]) -> list[str]:
    return [MASKED if _is_inside(token, calm) else token.word for token in tokens]


def _is_inside(token: Token, spans: tuple[_Span, ...]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)


def _without(query: str, spans: Iterable[_Span]) -> str:
    """The query with pieces of it taken out."""
    kept = list(query)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return " ".join("".join(kept).split())
