"""Whether somebody wrote of dying or of hurting themselves where the form asks for a place."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

DISTRESS_WORDS = Path(__file__).parent.parent / "data" / "distress.toml"

# Longer ones hold more than a phrase and the words around it.
_MOST_WORDS = 15
_APOSTROPHES = re.compile(r"['’‘`´]")
_NOT_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class DistressWords:
    """The phrases that are answered with 988, and the words around them that change nothing."""

    phrases: frozenset[str]
    around: frozenset[str]

    @classmethod
    def load(cls, file: Path = DISTRESS_WORDS) -> "DistressWords":
        """Reads the file; raises where it is no such file, so that the site does not start."""
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(frozenset(table["phrases"]), frozenset(table["around"]))

    def are_in(self, query: str) -> bool:
        """Whether the whole query is such a phrase. A place that holds one of its words is not."""
        words = folded(query).split()
        if len(words) > _MOST_WORDS or any(character.isdigit() for character in query):
            return False
        return any(
            " ".join(words[start:end]) in self.phrases
            for start in range(len(words))
            for end in range(start + 1, len(words) + 1)
            if self.around.issuperset(words[:start]) and self.around.issuperset(words[end:])
        )


def folded(text: str) -> str:
    """The text in plain small letters: without accents, apostrophes and signs."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    without_accents = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_LETTERS.sub(" ", without_accents).strip()
