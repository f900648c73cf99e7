"""The written phrases, and what the rules make of them.

``phrases.tsv`` was written by the writer of the rules. ``second_writer.tsv`` was written on 27
November 2026 by somebody who had read neither the rules nor those phrases, in two sittings (410
phrases, then 246 of one to three words, very long ones and Spanish ones), and split by hash.
"""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from config import ROOT
from lookup_app.distress.concerns import Heard
from lookup_app.distress.listening import Listener
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.web.pages.distress import names_place

RULES = ROOT / "lookup_app" / "content" / "distress"
NONE = "none"
Hear = Callable[[str], Heard | None]
FIRST, SECOND = "phrases", "second_writer"


@dataclass(frozen=True, slots=True)
class Phrase:
    """``half`` is "looked" where the rules were written with an eye on it, or else "kept"."""

    half: str
    kind: str
    language: str
    phrase: str


def written_phrases(writer: str) -> list[Phrase]:
    with (Path(__file__).parent / f"{writer}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Phrase(**row) for row in rows]


def hearing(listener: Listener, gazetteer: Gazetteer) -> Hear:
    """Hears as the site does: some words beside the name of a place, too."""
    return lambda query: listener.hear(query, lambda words: names_place(words, gazetteer))


def missed(hear: Hear, phrases: Iterable[Phrase]) -> list[str]:
    """The phrases of distress in which the rules hear nothing."""
    return [one.phrase for one in phrases if one.kind != NONE and not hear(one.phrase)]


def false_alarms(hear: Hear, phrases: Iterable[Phrase]) -> list[str]:
    """The calm or merely sad phrases in which they hear distress."""
    return [one.phrase for one in phrases if one.kind == NONE and hear(one.phrase)]
