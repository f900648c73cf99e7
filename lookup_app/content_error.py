"""What is wrong with a guidance file."""

from pathlib import Path


class GuidanceError(Exception):
    """A guidance file that must not be served, named with the entry and each fault in it."""

    def __init__(self, file: Path, entry: str, faults: list[str]) -> None:
        self.file = file
        self.entry = entry
        self.faults = faults
        super().__init__(f"{file.name}, {entry}: " + "; ".join(faults))
