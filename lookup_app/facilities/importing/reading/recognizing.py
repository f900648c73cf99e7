"""Whose list a file is and which day it speaks of, where its name or its first lines say so."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import zip_longest

from lookup_app.facilities.importing.reading.rows import Written
from lookup_app.facilities.importing.reading.tables import Cells
from lookup_app.facilities.published import PUBLISHED
from lookup_app.facilities.sources import OPERATOR, Source

_ISO = re.compile(r"(?<!\d)(20\d\d)[-_./]?(0\d|1[0-2])[-_./]?([0-2]\d|3[01])(?!\d{3})")
_AMERICAN = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](20\d\d)(?!\d)")
_IN_WORDS = re.compile(r"\b([A-Z][a-z]+) (\d{1,2}),? (20\d\d)\b")


def source_of(file: str, header: Cells, as_of: date | None) -> Source:
    """The source of a file, an unnamed one where nothing says whose it is."""
    columns = {name.strip().casefold() for name in header if name.strip()}
    for known in PUBLISHED:
        named = known.file_name and re.search(known.file_name, file, re.IGNORECASE)
        if named or known.columns & columns:
            return Source(known.key, known.publisher, as_of)
    return Source(OPERATOR, "", as_of)


def codes_of_all(source: Source) -> frozenset[str]:
    """The service codes that hold for the whole list, because of what it lists."""
    return next((one.codes for one in PUBLISHED if one.key == source.key), frozenset())


def sources_written(written: Written, otherwise: Source, as_of: date | None) -> tuple[Source, ...]:
    """The sources that an exported row names, or the file's; ``as_of`` outdoes what it says."""
    days = [as_of or _iso(text) for text in written.days.split("|")]
    if not written.keys:
        dated = replace(otherwise, as_of=days[0]) if days[0] and not otherwise.as_of else otherwise
        return (dated,)
    keys, publishers = written.keys.split("|"), written.publishers.split("|")
    return tuple(
        Source(key, publisher or "", day)
        for key, publisher, day in zip_longest(keys, publishers[: len(keys)], days[: len(keys)])
    )


def day_told(file: str, sheet: str, above: Sequence[Cells]) -> date | None:
    """The day that the name of the file, of the sheet, or a line above the header tells."""
    for text in (file, sheet, *(cell for cells in above for cell in cells)):
        if day := _day_in(text):
            return day
    return None


def _day_in(text: str) -> date | None:
    if found := _ISO.search(text):
        return _day(found[1], found[2], found[3])
    if found := _AMERICAN.search(text):
        return _day(found[3], found[1], found[2])
    if found := _IN_WORDS.search(text):
        try:
            return datetime.strptime(f"{found[1][:3]} {found[2]} {found[3]}", "%b %d %Y").date()
        except ValueError:
            return None
    return None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
