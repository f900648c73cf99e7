"""Numbers written in words, so that no program sees them: "nine one eight, five five five …"."""

import re
from itertools import pairwise

_ONES = {
    word: value
    for value, words in enumerate(
        (
            "zero oh cero",
            "one uno",
            "two dos",
            "three tres",
            "four cuatro",
            "five cinco",
            "six seis",
            "seven siete",
            "eight ocho",
            "nine nueve",
        )
    )
    for word in words.split()
}
# What stands for two digits, or says that one comes twice.
_OTHERS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|double|triple"
    "|diez|once|doce|trece|catorce|quince|dieciséis|dieciseis|diecisiete|dieciocho|diecinueve"
    "|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|mil|doble"
)
_PART = rf"(?:{'|'.join(_ONES)}|{_OTHERS}|\d{{1,4}})"
_BETWEEN = r"[\s,.()\-‐-―/_*•·\u200c\u200d]{1,5}(?:y\s)?"
_RUN = re.compile(rf"(?<![\w.])\+?{_PART}(?:{_BETWEEN}{_PART}){{4,}}(?!\w)", re.I)
_DIGITS = 7
_FEWEST_WORDS = 3


def without_spoken_numbers(text: str, instead: str) -> str:
    """The text with another word for each number of seven digits or more."""
    return _RUN.sub(lambda run: instead if _is_number(run[0]) else run[0], text)


def _is_number(run: str) -> bool:
    """Ages and years in a row have other words between, and whoever counts goes in steps."""
    ones = [_ONES[word] for word in re.findall(r"[^\W\d_]+", run.lower()) if word in _ONES]
    written = sum(map(len, re.findall(r"\d+", run)))
    if len(ones) < _FEWEST_WORDS or len(ones) + written < _DIGITS:
        return False
    return written > 0 or not _is_counting(ones)


def _is_counting(ones: list[int]) -> bool:
    """Up or down by one, from the beginning again; or the same word over and over."""
    steps = {after - before for before, after in pairwise(ones) if after != 1}
    return len(set(ones)) == 1 or steps in ({1}, {-1})
