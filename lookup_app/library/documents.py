"""What a content file holds, once it is read: its front matter, sections and blocks of HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup

from lookup_app.toml_files import ContentError


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list or table. ``label`` is the bold lead-in with its colon taken off, or ""."""

    label: str
    html: Markup
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, and the lists named there for the template."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    listings: Mapping[str, tuple[str, ...]]

    @property
    def html(self) -> Markup:
        """Everything under the heading."""
        return Markup("").join(block.html for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Document:
    """One content file: its front matter, what stands before the first heading, its sections."""

    path: Path
    front: Mapping[str, object]
    opening: Section
    sections: tuple[Section, ...]

    def text(self, key: str) -> str:
        """A line of the front matter."""
        value = self.front.get(key)
        if not isinstance(value, str) or not value.strip():
            raise ContentError(self.path, "the front matter", [f"needs a text “{key}”"])
        return value

    def day(self, key: str) -> date:
        """A date of the front matter, written year-month-day."""
        value = self.front.get(key)
        if not isinstance(value, date):
            raise ContentError(
                self.path, "the front matter", [f"“{key}” must be a date, as 2026-11-24"]
            )
        return value
