"""The words around a place: taking them off, step by step, and sentences that follow it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lookup_app.folding import word_set
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.reading.words.filler_words import (
    AFTER_CARE,
    ARTICLES,
    CARE,
    CLAUSES,
    IN_NAMES,
    LINKS,
    OPENINGS,
    WORDS_AFTER,
    WORDS_BEFORE,
    around_words,
    is_direction,
    is_said_around_places,
    leads_to_a_name,
    names_a_facility,
)

_OF_NAMES = ARTICLES | IN_NAMES
_WHERE = frozenset({"in", "at", "near"})
# "Cerca de", "outside of".
_JOINTS = frozenset({"de", "of"})
# "I am on the Golden Gate Bridge": behind "on" only these are places, and no medicines.
_LIE_ON = word_set("bridge island islands reservation rez peninsula coast shore")
_GOING = word_set("moving move moved going relocating mudo mude mudamos mudar mudarme")
_TO = frozenset({"to", "a"})


# "Yuma is where i live", "Tulsa near the river".
_IS_WHERE = frozenset(
    {("is", "where"), ("is", "home"), ("es", "donde"), ("near", "the"), ("by", "the")}
)
# These begin one where all its words are plain.
_JOININGS = word_set("in at by near off within and age or oh ok de la al en y por con with")


def cores(words: Sequence[str]) -> list[Sequence[str]]:
    """The words with more and more of the words around the place taken off."""
    start, end = _start(words), _end(words)
    first, *further = (*behind_links(words), ())
    # "El Paso", "Center Point": the last of the words before may belong to the name.
    is_of_name = start and words[start - 1] in _OF_NAMES
    found: list[Sequence[str]] = []
    for candidate in (
        words[start - 1 : end] if is_of_name else (),
        first,
        _without_links(first),
        *further,
        words[:end],
        words[start:end],
        _before_clause(words),
    ):
        if candidate and len(candidate) < len(words) and candidate not in found:
            found.append(candidate)
    return found


def _start(words: Sequence[str]) -> int:
    start = 0
    while start < len(words) - 1 and words[start] in WORDS_BEFORE:
        start += 1
    # "Las Angeles" is a slip for one name, not "the Angeles".
    return 0 if all(word in ARTICLES for word in words[:start]) else start


def _end(words: Sequence[str]) -> int:
    end = len(words)
    while end > 1 and _is_said_behind(words[end - 2], words[end - 1]):
        end -= 1
    return end


def _is_said_behind(before: str, word: str) -> bool:
    """Whether a word belongs to no name before it; a "house" does where it is no halfway one, and
    an "in" where nobody walks in."""
    is_walk_in = (before, word) == ("walk", "in")
    return word in WORDS_AFTER or is_walk_in or (word in AFTER_CARE and before in CARE)


def behind_links(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """What follows each link: "in", "cerca de", "outside of", "moving to"."""
    for at, (word, following) in enumerate(pairwise(words), 1):
        # "I live in Tulsa but im from Texas".
        is_on = word == "on" and words[-1] in _LIE_ON
        if is_on or (word in LINKS and not (word == "from" and not _WHERE.isdisjoint(words[:at]))):
            yield words[at:]
        if (word in LINKS and following in _JOINTS) or (word in _GOING and following in _TO):
            yield words[at + 1 :]


def _without_links(words: Sequence[str]) -> Sequence[str]:
    """ "Gallup in New Mexico", "Hyde Park in Chicago"; at the end "in" is no link but Indiana."""
    return (*(word for word in words[:-1] if word not in LINKS), *words[-1:])


def after_link(words: Sequence[str]) -> Sequence[str]:
    """What follows the last link, if there is one."""
    *_, last = ((), *behind_links(words))
    return last


def _before_clause(words: Sequence[str]) -> Sequence[str]:
    """ "I am in Reno NV and need help": what stands between a link and the next clause."""
    for name in behind_links(words):
        end = next((at for at, word in enumerate(name[1:], 1) if word in CLAUSES), None)
        if end and not WORDS_BEFORE.isdisjoint(words[: -len(name) - 1]):
            return name[:end]
    return ()


def is_led_to(core: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a name may follow what stands before the core: nothing, "in", "near", "rehab".

    "I am drowning" and "my perry" speak of something else than a small town.
    """
    size = len(core)
    for start in range(len(words) - size + 1):
        if tuple(words[start : start + size]) == tuple(core):
            return start == 0 or leads_to_a_name(words[:start])
    # What has links taken out of its middle stands behind one.
    return True


def begins_a_sentence(behind: Sequence[str]) -> bool:
    """Whether these words go on as a sentence behind a place: "i need help", "3 days no sleep"."""
    if not behind:
        return False
    first, *rest = behind
    if first in OPENINGS or tuple(behind[:2]) in _IS_WHERE:
        return True
    return bool(rest) and (first.isdigit() or first in _JOININGS) and are_plain(rest)


def goes_on(behind: Sequence[str]) -> bool:
    """Whether words behind a ZIP are no street and no town: "nearest rehab", "within 50 miles"."""
    first = behind[0] if behind else ""
    is_said = is_said_around_places(first) and first not in ARTICLES
    return is_said or begins_a_sentence(behind)


def are_plain(words: Sequence[str]) -> bool:
    """Whether no word of a sentence can be of a name."""
    return all(_is_plain(word) for word in words)


def _is_plain(word: str) -> bool:
    is_said = word in OPENINGS or around_words((word,)) or all_everyday((word,))
    return is_said or word.isdigit() or names_a_facility((word,)) or is_direction(word)
