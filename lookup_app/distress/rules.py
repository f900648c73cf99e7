"""The rules of one language, as they are written in ``content/distress/``."""

from dataclasses import dataclass
from pathlib import Path

from lookup_app.distress import phrases
from lookup_app.distress.concerns import Concern
from lookup_app.toml_files import ContentError, read_toml, structure


@dataclass(frozen=True, slots=True)
class Rule:
    """Phrases of one concern. ``whole`` ones must be all that was typed, but for words around."""

    concern: Concern
    phrases: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's file. ``around``, ``before_place`` and ``mended`` are words with spaces
    between; a set is written ``one|two words|three``; ``calm`` phrases hold words of distress and
    are none."""

    around: str
    before_place: str
    mended: str
    spellings: dict[str, str]
    sets: dict[str, str]
    calm: tuple[str, ...]
    rule: tuple[Rule, ...]


def load_rules(folder: Path) -> tuple[Rules, ...]:
    """Every language's rules; raises ContentError for a file that says anything else."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ContentError(folder, "the folder", ["it holds no rules"])
    return tuple(_rules_in(file) for file in files)


def _rules_in(file: Path) -> Rules:
    rules = structure(read_toml(file), Rules, file, "the file")
    written = (rules.calm, *(rule.phrases for rule in rules.rule))
    try:
        sets = phrases.sets_of(rules.sets)
        faults = [fault for some in written for fault in phrases.faults(some, sets)]
    except phrases.PhraseError as error:
        faults = [str(error)]
    if faults:
        raise ContentError(file, "the phrases", faults)
    return rules
