"""HTML of our own content as paragraphs and list items, for a PDF and for plain text."""

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Literal

from lookup_app.web.handouts.sheet import as_typed


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one go: their language where it is not the page's, and whether they are strong."""

    text: str
    lang: str | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph or an item of a list."""

    kind: Literal["p", "li"]
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


def runs_of(html: str) -> tuple[Run, ...]:
    """Words that stand in no paragraph of their own."""
    return tuple(run for block in blocks_of(f"<p>{html}</p>") for run in block.runs)


def blocks_of(html: str) -> tuple[TextBlock, ...]:
    """The paragraphs and items of a section. Links that lead out have their address behind them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.blocks)


@dataclass
class _Reader(HTMLParser):
    blocks: list[TextBlock] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _langs: list[str | None] = field(default_factory=list)
    _leads: list[str] = field(default_factory=list)
    _strong: int = 0
    _item: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        match tag:
            case "span":
                self._langs.append(attributes.get("lang"))
            case "strong":
                self._strong += 1
            case "a":
                self._leads.append(attributes.get("href") or "")
            case "li":
                self._item = True

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "span" if self._langs:
                self._langs.pop()
            case "strong":
                self._strong -= 1
            case "a" if self._leads and (lead := self._leads.pop()).startswith("http"):
                self._runs.append(Run(f" ({as_typed(lead)})"))
            case "p" | "li":
                self._end_block()
                self._item = self._item and tag != "li"

    def handle_data(self, data: str) -> None:
        lang = next(filter(None, reversed(self._langs)), None)
        self._runs.append(Run(data.replace("\n", " "), lang, self._strong > 0))

    def _end_block(self) -> None:
        runs, self._runs = _trimmed(self._runs), []
        if runs:
            self.blocks.append(TextBlock("li" if self._item else "p", runs))


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """The runs without what is blank before the first word and behind the last."""
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(runs)
