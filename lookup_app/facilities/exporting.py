"""The directory written as a CSV file that ``facilities import`` reads back."""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from lookup_app.facilities.directory import Facility, Phone

COLUMNS = (
    "name", "street", "city", "state", "zip", "county", "latitude", "longitude",
    "phone", "intake1", "hotline", "website", "services",
)  # fmt: skip


def export_csv(facilities: Iterable[Facility], path: Path) -> None:
    """Write the facilities to a .csv or .csv.gz file.

    Approximate points are left out, so that whoever imports the file places the row again.
    """
    with _opened(path) as text:
        table = csv.writer(text, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows(_row(facility) for facility in facilities)


def _row(facility: Facility) -> Iterator[str]:
    yield from (facility.name, facility.street, facility.city, facility.state, facility.zip)
    yield facility.county or ""
    point = ("", "") if facility.approximate else (facility.latitude, facility.longitude)
    yield from map(str, point)
    for kind in ("main", "intake", "hotline"):
        yield next((_written(phone) for phone in facility.phones if phone.kind == kind), "")
    yield facility.website or ""
    yield "*".join(facility.codes)


def _written(phone: Phone) -> str:
    return f"{phone.number} x{phone.extension}" if phone.extension else phone.number


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    if path.suffix == ".gz":
        with gzip.open(path, "wb") as file, io.TextIOWrapper(file, "utf-8", newline="") as text:
            yield text
    else:
        with path.open("w", encoding="utf-8", newline="") as text:
            yield text
