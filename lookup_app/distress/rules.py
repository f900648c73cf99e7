"""The rules of one language, as they are written in ``content/distress/``."""

from dataclasses import dataclass, replace
from pathlib import Path

from lookup_app.distress.concerns import Concern
from lookup_app.toml_files import ContentError, read_toml, structure


@dataclass(frozen=True, slots=True)
class Rule:
    """Phrases of one concern. ``whole`` ones must be all that was typed, but for words around;
    ``cried`` ones too, and with an exclamation mark; ``beside_place`` ones are met as well where
    all the rest is the name of a place: "hopeless in Tulsa"."""

    concern: Concern
    phrases: tuple[str, ...]
    whole: bool = False
    cried: bool = False
    beside_place: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether its phrases must be all that was typed."""
        return self.whole or self.cried or self.beside_place


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's file. ``exclamations`` are phrases that are cried out around and within any
    others and say nothing, in whatever language the rest is. ``around``, ``before_place``,
    ``articles``, ``mended`` and ``unstretched`` are words with spaces between; a set is written
    ``one|two words|three``; ``calm`` phrases hold words of distress and are none;
    ``language`` is the file's name."""

    exclamations: tuple[str, ...]
    around: str
    before_place: str
    articles: str
    mended: str
    unstretched: str
    spellings: dict[str, str]
    sets: dict[str, str]
    calm: tuple[str, ...]
    rule: tuple[Rule, ...]
    language: str = ""


def load_rules(folder: Path) -> tuple[Rules, ...]:
    """Every language's rules as written; raises ContentError for a file that is no such file."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ContentError(folder, "the folder", ["it holds no rules"])
    return tuple(
        replace(structure(read_toml(file), Rules, file, "the file"), language=file.stem)
        for file in files
    )
