"""One language's rules of distress, ready to be met by what was typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from lookup_app.distress.concerns import Concern
from lookup_app.distress.phrases import Phrases, word_set, words_of
from lookup_app.distress.pieces import MASKED, Sets
from lookup_app.distress.rules import Rule, Rules
from lookup_app.distress.spelling import Speller, Token, plain_words
from lookup_app.states import BY_CODE

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sign:
    """A concern that one rule found, and the piece of the query that says so."""

    concern: Concern
    span: Span
    language: str
    beside_place: bool = False


class Ear:
    """One language's rules, ready to be met."""

    def __init__(self, rules: Rules, exclamations: Iterable[str], known: frozenset[str]) -> None:
        """``exclamations`` and ``known`` words are those of all languages: people mix them."""
        exclamations = tuple(exclamations)
        own = known_words(rules)
        self._language = rules.language
        sets = Sets(rules.sets)
        self._around = frozenset(plain_words(rules.around))
        self._articles = frozenset(rules.articles.split())
        self._before_place = frozenset(plain_words(rules.before_place))
        self.beside_names = self._around | self._before_place
        self._known = own | words_of(exclamations)
        self._speller = Speller(
            rules.spellings,
            mended=plain_words(rules.mended),
            unstretched=frozenset(rules.unstretched.split()),
            own=own,
            known=known,
        )
        self._exclamations = Phrases(exclamations, sets)
        self._calm = Phrases(rules.calm, sets)
        read = [(rule, Phrases(rule.phrases, sets)) for rule in rules.rule]
        self._anywhere = tuple((rule, phrases) for rule, phrases in read if not rule.is_whole)
        self._whole = tuple((rule, phrases) for rule, phrases in read if rule.is_whole)
        # Most queries hold none of these: one look spares a look for each rule.
        self._all_whole = Phrases(_phrases(rule for rule, _ in self._whole), sets)
        self._beside_place = Phrases(_phrases(r for r in rules.rule if r.beside_place), sets)

    def readings(self, query: str) -> Iterator[list[Token]]:
        """The words of the query as they stand and without exclamations: "omg im dying". None
        where no rule knows any of them, as in most places."""
        tokens = self._speller.tokens(query)
        if not any(token.word in self._known for token in tokens):
            return
        yield tokens
        words = [token.word for token in tokens]
        if exclaimed := [slice(*one) for one in self._exclamations.found_in(words)]:
            said = list(tokens)
            for piece in reversed(exclaimed):
                del said[piece]
            yield said

    def exclaimed_in(self, query: str) -> Iterator[Span]:
        """The pieces of the query that are cried out and say nothing."""
        return _spans(self._exclamations, self._speller.tokens(query))

    def calm_in(self, tokens: list[Token]) -> Iterator[Span]:
        """The pieces of the query that hold words of distress and are none."""
        return _spans(self._calm, tokens)

    def found_in(self, tokens: list[Token], calm: tuple[Span, ...], cried: bool) -> Iterator[Sign]:
        """What each rule finds outside of what is calm."""
        words = _masked(tokens, calm)
        for rule, phrases in self._anywhere:
            for start, end in phrases.found_in(words):
                yield Sign(rule.concern, self._span(tokens, start, end), self._language)
        if not self._all_whole.are_all_of(words, self._around):
            return
        for rule, phrases in self._whole:
            if (cried or not rule.cried) and phrases.are_all_of(words, self._around):
                yield Sign(rule.concern, (tokens[0].start, tokens[-1].end), self._language)

    def parts_in(self, tokens: list[Token], calm: tuple[Span, ...]) -> Iterator[Sign]:
        """What rules find that speak of distress only alone or beside a place."""
        words = _masked(tokens, calm)
        if not any(self._beside_place.found_in(words)):
            return
        for rule, phrases in self._whole:
            if not rule.cried:
                for found in phrases.found_in(words):
                    start, end = self._with_around(tokens, *found)
                    # No piece of a name: "Amorita", "Gooding".
                    if _begins_word(tokens, start) and _begins_word(tokens, end):
                        span = tokens[start].start, tokens[end - 1].end
                        yield Sign(rule.concern, span, self._language, rule.beside_place)

    def _span(self, tokens: list[Token], start: int, end: int) -> Span:
        """A piece of the query, with the words around it that name no place."""
        start, end = self._with_around(tokens, start, end)
        return tokens[start].start, tokens[end - 1].end

    def _with_around(self, tokens: list[Token], start: int, end: int) -> Span:
        return self._start(tokens, start), self._end(tokens, end)

    def _start(self, tokens: list[Token], most: int) -> int:
        """The first word that names no place: a state's code behind a name is left there."""
        start = most
        while start and _is_all_of(tokens, start - 1, self._around):
            start -= 1
        while 0 < start < most and tokens[start].word.upper() in BY_CODE:
            start += 1
        return start

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


def _spans(phrases: Phrases, tokens: list[Token]) -> Iterator[Span]:
    """Where in the query the phrases stand."""
    for start, end in phrases.found_in([token.word for token in tokens]):
        yield tokens[start].start, tokens[end - 1].end


def _is_all_of(tokens: list[Token], place: int, words: frozenset[str]) -> bool:
    """Whether a token is one of the words, with all that was cut from the same word: "Ashton" is
    no "a" with something behind."""
    return all(token.word in words for token in tokens if token.start == tokens[place].start)


def _begins_word(tokens: list[Token], place: int) -> bool:
    """Whether a token is no later piece of a word that was cut."""
    return not 0 < place < len(tokens) or tokens[place - 1].start != tokens[place].start


def _masked(tokens: list[Token], calm: tuple[Span, ...]) -> list[str]:
    return [MASKED if _is_inside(token, calm) else token.word for token in tokens]


def _is_inside(token: Token, spans: tuple[Span, ...]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)
