"""One row of any directory file as it stands there, and the record it becomes, or why not."""

import re
from dataclasses import dataclass

from lookup_app.facilities.facility import Phone
from lookup_app.facilities.sources import Source

# A first line that ends like this goes on in the second.
_GOES_ON = re.compile(r"(?:\b(?:and|of|for|the|at|in|to|with|y|de|del|para)|[&,/-])$", re.I)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as a file has it: text, unrepaired, and its service codes.

    ``spilled`` says that it has more cells than its file has columns, so that none is sure.
    """

    name: str | None
    name2: str | None = None
    street: str | None = None
    street2: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    county: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    phone: str | None = None
    intake: tuple[str | None, ...] = ()
    hotline: str | None = None
    website: str | None = None
    codes: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    id: str | None = None
    status: str | None = None
    spilled: bool = False
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A cleaned row, or several that are one place: a facility that may still lack its point.

    ``ids`` holds every id that means it, its own first; ``labels`` what it offers in words that no
    service code is known for; ``rows`` the rows that it was merged of.
    """

    ids: tuple[str, ...]
    name: str
    name2: str
    street: str
    street2: str
    city: str
    state: str
    zip: str
    county: str | None
    point: tuple[float, float] | None
    phones: tuple[Phone, ...]
    website: str | None
    code_mask: int
    sources: tuple[Source, ...] = ()
    labels: tuple[str, ...] = ()
    rows: "tuple[Record, ...]" = ()

    @property
    def whole_name(self) -> str:
        """Both lines of the name, as a page shows it."""
        if not self.name2:
            return self.name
        return self.name + (" " if _GOES_ON.search(self.name) else " - ") + self.name2

    @property
    def whole_street(self) -> str:
        """Both lines of the street."""
        return ", ".join(filter(None, [self.street, self.street2]))


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be listed, and why in a few words."""

    reason: str
