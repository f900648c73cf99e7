"""A directory as a whole: the one that is kept, and the one about to be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.sources import SourceRead, oldest


class NoDirectoryYet(DirectoryUnavailable):
    """No directory has been imported so far."""


@dataclass(frozen=True, slots=True)
class DirectoryEdition:
    """A whole directory: its facilities and the sources it was made of."""

    facilities: tuple[Facility, ...]
    sources: tuple[SourceRead, ...] = ()

    @property
    def as_of(self) -> date | None:
        """The day all of it is at least as new as; None where a source names none."""
        return oldest(tuple(one.source for one in self.sources))


@dataclass(frozen=True, slots=True)
class DirectoryDraft:
    """An edition to be written, facility by facility, so that no size of it fills the memory.

    ``moved`` says which id leads where now, ``rows`` what each list said of the places that
    several name, in a form that imports know; both are asked for once all facilities are written.
    """

    facilities: Iterable[Facility]
    sources: Sequence[SourceRead] = ()
    moved: Iterable[tuple[str, str]] = ()
    rows: Iterable[str] = ()
