"""Programs of one house: facilities of their own, shown as one address with its programs."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, chain

from lookup_app.facilities.facility import Facility, Nearby
from lookup_app.facilities.post_boxes import without_post_box
from lookup_app.facilities.streets import street_words, without_unit

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """What stands at one address: a facility, or several programs, the nearest first.

    They are numbered from ``first_number``, in the list and on the map alike.
    """

    programs: tuple[Nearby, ...]
    first_number: int

    @property
    def nearest(self) -> Nearby:
        """The first of the programs, whose distance is that of the address."""
        return self.programs[0]

    @property
    def street(self) -> str:
        """The street line of them all: the whole of it, or where units differ, without them."""
        first = self.nearest.facility
        return first.street if self._in_one_unit else _house_of(first)

    def unit_of(self, program: Facility) -> str:
        """What a program's own street line says beyond that: its suite or floor, mostly."""
        more = program.street.removeprefix(_house_of(program))
        return "" if self._in_one_unit else more.strip(" ,")

    @property
    def _in_one_unit(self) -> bool:
        return len({one.facility.street for one in self.programs}) == 1


def by_address(items: Iterable[Nearby], first_number: int = 1) -> tuple[Address, ...]:
    """The facilities by address; each address stands where its first facility did."""
    houses: dict[_Key, list[Nearby]] = {}
    for nearby in items:
        houses.setdefault(_key(nearby.facility), []).append(nearby)
    before = accumulate(map(len, houses.values()), initial=first_number)
    return tuple(
        Address(tuple(one), number) for one, number in zip(houses.values(), before, strict=False)
    )


def programs_of(addresses: Iterable[Address]) -> tuple[Nearby, ...]:
    """All facilities of the addresses, in the order of the list."""
    return tuple(chain.from_iterable(one.programs for one in addresses))


def at_same_address(one: Facility, others: Iterable[Facility]) -> tuple[Facility, ...]:
    """Those of the others that share the facility's address."""
    house = _key(one)
    return tuple(other for other in others if other.id != one.id and _key(other) == house)


def _key(facility: Facility) -> _Key:
    """What facilities of one address have in common; its own id where it says no street."""
    street = street_words(_house_of(facility))
    return (facility.zip, facility.state, *street) if facility.zip and street else (facility.id,)


def _house_of(facility: Facility) -> str:
    return without_unit(without_post_box(facility.street1))
