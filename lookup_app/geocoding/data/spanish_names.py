"""Names of the tables as people say them in Spanish: "Puente Golden Gate", "Reserva Navajo"."""

import re
from collections.abc import Iterator

from lookup_app.states import STATES

# How a name says what it is of, and what stands before the same name in Spanish.
_KINDS = (
    (r"(?P<n>.+) State University", ("Universidad Estatal",)),
    (r"University of (?:the )?(?P<n>.+)|(?P<n2>.+) University", ("Universidad",)),
    (r"(?P<n>.+) Bridge", ("Puente",)),
    (r"(?P<n>.+) (?:Air Force Base|AFB|Air Base|AB)", ("Base Aérea", "Base")),
    (r"(?P<n>.+) (?:Indian )?Reservation", ("Reserva", "Reserva India", "Reservación")),
    (r"(?P<n>.+) Nation", ("Nación",)),
    (r"(?P<n>.+) Tribe", ("Tribu",)),
    (r"(?P<n>.+) Island|Island of (?P<n2>.+)", ("Isla",)),
    (r"(?P<n>.+) Islands", ("Islas",)),
    (r"(?P<n>.+) National Park", ("Parque Nacional", "Parque")),
    (r"(?P<n>.+) State Park", ("Parque Estatal",)),
    (r"(?P<n>.+) Zoo", ("Zoológico",)),
    (r"(?P<n>.+) (?:Hospital|Medical Center)", ("Hospital", "Centro Médico")),
    (r"(?P<n>.+) Museum", ("Museo",)),
    (r"(?P<n>.+) Valley", ("Valle",)),
    (r"(?P<n>.+) Mountains", ("Montañas",)),
    (r"Mount (?P<n>.+)", ("Monte",)),
    (r"Lake (?P<n>.+)|(?P<n2>.+) Lake", ("Lago",)),
    (r"(?P<n>.+) Beach", ("Playa",)),
    (r"(?P<n>.+) Stadium", ("Estadio",)),
    (r"Naval (?:Base|Station) (?P<n>.+)|(?P<n2>.+) Naval (?:Base|Station)", ("Base Naval",)),
    (r"Fort (?P<n>.+)|Ft (?P<n2>.+)", ("Fuerte",)),
)
_PATTERNS = tuple((re.compile(pattern), said) for pattern, said in _KINDS)
_JOINTS = ("", "de ", "del ")


def in_spanish(name: str) -> Iterator[str]:
    """The name with its kind before it, with "de" and without; none where it says no kind."""
    for pattern, kinds in _PATTERNS:
        if found := pattern.fullmatch(name):
            own = next(filter(None, found.groups()))
            for kind in kinds:
                yield from (f"{kind} {joint}{said}" for said in _states(own) for joint in _JOINTS)
            return


def _states(name: str) -> tuple[str, ...]:
    """A state in its Spanish spellings, too: "Universidad de Pensilvania"."""
    return next((state.names for state in STATES if state.name == name), (name,))
