"""A copy of the guidance folder that a test may spoil."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lookup_app import CONTENT
from lookup_app.guidance.guidance import Guidance

REAL = CONTENT / "guidance"
TODAY = date(2026, 11, 24)

GOOD_LINE = """
[[line]]
id = "al-example"
name = { en = "Example line", es = "Línea de ejemplo" }
kind = "crisis"
audience = "everyone"
contacts = [{ kind = "call", display = "1-844-555-0100", href = "tel:+18445550100" }]
hours = "24/7"
languages = ["en"]
cost = "toll-free"
about = { en = "To talk.", es = "Para hablar." }
source = { en = "Alabama", es = "Alabama" }
source_kind = "state"
source_date = "2022-07"
certainty = "A"
expires = 2027-05-24
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real guidance folder."""
    return shutil.copytree(REAL, tmp_path / "guidance")


@pytest.fixture
def with_line(folder: Path) -> Callable[..., Guidance]:
    """Loads guidance with one more line for Alabama, after replacing text in that line."""

    def load(*changes: tuple[str, str]) -> Guidance:
        line = GOOD_LINE
        for old, new in changes:
            assert old in line
            line = line.replace(old, new)
        file = folder / "states" / "al.toml"
        file.write_text(file.read_text("utf-8") + line, "utf-8")
        return Guidance.load(folder)

    return load
