"""The words people put around a place: "rehab near …", "… area, USA"."""

import re
from collections.abc import Sequence

from lookup_app.folding import word_set
from lookup_app.geocoding.data.said_words import SAID

CARE = SAID["care"]
AFTER_CARE = SAID["end_of_care"]
WORDS_BEFORE = CARE | AFTER_CARE | SAID["before"] | SAID["speaking"]
WORDS_AFTER = CARE | SAID["behind"]
# A sentence begins with these, and no name of a place goes on with them.
OPENINGS = SAID["openings"]
_SPEAKING = OPENINGS | SAID["speaking"]
_AROUND = WORDS_BEFORE | WORDS_AFTER
LINKS = word_set("in near around at from by outside en cerca")
# These begin Spanish names of towns; alone before a name they are part of it.
ARTICLES = word_set("el la los las")
# Words around a place that towns are called by, too.
IN_NAMES = word_set("city town center centro place miles state la del indian")
CLAUSES = word_set("and but who because so for y e pero que porque para con")
COUNTY_WORDS = word_set("co cnty cty cnt county condado parish par")
_MIDDLES = word_set("downtown uptown midtown greater inner")
# Codes of states that are English or Spanish words, which stand in any sentence.
_EVERYDAY = word_set("in or me hi la de al co id")
# Letters of an abbreviation of a state; fewer are a code.
_ABBREVIATION = 3
# The longest first.
_COUNTRY = (
    "estados unidos de america", "united states of america", "united states america",
    "the united states", "estados unidos", "united states", "the u s a", "the usa", "ee uu a",
    "us of a", "america", "the us", "ee uu", "e u a", "u s a", "eeuu", "eua", "usa", "u s", "us",
)  # fmt: skip
_COUNTRIES = frozenset(_COUNTRY) | {f"the {country}" for country in _COUNTRY}
_COUNTRY_ENDS = frozenset(country.rpartition(" ")[2] for country in _COUNTRY)
_COUNTRY_AND_SIGNS = re.compile(r"\bUSA?\b|\W+")
_NEAR_ME = re.compile(
    r"(?:.*\b)?(?:near(?:by)?|around|close to|next to) (?:me|here|us"
    r"|my (?:location|area|house|home))"
    r"(?:\s+(?:now|please|today|open now))?"
    r"|(?:where i am|my (?:current )?location|current location|here|around here|my area|nearby"
    r"|nearest|local|cerca de (?:mi|aqui|mi casa)|(?:.*\b)?cerca de (?:mi|aqui)|aqui"
    r"|mi (?:ubicacion|zona)(?: actual)?|donde estoy)"
)
_TOKENS = re.compile(r"\w+")
_BEHIND_SMALL_LETTERS = re.compile(r"\b[a-z]+ (?=(\w+))")
# One of them stands in each of those; the look spares most texts the pattern.
_OF_MYSELF = word_set("me here us my i nearby nearest local location mi aqui estoy")


def is_near_me(words: Sequence[str]) -> bool:
    """Whether the words ask for the reader's own place without naming one."""
    return not _OF_MYSELF.isdisjoint(words) and bool(_NEAR_ME.fullmatch(" ".join(words)))


def without_country(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without a trailing "USA" in any spelling."""
    if not words or words[-1] not in _COUNTRY_ENDS:
        return words
    text = " ".join(words)
    for country in _COUNTRY:
        # "Mall of America" does not end in the country.
        if text.endswith(f" {country}") and not text.endswith(f" of {country}"):
            return words[: len(words) - country.count(" ") - 1]
    return words


def is_country(words: Sequence[str]) -> bool:
    """Whether the words name the United States as a whole."""
    return " ".join(words) in _COUNTRIES


def is_about_care(words: Sequence[str]) -> bool:
    """Whether all the words are of care ("halfway house"); "La Center" and "Del City" are towns."""
    return around_words(words) and IN_NAMES.isdisjoint(words)


def is_everyday_code(word: str, text: str) -> bool:
    """Whether a code or abbreviation stands for the everyday word: it is not in capitals.

    Where the whole text is in capitals, they say nothing; "Mass." and "rehab in Wash" are states.
    """
    if word not in SAID["everyday_codes"] or in_capitals(word, text):
        return False
    is_alone = text in (word.capitalize(), f"{word.capitalize()}.", f"{word}.")
    return len(word) < _ABBREVIATION or not (is_alone or is_written_as_a_name(word, text))


def in_capitals(word: str, text: str) -> bool:
    """Whether a word stands in capitals, alone or in a text that is not all in capitals."""
    upper = word.upper()
    if upper not in text or upper not in _TOKENS.findall(text):
        return False
    return _COUNTRY_AND_SIGNS.sub("", text) == upper or not text.isupper()


def is_written_as_a_name(word: str, text: str) -> bool:
    """Whether a word has a capital behind one that has none: "rehab in Bath"."""
    name = word.capitalize()
    return name in text and name in _BEHIND_SMALL_LETTERS.findall(text)


def is_everyday_word(word: str) -> bool:
    """Whether a state's code is an English or Spanish word that stands in any sentence."""
    return word in _EVERYDAY


def is_link(word: str) -> bool:
    """Whether a word leads to a place ("in"), whatever state has it for a code."""
    return word in LINKS


def leads_to_a_name(before: Sequence[str]) -> bool:
    """Whether a place's name may follow these words: "in", "near", "sober living", but not "my"."""
    last = before[-1]
    is_about_care = len(before) > 1 and last in CARE and before[-2] in CARE
    return last in LINKS or is_about_care or (last in WORDS_BEFORE and last not in _SPEAKING)


def is_direction(word: str) -> bool:
    """Whether a word points to a part of something larger."""
    return word in SAID["directions"]


def names_a_part(word: str) -> bool:
    """Whether a word before a town names a part of it."""
    return word in SAID["directions"] or word in _MIDDLES


def names_a_facility(words: Sequence[str]) -> bool:
    """Whether the words name an institution; guessing at its spelling would mislead."""
    return not SAID["facilities"].isdisjoint(words)


def is_said_around_places(word: str) -> bool:
    """Whether a word is said around places ("near", "my", "detox") and hardly names any."""
    return word in _AROUND and not (
        word in IN_NAMES or word in SAID["facilities"] or word in SAID["directions"]
    )


def around_words(words: Sequence[str]) -> bool:
    """Whether all the words are words around a place, with no place among them."""
    return _AROUND.issuperset(words)
