"""Airports with an IATA code, each at its own point."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lookup_app.geocoding.build.post_names import post_name
from lookup_app.geocoding.build.rows import AirportRow, Draft, km

_ENDING = re.compile(r" (?:International |Regional |Municipal |Memorial )*Air(?:port|field)$")

# Two lists further apart than this on one code: one of them means another airport.
_SAME_AIRPORT_KM = 10.0


def place_airports(
    airports: Iterable[AirportRow], older: Iterable[AirportRow], near_zone: Mapping[str, str]
) -> list[Draft]:
    """Today's list, and the older one for the territories that it leaves out.

    ``near_zone`` gives a time zone by state for the older list, which has none.
    """
    found = {row.code: _draft(row) for row in airports}
    for row in older:
        known = found.get(row.code)
        if known is None:
            found[row.code] = _draft(replace(row, time_zone=near_zone.get(row.state)))
        elif _is_same(row, known):
            found[row.code] = _known_by_both(known, row)
    return list(found.values())


def _is_same(row: AirportRow, known: Draft) -> bool:
    points = (row.latitude, row.longitude), (known.latitude, known.longitude)
    return km(*points) <= _SAME_AIRPORT_KM


def _known_by_both(known: Draft, older: AirportRow) -> Draft:
    """Today's airport, answering to the older list's name too."""
    names = {*known.names, older.name}
    if older.scheduled:
        names.add(f"{older.city} Airport")
    row = replace(
        older,
        name=known.name,
        city=known.city or older.city,
        latitude=known.latitude,
        longitude=known.longitude,
        time_zone=known.time_zone,
    )
    return _draft(row, tuple(names))


def _shorter(name: str) -> tuple[str, ...]:
    """ "Phoenix Sky Harbor" for its full name, but never a county's or a single word."""
    short = _ENDING.sub("", name)
    usable = short != name and " " in short and not short.endswith(("County", "City"))
    return (short,) if usable else ()


def _draft(row: AirportRow, names: tuple[str, ...] = ()) -> Draft:
    return Draft(
        name=row.name,
        kind="airport",
        state=row.state,
        latitude=row.latitude,
        longitude=row.longitude,
        city=post_name(row.city) or None,
        time_zone=row.time_zone or None,
        names=(*names, f"{row.code} airport", *_shorter(row.name)),
        id=f"airport/{row.code.lower()}",
    )
