"""The locator API of FindTreatment.gov: how to ask it, and how to read what it answers.

The only module that knows its parameters and its JSON. Facts from the Developer Guide v1.9
(2025-01-15) and from what users of the API wrote down; see docs/facilities.md.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from lookup_app.facilities.importing.records import RawRow
from lookup_app.facilities.sources import LOCATOR

METERS_PER_MILE = 1609.344
PATH = "/locator/exportsAsJson/v2"

_LABELS: dict[str, dict[str, str]] = {
    category: {label: code for code, labels in table.items() for label in labels}
    for category, table in tomllib.loads(
        files("lookup_app").joinpath("content/locator_labels.toml").read_text(encoding="utf-8")
    ).items()
}
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_WORD = re.compile(r"[a-z0-9]+")
# Categories that changed their name, or that two halves of the directory name differently.
_SAME_CATEGORY = {"ASSES": "ASMT", "SCR": "TS", "OL": "SL", "AIL": "SL", "GN": "SN"}
_TYPE_CODES = {
    "SA": ("SA",),
    "MH": ("MH",),
    "OTP": ("SA", "OTP"),
    "HRSA": (),
}


class LocatorAnswerError(Exception):
    """The answer is not what the API is known to answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of the API: its rows, how many pages and how many rows there are in all."""

    rows: tuple[RawRow, ...]
    pages: int
    total: int


def nearest_parameters(
    latitude: float, longitude: float, page_size: int, page: int = 1
) -> dict[str, str]:
    """Ask for the rows nearest to a point, however far.

    Two decimals of a degree, about a kilometre, are all that is told. Latitude comes first,
    whatever the guide's table says (reversed, the API answers no rows and no error), and without
    ``sType`` it mixes in every health center and practitioner.
    """
    return {
        "sAddr": f"{latitude:.2f},{longitude:.2f}",
        "sType": "both",
        "pageSize": str(page_size),
        "page": str(page),
        "sort": "0",
    }


def near_parameters(
    latitude: float, longitude: float, radius_miles: float, page_size: int
) -> dict[str, str]:
    """Ask for the rows in a circle, nearest first. The API counts meters."""
    meters = round(radius_miles * METERS_PER_MILE)
    limit = {"limitType": "2", "limitValue": str(meters)}
    return nearest_parameters(latitude, longitude, page_size) | limit


def state_parameters(state_id: int, page: int, page_size: int) -> dict[str, str]:
    """Ask for one page of a state's rows, by the API's own number of the state."""
    return {
        "limitType": "0",
        "limitValue": str(state_id),
        "sType": "both",
        "pageSize": str(page_size),
        "page": str(page),
        "sort": "2",
    }


def read_answer(answer: Any) -> Answer:
    """The answer's rows and counts; raises LocatorAnswerError for anything but an answer."""
    rows = tuple(rows_of_answer(answer))
    return Answer(rows, _count(answer, "totalPages"), _count(answer, "recordCount"))


def rows_of_answer(answer: Any) -> Iterator[RawRow]:
    """The rows of one answer. Rows that are no objects are left out; fields may all be null."""
    if not isinstance(answer, Mapping) or not isinstance(answer.get("rows"), list):
        raise LocatorAnswerError("no list of rows")
    for row in answer["rows"]:
        if isinstance(row, Mapping):
            yield _row(row)


def _row(row: Mapping[str, Any]) -> RawRow:
    def text(key: str) -> str | None:
        value = row.get(key)
        return str(value) if isinstance(value, str | int | float) else None

    return RawRow(
        name=text("name1"),
        name2=text("name2"),
        street=text("street1"),
        street2=text("street2"),
        city=text("city"),
        state=text("state"),
        zip=text("zip"),
        latitude=text("latitude"),
        longitude=text("longitude"),
        phone=text("phone"),
        intake=(text("intake1"), text("intake2")),
        hotline=text("hotline1"),
        website=text("website"),
        codes=frozenset(_codes(row)),
        sources=(LOCATOR,),
    )


def _codes(row: Mapping[str, Any]) -> Iterator[str]:
    # The live API and its guide spell this key differently.
    kind = row.get("typeFacility") or row.get("type_facility")
    yield from _TYPE_CODES.get(str(kind).strip().upper(), ())
    services = row.get("services")
    for service in services if isinstance(services, list) else ():
        if isinstance(service, Mapping):
            yield from _codes_of_service(str(service.get("f2")), str(service.get("f3")))


def _codes_of_service(category: str, labels: str) -> Iterator[str]:
    category = category.split("/")[0].strip().upper()
    known = _LABELS.get(_SAME_CATEGORY.get(category, category), {})
    for label in labels.split(";"):
        if code := known.get(_plain(label)):
            yield code


def _plain(label: str) -> str:
    return " ".join(_WORD.findall(_BRACKETS.sub(" ", label.casefold())))


def _count(answer: Mapping[str, Any], key: str) -> int:
    try:
        return max(0, int(answer.get(key) or 0))
    except (TypeError, ValueError):
        raise LocatorAnswerError(f"{key} is no number") from None
