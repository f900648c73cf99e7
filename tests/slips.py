"""Slips of the finger and the ear, as people make them, for property tests and benchmarks."""

import random
import string

_SOUNDS = [
    ("ph", "f"),
    ("f", "ph"),
    ("ck", "k"),
    ("c", "k"),
    ("k", "c"),
    ("ee", "ea"),
    ("ea", "ee"),
    ("ie", "ei"),
    ("ei", "ie"),
    ("ough", "o"),
    ("y", "i"),
    ("i", "y"),
    ("s", "c"),
    ("z", "s"),
    ("a", "e"),
    ("e", "a"),
    ("o", "u"),
    ("er", "ur"),
    ("or", "er"),
    ("an", "en"),
    ("en", "an"),
    ("burg", "berg"),
    ("burgh", "burg"),
    ("ville", "vile"),
    ("ton", "tan"),
]


def slip(name: str, chance: random.Random) -> str:
    """The name with one slip: a letter left out, doubled, put in, taken for another or swapped,
    a sound written otherwise, or two words run together."""
    kind = chance.choice(
        ["left out", "doubled", "put in", "other", "swapped", "swapped", "sound", "glued"]
    )
    at = chance.randrange(1, len(name))
    letter = chance.choice(string.ascii_lowercase)
    match kind:
        case "left out":
            return name[:at] + name[at + 1 :]
        case "doubled":
            return name[:at] + name[at] + name[at:]
        case "put in":
            return name[:at] + letter + name[at:]
        case "other":
            return name[:at] + letter + name[at + 1 :]
        case "swapped" if at + 1 < len(name):
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        case "sound":
            for written, heard in chance.sample(_SOUNDS, len(_SOUNDS)):
                if written in name[1:]:
                    return name[0] + name[1:].replace(written, heard, 1)
        case "glued" if " " in name:
            return name.replace(" ", "", 1)
        case _:
            pass
    return name[:at] + name[at + 1 :]
