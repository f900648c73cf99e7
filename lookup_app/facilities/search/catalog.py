"""Facilities held in memory and searched: the part the local and the live directory share."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import dist, inf

from lookup_app.facilities.directory import CountKey, FacilityPage, PageAsked
from lookup_app.facilities.facility import Facility, NamedFacilities, Nearby
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.search.borders import has_borders
from lookup_app.facilities.search.counts import ChoiceTally
from lookup_app.facilities.search.far import FAR_MILES, is_on_side_of, island_of
from lookup_app.facilities.search.names import Names
from lookup_app.facilities.search.nearest import Hit, chord_to_miles, unit_vector
from lookup_app.facilities.search.radii import ENOUGH, RADII_MILES, next_radius
from lookup_app.facilities.search.row_index import OTHER_CHOICES, InReach, RowIndex
from lookup_app.facilities.search.shared_addresses import at_same_address
from lookup_app.places import Place


class Catalog:
    """An immutable set of facilities with its indexes; building it costs 30 µs a facility."""

    def __init__(self, facilities: Iterable[Facility]) -> None:
        """Index the facilities. Rows are numbered by name, so equal distances sort by name."""
        self.facilities = tuple(sorted(facilities, key=_by_name))
        self._by_id = {facility.id: facility for facility in self.facilities}
        self._tally = ChoiceTally([facility.code_mask for facility in self.facilities])
        self._rows = RowIndex(self.facilities)
        self._names = Names(self.facilities)
        self._open_by_zip = array("L", sorted(self._rows.open_rows, key=self._zip_of))

    def __len__(self) -> int:
        return len(self.facilities)

    def facility(self, facility_id: str) -> Facility | None:
        """The facility of that id."""
        return self._by_id.get(facility_id)

    def at_address_of(self, facility: Facility) -> tuple[Facility, ...]:
        """Other treatment open to everybody at the facility's address."""
        rows = self._open_by_zip
        first = bisect_left(rows, facility.zip, key=self._zip_of)
        after = bisect_right(rows, facility.zip, key=self._zip_of)
        return at_same_address(facility, (self.facilities[row] for row in rows[first:after]))

    def named(self, name: str) -> NamedFacilities:
        """The facilities whose name holds what was typed, alone or with a town or state behind."""
        return self._names.named(name)

    def of_the_very_name(self, name: str) -> tuple[Facility, ...]:
        """The facilities that are called just that."""
        return self._names.of_the_very_name(name)

    def search(
        self,
        place: Place,
        filters: Filters,
        radius_miles: float | None,
        page: PageAsked,
        known_miles: float = RADII_MILES[-1],
    ) -> FacilityPage:
        """One page of the facilities near the place, or in it: see ``FacilityDirectory.search``.

        An infinite radius is the nearest anywhere, also of a county or a state. ``known_miles`` is
        how far around the place the catalog is complete; no radius chosen here goes beyond it.
        """
        reached = self._reached(place, filters, radius_miles, page, known_miles)
        tally = self._tally.of([row for _, row in reached.hits], filters)
        fitting = sorted(reached.hits[index] for index in tally.fitting)
        beyond = None if page.name else self._beyond(place, filters, fitting)
        number, shown = _page_of(fitting, page)
        return FacilityPage(
            items=tuple(self._nearby(place, row) for _, row in shown),
            total=len(fitting),
            page=number,
            page_size=page.size,
            radius_miles=reached.radius_miles,
            counts=self._with_others(tally.counts, reached, filters),
            loosen=tally.loosen,
            next_radius_miles=_wider(place, reached, beyond, len(fitting)),
            nearest_miles=None if fitting or not beyond else beyond.distance_miles,
        )

    def _reached(
        self,
        place: Place,
        filters: Filters,
        radius_miles: float | None,
        page: PageAsked,
        known_miles: float,
    ) -> InReach:
        """What the search reaches: by a name, all that is near and not what fills a page."""
        unbounded = not (radius_miles or has_borders(place))
        if page.name and unbounded:
            radius_miles = min(FAR_MILES, known_miles)
        reached = self._rows.reach(place, filters, radius_miles, known_miles)
        if unbounded and not page.with_far:
            reached = replace(self._near_only(place, filters, reached), near_only=True)
        return self._called(page.name, reached) if page.name else reached

    def _near_only(self, place: Place, filters: Filters, usual: InReach) -> InReach:
        """What was reached without what is far; on an island, all of its own that is not, which
        is no circle: more may lie over the water."""
        near = self._on_side_of(place, usual)
        island = island_of(place.state, place.county)
        whole = near == usual or not island
        if whole and usual.hits and chord_to_miles(max(usual.hits)[0]) <= FAR_MILES:
            return near
        circle = self._rows.reach(place, filters, FAR_MILES, FAR_MILES)
        near = self._on_side_of(place, circle)
        return replace(near, radius_miles=None) if island else near

    def _on_side_of(self, place: Place, reached: InReach) -> InReach:
        def kept(hits: Sequence[Hit]) -> Sequence[Hit]:
            return [hit for hit in hits if is_on_side_of(place, self.facilities[hit[1]])]

        return replace(reached, hits=kept(reached.hits), others=kept(reached.others))

    def _called(self, name: str, reached: InReach) -> InReach:
        held = self._names.held_by(name)
        return replace(reached, hits=[hit for hit in reached.hits if held(hit[1])], others=())

    def _with_others(
        self, counts: dict[CountKey, int], reached: InReach, filters: Filters
    ) -> dict[CountKey, int]:
        """The counts, where the choice of another kind of help says what it would bring."""
        if not reached.others:
            return counts
        brought = self._tally.of([row for _, row in reached.others], filters).counts
        return counts | {key: counts[key] + brought[key] for key in OTHER_CHOICES}

    def _beyond(self, place: Place, filters: Filters, fitting: Sequence[Hit]) -> Nearby | None:
        """The nearest that fits and was not reached; None where enough was."""
        if len(fitting) >= ENOUGH:
            return None
        reached = {row for _, row in fitting}
        nearest = self._rows.nearest(place, filters, len(fitting) + 1)
        beyond = (row for _, row in nearest if row not in reached)
        return next((self._nearby(place, row) for row in beyond), None)

    def _zip_of(self, row: int) -> str:
        return self.facilities[row].zip

    def _nearby(self, place: Place, row: int) -> Nearby:
        facility = self.facilities[row]
        chord = dist(
            unit_vector(place.latitude, place.longitude),
            unit_vector(facility.latitude, facility.longitude),
        )
        return Nearby(facility, chord_to_miles(chord))


def _wider(place: Place, reached: InReach, beyond: Nearby | None, found: int) -> float | None:
    """The radius to offer in one press: none where nothing near fits, and from an island that has
    no more, where a circle would only reach over the water, the nearest anywhere."""
    if reached.near_only and not found:
        return None
    its_own = reached.near_only or reached.bordered
    if its_own and beyond and _is_island_without(place, beyond.facility):
        return inf
    away = beyond.distance_miles if beyond else None
    return next_radius(reached.radius_miles, away, found, bordered=reached.bordered)


def _is_island_without(place: Place, facility: Facility) -> bool:
    on_island = bool(island_of(place.state, place.county))
    return on_island and not is_on_side_of(place, facility)


def _page_of(fitting: Sequence[Hit], page: PageAsked) -> tuple[int, Sequence[Hit]]:
    """The page asked for, or the last one there is, and what stands on it."""
    number = min(max(1, page.number), max(1, -(-len(fitting) // page.size)))
    return number, fitting[(number - 1) * page.size : number * page.size]


def _by_name(facility: Facility) -> tuple[str, str]:
    return facility.name.casefold(), facility.id
