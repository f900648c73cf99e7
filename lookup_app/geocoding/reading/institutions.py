"""Institutions named after their town: "Fort Scott VA Clinic", "Tulsa airport"."""

import re

from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Found, Outcome
from lookup_app.geocoding.reading.abroad import Abroad
from lookup_app.geocoding.reading.names import named_anywhere, named_in_state, state_endings

_OF_VETERANS = re.compile(
    r"(?P<town>.+?) (?:va|veterans(?: affairs)?|v a|vet) (?:community based |outpatient |mobile )*"
    r"(?:clinic|hospital|medical center|medical ctr|health care center|healthcare center|center"
    r"|opc|cboc|vamc|domiciliary)(?: (?P<state>[a-z ]+))?"
)
_AIRPORT = re.compile(
    r"(?P<town>.+?) (?:international |intl |regional |municipal |county )*(?:airport|arpt)"
    r"|aeropuerto (?:internacional )?(?:de )?(?P<city>.+)"
)


def read_facility_name(words: tuple[str, ...], store: Store, abroad: Abroad) -> Outcome | None:
    """The town an institution is named after, where that town is plain."""
    text = " ".join(words)
    if found := _OF_VETERANS.fullmatch(text):
        town = found["town"].split()
        if found["state"]:
            for name, state in state_endings([*town, *found["state"].split()]):
                return _approximate(named_in_state(name, state, store))
        return _approximate(named_anywhere(town, store))
    if found := _AIRPORT.fullmatch(text):
        return _approximate(_airport_town((found["town"] or found["city"]).split(), store, abroad))
    return None


def _airport_town(town: list[str], store: Store, abroad: Abroad) -> Outcome | None:
    """ "Toronto airport" is not in Ohio."""
    named = named_anywhere(town, store)
    return abroad.instead_of(named, town) or named or abroad.by_town(town)


def is_of_veterans(words: tuple[str, ...]) -> bool:
    """Whether the words name a clinic of the Department of Veterans Affairs; "VA" is no state."""
    return bool(_OF_VETERANS.fullmatch(" ".join(words)))


def _approximate(outcome: Outcome | None) -> Outcome | None:
    return Found(outcome.place, "approximate") if isinstance(outcome, Found) else outcome
