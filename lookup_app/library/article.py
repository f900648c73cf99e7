"""The article: nine points on belonging, each with its parts laid out for the template."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from markupsafe import Markup

from lookup_app.library.documents import Block, Document, Section
from lookup_app.library.prose import ProseReader
from lookup_app.toml_files import ContentError, structure

StepKey = Literal[
    "warmline",
    "weak-ties",
    "someone-to-call",
    "peer-group",
    "mutual-help",
    "lend-a-hand",
    "learn-together",
    "local-services",
    "find-care",
]
STEP_KEYS: tuple[StepKey, ...] = get_args(StepKey)

_NUMBERED = re.compile(r"(?P<number>\d+)\.\s+(?P<heading>.+)")


@dataclass(frozen=True, slots=True)
class Labels:
    """The words that introduce the parts of a point, in the article's language."""

    impact: str
    explanation: str
    evidence: str
    step: str


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point.

    ``subline`` says its heading in plain words; ``step_key`` names the local form of its step (see
    ``steps.py``).
    """

    number: int
    id: str
    heading: str
    subline: str
    impact: Markup
    explanation: Markup
    evidence: Markup
    citations: tuple[str, ...]
    step: Markup
    step_key: StepKey


@dataclass(frozen=True, slots=True)
class Article:
    """The article in one language. ``status`` says what was checked, and what was not yet."""

    language: str
    title: str
    byline: str
    description: str
    updated: date
    status: str
    labels: Labels
    welcome: Markup
    opening: Markup
    points: tuple[Point, ...]
    summary: Section
    disclaimer: Section

    @property
    def citations(self) -> tuple[str, ...]:
        """Keys of the studies cited, in the order of the points."""
        return tuple(key for point in self.points for key in point.citations)


def load_article(path: Path, language: str, reader: ProseReader) -> Article:
    """The article in a file; raises ``ContentError`` that says what a writer has to mend."""
    document = reader.read(path)
    labels = structure(document.front.get("labels"), Labels, path, "labels")
    *points, summary, disclaimer = _enough_sections(document)
    welcome, *opening = document.opening.blocks or [Block("", Markup(""), ())]
    return Article(
        language=language,
        title=document.text("title"),
        byline=document.text("byline"),
        description=document.text("description"),
        updated=document.day("updated"),
        status=document.text("status"),
        labels=labels,
        welcome=welcome.html,
        opening=Markup("").join(block.html for block in opening),
        points=tuple(_point(path, labels, n, s) for n, s in enumerate(points, start=1)),
        summary=summary,
        disclaimer=disclaimer,
    )


def _enough_sections(document: Document) -> tuple[Section, ...]:
    if len(document.sections) < 3 or document.sections[-1].id != "disclaimer":
        raise ContentError(
            document.path, "the text", ["needs points, a summary, then a section {#disclaimer}"]
        )
    return document.sections


def _point(path: Path, labels: Labels, number: int, section: Section) -> Point:
    subline, impact, explanation, evidence, step = _parts(path, labels, section)
    if not evidence.citations:
        raise ContentError(path, section.heading, [f"“{labels.evidence}” cites no study"])
    return Point(
        number=number,
        id=section.id,
        heading=_heading(path, number, section),
        subline=subline.html.striptags(),
        impact=impact.html,
        explanation=explanation.html,
        evidence=evidence.html,
        citations=evidence.citations,
        step=step.html,
        step_key=_step_key(path, section),
    )


def _parts(path: Path, labels: Labels, section: Section) -> tuple[Block, ...]:
    expected = ["", labels.impact, labels.explanation, labels.evidence, labels.step]
    found = [block.label for block in section.blocks]
    if found != expected:
        wanted = ", ".join(f"**{label}:**" for label in expected[1:])
        seen = ", ".join(label or "a paragraph with no label" for label in found)
        raise ContentError(
            path,
            section.heading,
            [
                "needs a line in plain words, then one paragraph each, in this order, that starts "
                f"{wanted} (found: {seen})"
            ],
        )
    return section.blocks


def _heading(path: Path, number: int, section: Section) -> str:
    found = _NUMBERED.fullmatch(section.heading)
    if not found or int(found["number"]) != number:
        raise ContentError(path, section.heading, [f"the heading should start “{number}. ”"])
    return found["heading"]


def _step_key(path: Path, section: Section) -> StepKey:
    named = section.listings.get("near", ())
    for key in STEP_KEYS:
        if named == (key,):
            return key
    fault = f"needs a line {{near: …}} with one of {', '.join(STEP_KEYS)}"
    raise ContentError(path, section.heading, [fault])
