"""What keeps the local directory between starts."""

from collections.abc import Iterator
from typing import Protocol

from lookup_app.facilities.facility import Facility
from lookup_app.facilities.local.edition import DirectoryDraft, DirectoryEdition
from lookup_app.facilities.sources import SourceRead


class DirectoryStore(Protocol):
    """Keeps one edition of the directory. Raises ``DirectoryUnavailable`` where it cannot."""

    def version(self) -> object:
        """Something that differs once the edition was replaced; cheap enough for every search."""
        ...

    def load(self) -> DirectoryEdition:
        """The edition kept."""
        ...

    def moved_to(self, facility_id: str) -> str | None:
        """The id of the place that an id of an earlier edition, or of a merged row, leads to."""
        ...

    def facilities(self) -> Iterator[Facility]:
        """The facilities of the edition kept, one by one."""
        ...

    def sources(self) -> tuple[SourceRead, ...]:
        """What the edition kept was made of."""
        ...

    def moves(self) -> Iterator[tuple[str, str]]:
        """Every id that leads to another, and that other."""
        ...

    def rows(self) -> Iterator[str]:
        """What each list said of the places that several name, as the import wrote it."""
        ...

    def replace(self, draft: DirectoryDraft) -> None:
        """Keep this edition instead, whole or not at all."""
        ...
