"""The studies this site names, read from ``evidence.toml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from lookup_app.toml_files import ContentError, read_toml, structure
from lookup_app.words import Words

_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class Study:
    """One study: its reference, what it shows, and the limits of that.

    ``status`` is ``abstract`` when the abstract or text was read in a copy on the day ``checked``,
    and ``recalled`` when only the reference is known: then no figure may be quoted from it.
    """

    key: str
    authors: str
    short: str
    year: int
    title: str
    journal: str
    doi: str
    status: Literal["abstract", "recalled"]
    checked: date
    shows: Words
    limits: Words

    @property
    def was_read(self) -> bool:
        """Whether its abstract or text was read, in a copy."""
        match self.status:
            case "abstract":
                return True
            case "recalled":
                return False

    @property
    def address(self) -> str:
        """Where the DOI leads."""
        return f"https://doi.org/{self.doi}"


def load_evidence(file: Path) -> Mapping[str, Study]:
    """All studies by key; raises ContentError for one that is incomplete."""
    return {key: _study(file, key, entry) for key, entry in read_toml(file).items()}


def _study(file: Path, key: str, entry: dict[str, object]) -> Study:
    study = structure({"key": key, **entry}, Study, file, key)
    if not _DOI.fullmatch(study.doi):
        raise ContentError(file, key, [f"{study.doi!r} is not a DOI"])
    return study
