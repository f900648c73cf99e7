"""Whether two rows are one place: their streets, ZIPs, names and numbers held side by side.

Wrongly joined, a clinic disappears behind another's name; wrongly parted, it is listed twice. The
first is the worse, so that in doubt rows stay apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from lookup_app.facilities.importing.records import Record
from lookup_app.facilities.streets import STREET_WORDS, street_words, without_unit, words_of

_NAME_WORDS = {
    "center": "ctr", "centers": "ctr", "centre": "ctr", "cntr": "ctr", "ctrs": "ctr",
    "services": "svcs", "service": "svcs", "servs": "svcs", "serv": "svcs", "svc": "svcs",
    "health": "hlth", "behavioral": "behav", "behavioural": "behav", "department": "dept",
    "county": "cnty", "association": "assoc", "associates": "assoc", "hospital": "hosp",
    "medical": "med", "community": "comm", "program": "prog", "programs": "prog",
    "saint": "st", "mount": "mt", "fort": "ft", "substance": "subst", "treatment": "trt",
    "outpatient": "op", "university": "univ", "healthcare": "hlthcare", "counseling": "couns",
}  # fmt: skip
# What a name may have or lack: forms of business, and words that only join.
_NO_NAME_WORDS = frozenset({
    "inc", "incorporated", "corp", "corporation", "llc", "llp", "pllc", "lp", "ltd", "co",
    "company", "pa", "pc", "the", "and", "of", "for", "at", "dba",
})  # fmt: skip
# Shorter words one letter apart are other words: "A" and "B" Street, "Hope" and "Home".
_SHORTEST_IN_STREET = 4
_SHORTEST_IN_NAME = 6


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is compared of a row. Two rows of other ``key`` are never one place."""

    key: tuple[str, ...]
    street: tuple[str, ...]
    unit: tuple[str, ...]
    name: tuple[str, ...]
    numbers: frozenset[str]
    located: bool
    names_program: bool


def area(zip_code: str, city: str, state: str) -> str:
    """Where to look for rows of the same place: in its ZIP, or in its town where it has none."""
    return zip_code or f"{city.casefold()} {state}"


def likeness(record: Record) -> Likeness:
    """The record's words and numbers, in one spelling."""
    street = without_unit(record.street)
    words = street_words(street)
    digits = tuple(word for word in words if any(map(str.isdigit, word)))
    name = tuple(
        word
        for word in words_of(f"{record.name} {record.name2}", STREET_WORDS | _NAME_WORDS)
        if word not in _NO_NAME_WORDS
    )
    return Likeness(
        key=(area(record.zip, record.city, record.state), *digits),
        street=words,
        unit=street_words(f"{record.street[len(street) :]} {record.street2}"),
        name=name or words_of(record.name, {}),
        numbers=frozenset(phone.number for phone in record.phones),
        located=bool(record.zip and words),
        names_program=bool(record.name2),
    )


def same_place(one: Likeness, other: Likeness) -> bool:
    """Whether street, ZIP and the whole name agree, or street, ZIP and a telephone number do.

    Programs of different names stay apart whatever number they share; a name that only goes on
    where the other ends is no different name. Without a street or a ZIP, name and number must agree
    both, and one letter of a street may differ only where a number agrees.
    """
    if one.key != other.key or not _same_street(one.street, other.street):
        return False
    number_agrees = not one.numbers.isdisjoint(other.numbers)
    if same_name(one, other):
        certain = one.located and one.street == other.street
        return certain or number_agrees
    return one.located and number_agrees and _goes_on(one, other)


def same_name(one: Likeness, other: Likeness) -> bool:
    """Whether the whole names agree."""
    return one.name == other.name or "".join(one.name) == "".join(other.name)


def _same_street(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) == len(other):
        return all(_same_word(*pair, _SHORTEST_IN_STREET) for pair in zip(one, other, strict=True))
    return "".join(one) == "".join(other)


def _goes_on(one: Likeness, other: Likeness) -> bool:
    """Whether the shorter name is the other's beginning, but for a slip of the keyboard.

    Where it names a program already, or only a number follows, that is another program.
    """
    shorter, longer = sorted((one, other), key=lambda alike: len(alike.name))
    more = longer.name[len(shorter.name) :]
    if more and (shorter.names_program or more[0].isdigit()):
        return False
    pairs = zip(shorter.name, longer.name, strict=False)
    return all(_same_word(*pair, _SHORTEST_IN_NAME) for pair in pairs)


def _same_word(one: str, other: str, shortest: int) -> bool:
    """Whether the words are the same, or one letter apart where the longer is long enough."""
    if one == other:
        return True
    misspelt = max(len(one), len(other)) >= shortest and (one + other).isalpha()
    return misspelt and Levenshtein.distance(one, other, score_cutoff=1) <= 1
