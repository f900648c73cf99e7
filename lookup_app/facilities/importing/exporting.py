"""The directory written as a CSV file that ``facilities import`` reads back."""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from lookup_app.facilities.facility import Facility, Phone
from lookup_app.facilities.importing.reading.cells import inert

COLUMNS = (
    "id", "name", "name2", "street", "street2", "city", "state", "zip", "county",
    "latitude", "longitude", "phone", "intake1", "hotline", "website", "services", "labels",
    "source_key", "source_publisher", "as_of",
)  # fmt: skip
ENDINGS = (".csv", ".csv.gz")


def export_csv(facilities: Iterable[Facility], path: Path) -> None:
    """Write the facilities to a .csv or .csv.gz file, or nothing at all.

    Approximate points are left out, so that whoever imports the file places the row again.
    """
    beside = path.with_name(f"{path.name}.part")
    try:
        with _opened(beside, packed=path.suffix.lower() == ".gz") as text:
            table = csv.writer(text, lineterminator="\n")
            table.writerow(COLUMNS)
            table.writerows([*map(inert, _row(facility))] for facility in facilities)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _row(facility: Facility) -> Iterator[str]:
    yield facility.id
    yield from (facility.name1, facility.name2)
    yield from (facility.street1, facility.street2)
    yield from (facility.city, facility.state, facility.zip, facility.county or "")
    point = ("", "") if facility.approximate else (facility.latitude, facility.longitude)
    yield from map(str, point)
    for kind in ("main", "intake", "hotline"):
        yield "|".join(_written(phone) for phone in facility.phones if phone.kind == kind)
    yield facility.website or ""
    yield "*".join(facility.codes)
    yield ";".join(facility.labels)  # The locator joins them so: none holds one.
    yield "|".join(source.key for source in facility.sources)
    yield "|".join(source.publisher for source in facility.sources)
    yield "|".join(str(source.as_of or "") for source in facility.sources)


def _written(phone: Phone) -> str:
    """``918-555-0100 x12``: a plus sign at its front would be a formula."""
    digits = phone.number.removeprefix("+1")
    number = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    return f"{number} x{phone.extension}" if phone.extension else number


@contextmanager
def _opened(path: Path, *, packed: bool) -> Iterator[TextIO]:
    if packed:
        with gzip.open(path, "wb") as file, io.TextIOWrapper(file, "utf-8", newline="") as text:
            yield text
    else:
        with path.open("w", encoding="utf-8", newline="") as text:
            yield text
