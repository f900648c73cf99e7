"""Airports with an IATA code, each at its own point."""

import re

from lookup_app.geocoding.build import sources
from lookup_app.geocoding.build.rows import Draft, km

_ENDING = re.compile(r" (?:International |Regional |Municipal |Memorial )*Air(?:port|field)$")

# Two lists further apart than this on one code: one of them means another airport.
_SAME_AIRPORT_KM = 10.0


def place_airports(near_zone: "dict[str, str]") -> list[Draft]:
    """Today's list, and the older one for the territories that it leaves out.

    ``near_zone`` gives a time zone by state for the older list, which has none.
    """
    found: dict[str, Draft] = {}
    for code, name, city, state, latitude, longitude, zone in sources.airports():
        found[code] = _draft(code, name, city, state, latitude, longitude, zone)
    for code, name, city, state, latitude, longitude, scheduled in sources.older_airports():
        known = found.get(code)
        if known is None:
            zone = near_zone.get(state, "")
            found[code] = _draft(code, name, city, state, latitude, longitude, zone)
        elif km((latitude, longitude), (known.latitude, known.longitude)) <= _SAME_AIRPORT_KM:
            names = tuple({*known.names, name} | ({f"{city} Airport"} if scheduled else set()))
            found[code] = _draft(
                code,
                known.name,
                known.city or city,
                state,
                known.latitude,
                known.longitude,
                known.time_zone or "",
                names,
            )
    return list(found.values())


def _shorter(name: str) -> tuple[str, ...]:
    """ "Phoenix Sky Harbor" for its full name, but never a county's or a single word."""
    short = _ENDING.sub("", name)
    usable = short != name and " " in short and not short.endswith(("County", "City"))
    return (short,) if usable else ()


def _draft(
    code: str,
    name: str,
    city: str,
    state: str,
    latitude: float,
    longitude: float,
    zone: str,
    names: tuple[str, ...] = (),
) -> Draft:
    return Draft(
        name=name,
        kind="airport",
        state=state,
        latitude=latitude,
        longitude=longitude,
        city=city or None,
        time_zone=zone or None,
        names=(*names, f"{code} airport", *_shorter(name)),
        id=f"airport/{code.lower()}",
    )
