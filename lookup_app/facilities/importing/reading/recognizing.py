"""Whose list a file is and which day it speaks of, where its name or its first lines say so."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import zip_longest

from lookup_app.facilities.importing.reading.tables import Cells
from lookup_app.facilities.importing.records import RawRow
from lookup_app.facilities.sources import Source

# SAMHSA's own spelling has "Treament".
_BY_NAME = (
    (r"^FindTrea?t?ment_Facility_listing", "findtreatment", "SAMHSA, FindTreatment.gov"),
    (
        r"^National_Directory_(SA|SU)_|_SU_Facilities_for_All",
        "national-directory-su",
        "SAMHSA, National Directory of Drug and Alcohol Use Treatment Facilities",
    ),
    (
        r"^National_Directory_MH_|_MH_Facilities_for_All",
        "national-directory-mh",
        "SAMHSA, National Directory of Mental Health Treatment Facilities",
    ),
)
# Columns that one list has and no other.
_BY_COLUMN = (
    ("first full certification date", "opioid-treatment-programs", "SAMHSA"),
    ("bphc assigned number", "health-centers", "HRSA"),
)
# What every row of a list is, though none says so.
_CODES = {"opioid-treatment-programs": frozenset({"SA", "OTP"})}
_ISO = re.compile(r"(?<!\d)(20\d\d)[-_./]?(0\d|1[0-2])[-_./]?([0-2]\d|3[01])(?!\d{3})")
_AMERICAN = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](20\d\d)(?!\d)")
_IN_WORDS = re.compile(r"\b([A-Z][a-z]+) (\d{1,2}),? (20\d\d)\b")


def source_of(file: str, header: Cells, as_of: date | None) -> Source:
    """The source of a file, an unnamed one where nothing says whose it is."""
    for pattern, key, publisher in _BY_NAME:
        if re.search(pattern, file, re.IGNORECASE):
            return Source(key, publisher, as_of)
    names = {name.strip().casefold() for name in header}
    for column, key, publisher in _BY_COLUMN:
        if column in names:
            return Source(key, publisher, as_of)
    return Source("operator", "", as_of)


def codes_of_all(source: Source) -> frozenset[str]:
    """The service codes that hold for the whole list, because of what it lists."""
    return _CODES.get(source.key, frozenset())


def sources_written(row: RawRow, otherwise: Source, as_of: date | None) -> tuple[Source, ...]:
    """The sources that an exported row names, or the file's; ``as_of`` outdoes what it says."""
    days = [as_of or _iso(text) for text in (row.as_of or "").split("|")]
    if not row.source_key:
        return (replace(otherwise, as_of=otherwise.as_of or days[0]),)
    keys, publishers = row.source_key.split("|"), (row.source_publisher or "").split("|")
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
