"""Whether a query speaks of distress: every language's rules on every language's pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, takewhile
from pathlib import Path
from typing import Self

from lookup_app.distress.concerns import PRECEDENCE, Heard
from lookup_app.distress.ear import Ear, Sign, Span, known_words
from lookup_app.distress.phrases import words_of
from lookup_app.distress.pieces import PhraseError
from lookup_app.distress.rules import Rules, load_rules
from lookup_app.distress.spelling import plain_words
from lookup_app.toml_files import ContentError

# Whether words are the name of a place and nothing else.
NamesPlace = Callable[[str], bool]


def no_place(_words: str) -> bool:
    """Where no places are known."""
    return False


class Listener:
    """Hears distress in what people type. Holds the rules of all languages."""

    def __init__(self, languages: Iterable[Rules]) -> None:
        languages = tuple(languages)
        exclamations = tuple(chain.from_iterable(rules.exclamations for rules in languages))
        known = words_of(exclamations).union(*(known_words(rules) for rules in languages))
        self._ears = tuple(Ear(rules, exclamations, known) for rules in languages)
        self._beside_names = frozenset().union(*(ear.beside_names for ear in self._ears))

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
        heard = [(ear, tokens) for ear in self._ears for tokens in ear.readings(query)]
        calm = tuple(chain.from_iterable(ear.calm_in(tokens) for ear, tokens in heard))
        cried = "!" in query
        if found := [one for ear, tokens in heard for one in ear.found_in(tokens, calm, cried)]:
            return _heard(found, query, self._exclaimed_in(query))
        parts = [one for ear, tokens in heard for one in ear.parts_in(tokens, calm)]
        return self._heard_beside(parts, query, names_place)

    def _exclaimed_in(self, query: str) -> Iterator[Span]:
        return chain.from_iterable(ear.exclaimed_in(query) for ear in self._ears)

    def _heard_beside(self, parts: list[Sign], query: str, names_place: NamesPlace) -> Heard | None:
        """What is heard where all the rest of the query is the name of a place."""
        beside = [one for one in parts if one.beside_place]
        if not beside:
            return None
        for taken_out in (beside, parts):
            for exclaimed in ((), self._exclaimed_in(query)):
                heard = _heard(taken_out, query, exclaimed)
                for words in self._within(heard.rest):
                    if plain_words(words) and names_place(words):
                        return replace(heard, rest=words)
        return None

    def _within(self, rest: str) -> Iterator[str]:
        """What is left of a query, then that with ever less of the words that stand around names:
        "hey tulsa" before "tulsa"."""
        words = rest.split()
        front = _leading(words, self._beside_names)
        behind = _leading(words[::-1], self._beside_names)
        for dropped in range(min(front + behind, len(words) - 1) + 1 if words else 0):
            for first in range(max(0, dropped - behind), min(front, dropped) + 1):
                yield " ".join(words[first : len(words) - dropped + first])


def _heard(found: list[Sign], query: str, exclaimed: Iterable[Span]) -> Heard:
    concern = min((one.concern for one in found), key=PRECEDENCE.index)
    language, *others = {one.language for one in found}
    rest = _without(query, chain((one.span for one in found), exclaimed))
    return Heard(concern, rest, "" if others else language)


def _leading(words: Iterable[str], known: frozenset[str]) -> int:
    """How many words in front are of those known."""
    return sum(1 for _ in takewhile(lambda word: known.issuperset(plain_words(word)), words))


def _without(query: str, spans: Iterable[Span]) -> str:
    """The query with pieces of it taken out."""
    kept = list(query)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return " ".join("".join(kept).split())
