"""Ids of HSDS made of a facility's own: they stay the same from import to import, and lead back."""

from typing import Literal
from uuid import UUID

from lookup_app.facilities.facility import Facility

Entity = Literal["service", "organization", "service_at_location"]

# Version 8 UUIDs, whose content is ours to say: the last 50 bits are the facility's id.
_BASES: dict[Entity, int] = {
    "service": UUID("6d2f7a5e-3c1b-8e4d-9a00-000000000000").int,
    "organization": UUID("8b5d1c07-9e42-8a36-9a00-000000000000").int,
    "service_at_location": UUID("f1c46e93-70ad-8b52-9a00-000000000000").int,
}
_ID_BITS = 50
_BASE_32 = "abcdefghijklmnopqrstuvwxyz234567"


def id_of(entity: Entity, facility: Facility) -> str:
    """The id of what the facility is in HSDS; ``facility_id_of`` undoes it."""
    bits = 0
    for letter in facility.id:
        bits = bits << 5 | _BASE_32.index(letter)
    return str(UUID(int=_BASES[entity] | bits))


def facility_id_of(entity: Entity, identity: UUID) -> str | None:
    """The id of the facility that has that id in HSDS, if any can."""
    bits = identity.int & ((1 << _ID_BITS) - 1)
    if identity.int != _BASES[entity] | bits:
        return None
    return "".join(_BASE_32[bits >> shift & 31] for shift in range(_ID_BITS - 5, -5, -5))
