"""The areas that the locator can be asked about, and what it replies."""

import json
from dataclasses import dataclass
from importlib.resources import files

from lookup_app.facilities.facility import Facility
from lookup_app.places import Place

_STATE_IDS: dict[str, int] = json.loads(
    files("lookup_app").joinpath("content/locator_state_ids.json").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Area:
    """What is asked: a circle (``radius_miles``), a whole state, or the nearest anywhere (neither).

    With a ``code`` only those that have this service code. Degrees are rounded to two decimals, so
    that no more than that leaves this machine.
    """

    latitude: float
    longitude: float
    radius_miles: float | None = None
    state_id: int | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """The facilities that the locator named; ``whole`` unless it has more in that area."""

    facilities: tuple[Facility, ...]
    whole: bool = True


def around(place: Place, radius_miles: float) -> Area:
    """The circle around the place."""
    return Area(round(place.latitude, 2), round(place.longitude, 2), float(radius_miles))


def everywhere(place: Place, code: str = "") -> Area:
    """The nearest to the place, however far; of those with the service code where one is given."""
    return Area(round(place.latitude, 2), round(place.longitude, 2), code=code)


def in_state(state: str) -> Area | None:
    """The whole state; None for the territories, which the API has no numbers for."""
    state_id = _STATE_IDS.get(state)
    return Area(0, 0, state_id=state_id) if state_id else None
