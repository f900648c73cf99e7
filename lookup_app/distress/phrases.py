"""The small language in which the rules are written, turned into regular expressions.

A phrase is words with spaces between. ``a|b`` is either word, ``(a b|c)`` the same where one is
several words, ``<name>`` any entry of a set, ``#`` a number, ``*`` up to three words, and ``?``
behind any of them says that it may be missing. The texts it is matched with have one space
behind each word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from lookup_app.distress.spelling import plain_words

_START = r"(?<![^ ])"
_GAP = r"(?:[a-z0-9]+ ){0,3}"
_PIECE = re.compile(r"\([^)]*\)\??|\S+")
_NAMED = re.compile(r"<([a-z_]+)>")


class PhraseError(ValueError):
    """A phrase is not written in the language, or names a set that nobody wrote."""


def anywhere(phrases: Iterable[str], sets: Mapping[str, str]) -> re.Pattern[str]:
    """Finds any of the phrases inside a text."""
    return re.compile(f"{_START}(?:{'|'.join(_patterns(phrases, sets))})")


def whole(
    phrases: Iterable[str], around: Iterable[str], sets: Mapping[str, str]
) -> re.Pattern[str]:
    """Matches a text that is one of the phrases, with nothing but words ``around`` it."""
    others = f"(?:(?:{'|'.join(around)}) )*"
    return re.compile(f"^{others}(?:{'|'.join(_patterns(phrases, sets))}){others}$")


def faults(phrases: Iterable[str], sets: Mapping[str, str]) -> list[str]:
    """What is wrong with phrases that a person wrote."""
    found = []
    for phrase in phrases:
        try:
            re.compile("".join(_patterns([phrase], sets)))
        except (PhraseError, re.error) as error:
            found.append(f"{phrase!r}: {error}")
    return found


def words_of(phrases: Iterable[str], sets: Mapping[str, str]) -> Iterator[str]:
    """Every word that stands in the phrases and the sets."""
    texts = (*(_NAMED.sub(" ", phrase) for phrase in phrases), *sets.values())
    for text in texts:
        yield from plain_words(re.sub(r"[|?*#()]", " ", text))


def _patterns(phrases: Iterable[str], sets: Mapping[str, str]) -> Iterator[str]:
    return ("".join(_element(one, sets) for one in _PIECE.findall(phrase)) for phrase in phrases)


def _element(written: str, sets: Mapping[str, str]) -> str:
    bare = written.removesuffix("?")
    if bare == "*":
        return _GAP
    alternatives = bare.strip("()").split("|")
    if not all(one.strip() for one in alternatives):
        raise PhraseError(f"{written!r} has an alternative without a word")
    either = "|".join("".join(_word(word, sets) for word in one.split()) for one in alternatives)
    return f"(?:{either}){'?' if bare != written else ''}"


def _word(word: str, sets: Mapping[str, str]) -> str:
    """One word, a number or a set, with the space behind it."""
    if word == "#":
        return r"\d+ "
    if named := _NAMED.fullmatch(word):
        if named[1] not in sets:
            raise PhraseError(f"there is no set <{named[1]}>")
        entries = sets[named[1]].split("|")
        return f"(?:{'|'.join(''.join(_word(one, {}) for one in e.split()) for e in entries)})"
    if not (plain := plain_words(word)):
        raise PhraseError(f"{word!r} is no word")
    return f"{' '.join(plain)} "
