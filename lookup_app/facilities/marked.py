"""A directory whose facilities carry what a moderator found of them: every row comes from here."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from lookup_app.facilities.directory import (
    FIRST_PAGE,
    DirectoryStatus,
    FacilityDirectory,
    FacilityPage,
    PageAsked,
)
from lookup_app.facilities.facility import Facility, NamedFacilities
from lookup_app.facilities.filters import Filters
from lookup_app.guidance.mark import Mark, Marks
from lookup_app.places import Place


@dataclass(frozen=True, slots=True)
class MarkedDirectory:
    """Answers what ``directory`` answers, each facility with its mark where it has one."""

    directory: FacilityDirectory
    marks: Marks

    @property
    def asks_elsewhere(self) -> bool:
        """Whether a search tells another host the place."""
        return self.directory.asks_elsewhere

    def search(
        self,
        place: Place,
        filters: Filters,
        radius_miles: float | None = None,
        page: PageAsked = FIRST_PAGE,
    ) -> FacilityPage:
        """One page of the facilities near the place, or in it where it is a county or a state."""
        found = self.directory.search(place, filters, radius_miles, page)
        items = (replace(one, facility=self._marked(one.facility)) for one in found.items)
        return replace(found, items=tuple(items))

    def facility(self, facility_id: str, place: Place | None = None) -> Facility | None:
        """The facility of that id."""
        found = self.directory.facility(facility_id, place)
        return self._marked(found) if found else None

    def at_address_of(self, facility: Facility, place: Place) -> tuple[Facility, ...]:
        """Other treatment open to everybody at the facility's address, found from the place."""
        return self._all_marked(self.directory.at_address_of(facility, place))

    def named(self, name: str) -> NamedFacilities:
        """The facilities whose name holds what was typed."""
        found = self.directory.named(name)
        return replace(found, facilities=self._all_marked(found.facilities))

    def of_the_very_name(self, name: str) -> tuple[Facility, ...]:
        """The facilities that are called just that."""
        return self._all_marked(self.directory.of_the_very_name(name))

    def facilities(self) -> Sequence[Facility]:
        """Every facility, by name."""
        found = self.directory.facilities()
        return self._all_marked(found) if self.marks else found

    def status(self) -> DirectoryStatus:
        """What the directory holds; a mark makes another edition of it."""
        status = self.directory.status()
        return replace(status, edition=f"{status.edition} {sorted(self.marks.items())}")

    def _all_marked(self, found: Iterable[Facility]) -> tuple[Facility, ...]:
        return tuple(map(self._marked, found))

    def _marked(self, facility: Facility) -> Facility:
        """The facility with its mark, but where its list says the same by now."""
        mark = self.marks.get(facility.id)
        return replace(facility, mark=mark) if mark and not _agrees(facility, mark) else facility


def _agrees(facility: Facility, mark: Mark) -> bool:
    match mark.state:
        case "number":
            digits = _digits(mark.value)
            return any(_digits(phone.number) == digits for phone in facility.phones)
        case "moved":
            return bool(facility.street) and _holds(mark.value, facility.street)
        case "checking" | "closed":
            return False
        case unknown:
            assert_never(unknown)


def _holds(address: str, street: str) -> bool:
    """Whether the street is in it: "1 Main Street" is not in "11 Main Street"."""
    return bool(re.search(rf"(?<!\w){re.escape(street)}(?!\w)", address, re.IGNORECASE))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-10:]
