"""The state beside a name: "Tulsa OK", "Houston in Texas", "Oklahoma, Tulsa"."""

from collections.abc import Iterator, Sequence

from lookup_app.folding import key, key_of, word_set
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.reading.words import filler_words
from lookup_app.states import BY_CODE, ENDS, SPELLINGS, STARTS

_MT = "mt"
_SIDES = frozenset({"north", "south", "east", "west"})
# What leads from a town to its state.
_TO_STATE = frozenset({"in", "en", "of", "de", "the"})
_WAYS = _TO_STATE | word_set(
    "its thats which that is one but up down out over way rural nearby and"
)


def state_of(words: Sequence[str]) -> str | None:
    """The code of the state that the words spell: not "no car", nor "mount" for MT."""
    code = SPELLINGS.get(key_of(words))
    if code is None or words[0] == "mount":
        return None
    # "N D" is North Dakota still.
    is_said = len(words) > 1 and len(words[-1]) > 1 and all_everyday(words)
    return None if is_said else code


def states_written(words: Sequence[str]) -> set[str]:
    """The codes of all the states whose names stand written out among the words."""
    return {
        code
        for at, word in enumerate(words)
        for length in STARTS.get(word, ())
        if (code := SPELLINGS.get(name := " ".join(words[at : at + length])))
        and name == key(BY_CODE[code].name)
    }


def state_endings(words: Sequence[str], text: str = "") -> Iterator[tuple[Sequence[str], str]]:
    """Ways to cut the words into a name and the state behind it, longest state first.

    "Houston in Texas" is Houston and Texas. Behind everyday words a code that is one too counts
    in capitals only: "sleep or me".
    """
    for length in ENDS.get(words[-1], ()) if words else ():
        if length >= len(words):
            continue
        code = state_of(words[-length:])
        if code is None or _belongs_together(words, length):
            continue
        name = before_its_state(words[:-length])
        is_word = length == 1 and filler_words.is_everyday_code(words[-1], text)
        if name and not (is_word and all_everyday(name)):
            yield name, code
            yield from ((shorter, code) for shorter in without_way(name))
            # "Santa Fe New Mexico New Mexico".
            yield from (again for again in state_endings(name) if again[1] == code)


def state_beginnings(words: Sequence[str], text: str = "") -> Iterator[tuple[Sequence[str], str]]:
    """Ways to cut the words into a state and the name behind it, the longest first: "Mount Laurel"
    is not in Montana, nor "de Newark" in Delaware."""
    for length in STARTS.get(words[0], ()) if words else ():
        code = state_of(words[:length]) if length < len(words) else None
        if code and not (length == 1 and _is_another_word(words[0], text)):
            name = words[length:]
            # "Kentucky, en Shelbyville".
            yield name[1:] if len(name) > 1 and filler_words.is_link(name[0]) else name, code
    # "Northeast Nebraska, Norfolk"; "East New York" is in Brooklyn.
    if len(words) > 2 and filler_words.is_direction(words[0]) and words[0] not in _SIDES:
        yield from state_beginnings(words[1:], text)


def _is_another_word(code: str, text: str) -> bool:
    """ "Mt Baker" is a mountain, "MT Baker" may be in Montana; "de Newark" is Spanish."""
    is_mount = code == _MT and not filler_words.in_capitals(code, text)
    return is_mount or filler_words.is_everyday_code(code, text)


def _belongs_together(words: Sequence[str], length: int) -> bool:
    """ "West Virginia" is no West in Virginia."""
    longer = key_of(words[-length - 1 :])
    return longer in SPELLINGS and len(words) == length + 1


def before_its_state(name: Sequence[str]) -> Sequence[str]:
    """The name without the "in" that leads from it to its state."""
    while name and name[-1] in _TO_STATE:
        name = name[:-1]
    return name


def without_way(name: Sequence[str]) -> Iterator[Sequence[str]]:
    """ "Adak, up in Alaska", "Key West, which is in southern Florida": the name with one after the
    other of such words taken off."""
    while name and (name[-1] in _WAYS or filler_words.is_direction(name[-1])):
        name = name[:-1]
        if name:
            yield name
