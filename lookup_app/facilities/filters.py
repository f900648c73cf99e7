"""The filters of a facility search: what an address calls them, and whom they let through."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Protocol

from lookup_app.facilities import service_codes
from lookup_app.facilities.service_codes import KINDS, Kind

_NONE: frozenset[str] = frozenset()


class Arguments(Protocol):
    """The one thing asked of a query string: all values of a name, as werkzeug's MultiDict."""

    def getlist(self, key: str, /) -> list[str]:
        """All values of the name, empty where there are none."""
        ...


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices a visitor made, by kind: AND across the kinds, OR within one."""

    care: frozenset[str] = _NONE
    pay: frozenset[str] = _NONE
    age: frozenset[str] = _NONE
    language: frozenset[str] = _NONE
    setting: frozenset[str] = _NONE
    group: frozenset[str] = _NONE

    @classmethod
    def parse(cls, arguments: Arguments) -> "Filters":
        """The filters a query string asks for; values nobody knows are left out, not refused.

        A choice may be named by its word ("medicaid") or by its service code ("MD").
        """
        return cls(**{kind: _chosen(kind, arguments.getlist(kind)) for kind in KINDS})

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    def pairs(self) -> Iterator[tuple[Kind, str]]:
        """Each chosen (kind, value), in a fixed order: what an address carries."""
        for kind in KINDS:
            for value in sorted(self.of(kind)):
                yield kind, value

    def of(self, kind: Kind) -> frozenset[str]:
        """The chosen values of one kind."""
        values: frozenset[str] = getattr(self, kind)
        return values

    def masks(self) -> tuple[tuple[Kind, int], ...]:
        """For each kind in use, the code mask a facility must share a bit with."""
        chosen = ((kind, self.of(kind)) for kind in KINDS)
        return tuple((kind, service_codes.choice_mask(kind, of)) for kind, of in chosen if of)


def _chosen(kind: Kind, values: list[str]) -> frozenset[str]:
    found = (service_codes.find_choice(kind, value) for value in values)
    return frozenset(choice.value for choice in found if choice)
