"""Where rows come from: who publishes a list, and which day it speaks of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

# SAMHSA surveys facilities every year; an older list has surely been replaced.
_OLD_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Source:
    """One list of facilities.

    ``key`` tells sources apart ("national-directory-su"). ``publisher`` is empty where nobody is
    known to have published it: a file of the operator's own. ``as_of`` is the day the list speaks
    of, None where nobody said; ``imported_on`` the day it came here.
    """

    key: str
    publisher: str = ""
    as_of: date | None = None
    imported_on: date | None = None


@dataclass(frozen=True, slots=True)
class SourceRead:
    """A source as an edition took it in: from which files or addresses, and with how many rows."""

    source: Source
    files: tuple[str, ...] = ()
    rows: int = 0


OPERATOR = "operator"
"""The key of a list that nobody is known to have published."""

NOBODYS = Source(OPERATOR)
"""Where it is not known which list a row is from."""

LOCATOR = Source("locator", "SAMHSA, FindTreatment.gov locator API")
"""What the locator API answers."""


def is_young(address: str, kept: Iterable[SourceRead], age: timedelta, today: date) -> bool:
    """Whether what the address brought came here less than so long ago."""
    came = [one.source.imported_on for one in kept if address in one.files]
    return any(day and today - day < age for day in came)


def oldest(sources: tuple[Source, ...]) -> date | None:
    """The day that everything is at least as new as; None unless every source names one."""
    days = [source.as_of for source in sources]
    known = [day for day in days if day]
    return min(known) if known and len(known) == len(days) else None


def is_old(source: Source, today: date) -> bool:
    """Whether a list is older than a year; one of no known day is as old as its import at least."""
    known = source.as_of or source.imported_on
    return known is not None and today - known > _OLD_AFTER
