"""The locator API of FindTreatment.gov: how to ask it, and how to read what it answers.

The only module that knows its parameters and its JSON. Facts from the Developer Guide v1.9
(2025-01-15) and from what users of the API wrote down; see docs/facilities.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lookup_app.facilities.importing.cleaning import clean_text
from lookup_app.facilities.importing.records import RawRow
from lookup_app.facilities.live.labels import code_of
from lookup_app.facilities.sources import LOCATOR

METERS_PER_MILE = 1609.344
PATH = "/locator/exportsAsJson/v2"

_TYPE_CODES = {
    "SA": ("SA",),
    "MH": ("MH",),
    "OTP": ("SA", "OTP"),
    "HRSA": ("HRSA",),
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


def with_code(parameters: Mapping[str, str], code: str) -> dict[str, str]:
    """Ask for the rows that have the service code alone."""
    return {**parameters, "sCodes": code}


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

    codes, labels = _offers(row)
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
        codes=frozenset(codes),
        labels=tuple(labels),
        sources=(LOCATOR,),
    )


def _offers(row: Mapping[str, Any]) -> tuple[set[str], dict[str, None]]:
    """The service codes that the row's labels stand for, and the labels that nobody knows."""
    # The live API and its guide spell this key differently.
    kind = row.get("typeFacility") or row.get("type_facility")
    codes = set(_TYPE_CODES.get(str(kind).strip().upper(), ()))
    unknown: dict[str, None] = {}
    for category, label in _labels(row.get("services")):
        if code := code_of(category, label):
            codes.add(code)
        else:
            unknown[label] = None
    return codes, unknown


def _labels(services: Any) -> Iterator[tuple[str, str]]:
    """Each label with the category it stands under."""
    for service in services if isinstance(services, list) else ():
        if isinstance(service, Mapping) and isinstance(service.get("f3"), str):
            for label in service["f3"].split(";"):
                if said := clean_text(label):
                    yield str(service.get("f2")), said


def _count(answer: Mapping[str, Any], key: str) -> int:
    try:
        return max(0, int(answer.get(key) or 0))
    except (TypeError, ValueError):
        raise LocatorAnswerError(f"{key} is no number") from None
