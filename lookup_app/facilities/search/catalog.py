"""Facilities held in memory and searched: the part the local and the live directory share."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import dist, inf

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import (
    CountKey,
    Facility,
    FacilityPage,
    Nearby,
    PageAsked,
)
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.published import is_other_help
from lookup_app.facilities.search.borders import Borders, has_borders
from lookup_app.facilities.search.counts import ChoiceTally
from lookup_app.facilities.search.nearest import BallTree, Hit, chord_to_miles, unit_vector
from lookup_app.facilities.search.radii import ENOUGH, RADII_MILES, next_radius, wide_enough
from lookup_app.facilities.search.shared_addresses import at_same_address
from lookup_app.places import Place

# Turning a chord into miles and back must not lose the farthest of the nearest.
_SLACK = 1 + 1e-9

_DUI_ONLY = service_codes.mask_of(["DUO"])
# The choices that ask for another kind of help than treatment.
_OTHER_CHOICES: tuple[CountKey, ...] = (("care", "health-center"),)


@dataclass(frozen=True, slots=True)
class _Area:
    """What is searched: its rows before any filter. Sorted, they are in the order to show them.

    ``radius_miles`` is None for a county or a state, and where no usual radius fills a page: then
    the area reaches to the last of the nearest that fit. ``others`` are rows in it of another kind
    of help than treatment, where nobody asked for them.
    """

    hits: Sequence[Hit]
    radius_miles: float | None = None
    bordered: bool = False
    others: Sequence[Hit] = ()


class Catalog:
    """An immutable set of facilities with its indexes; building it costs 30 µs a facility."""

    def __init__(self, facilities: Iterable[Facility]) -> None:
        """Index the facilities. Rows are numbered by name, so equal distances sort by name."""
        self.facilities = tuple(sorted(facilities, key=_by_name))
        self._by_id = {facility.id: facility for facility in self.facilities}
        self._tally = ChoiceTally(facility.code_mask for facility in self.facilities)
        # Programs only for people referred for impaired driving are no help to most who ask, and
        # another kind of help is no treatment: each has a tree of its own, searched when chosen.
        self._others = frozenset(
            row for row, one in enumerate(self.facilities) if is_other_help(one)
        )
        rows = [row for row in range(len(self.facilities)) if row not in self._others]
        self._open_tree = self._tree(row for row in rows if not self._dui_only(row))
        self._dui_tree = self._tree(row for row in rows if self._dui_only(row))
        self._other_tree = self._tree(self._others)
        self._borders = Borders(self.facilities)
        self._by_zip: dict[str, list[Facility]] = defaultdict(list)
        for row in rows:
            if not self._dui_only(row):
                self._by_zip[self.facilities[row].zip].append(self.facilities[row])

    def __len__(self) -> int:
        return len(self.facilities)

    def facility(self, facility_id: str) -> Facility | None:
        """The facility of that id."""
        return self._by_id.get(facility_id)

    def at_address_of(self, facility: Facility) -> tuple[Facility, ...]:
        """Other treatment open to everybody at the facility's address."""
        return at_same_address(facility, self._by_zip.get(facility.zip, ()))

    def count_by_state(self) -> dict[str, int]:
        """How many facilities each state has, by its two letters."""
        return self._borders.count_by_state()

    def search(
        self,
        place: Place,
        filters: Filters,
        radius_miles: float | None,
        page: PageAsked,
        as_of: date | None,
        *,
        stale: bool = False,
        known_miles: float = RADII_MILES[-1],
    ) -> FacilityPage:
        """One page of the facilities near the place, or in it: see ``FacilityDirectory.search``.

        An infinite radius is the nearest anywhere, also of a county or a state. ``known_miles`` is
        how far around the place the catalog is complete; no radius chosen here goes beyond it.
        """
        area = self._area(place, filters, radius_miles, known_miles)
        tally = self._tally.of([row for _, row in area.hits], filters)
        fitting = sorted(area.hits[index] for index in tally.fitting)
        number, shown = _page_of(fitting, page)
        beyond = self._beyond(place, filters, len(fitting)) if len(fitting) < ENOUGH else None
        return FacilityPage(
            items=tuple(self._nearby(place, row) for _, row in shown),
            total=len(fitting),
            page=number,
            as_of=as_of,
            radius_miles=area.radius_miles,
            stale=stale,
            counts=self._with_others(tally.counts, area, filters),
            loosen=tally.loosen,
            next_radius_miles=next_radius(
                area.radius_miles, beyond, len(fitting), bordered=area.bordered
            ),
            nearest_miles=beyond if not fitting else None,
            page_size=page.size,
        )

    def _area(
        self, place: Place, filters: Filters, radius_miles: float | None, known_miles: float
    ) -> _Area:
        if _bordered(place, radius_miles):
            return self._within_borders(place, filters)
        if radius_miles is not None and radius_miles < inf:
            return self._within_radius(place, filters, radius_miles, radius_miles)
        nearest = self._nearest_hits(place, filters, ENOUGH)
        if radius := wide_enough(nearest, known_miles):
            return self._within_radius(place, filters, radius, radius)
        if not nearest:
            return self._within_radius(place, filters, known_miles)
        return self._within_radius(place, filters, chord_to_miles(nearest[-1][0]) * _SLACK)

    def _within_borders(self, place: Place, filters: Filters) -> _Area:
        with_dui, with_others = _asks_for_dui(filters), _asks_for_others(filters)
        # The place in the list stands for the distance: by town, not by how far.
        hits = [(float(at), row) for at, row in enumerate(self._borders.rows_in(place))]
        treatment = [hit for hit in hits if hit[1] not in self._others]
        others = [hit for hit in hits if hit[1] in self._others]
        shown = [hit for hit in treatment if with_dui or not self._dui_only(hit[1])]
        if with_others:
            return _Area(sorted(shown + others), bordered=True)
        return _Area(shown, bordered=True, others=others)

    def _within_radius(
        self, place: Place, filters: Filters, reach_miles: float, radius_miles: float | None = None
    ) -> _Area:
        def within(tree: BallTree) -> list[Hit]:
            return tree.within(place.latitude, place.longitude, reach_miles)

        others = [] if _asks_for_others(filters) else within(self._other_tree)
        return _Area(self._in_trees(filters, within), radius_miles, others=others)

    def _with_others(
        self, counts: dict[CountKey, int], area: _Area, filters: Filters
    ) -> dict[CountKey, int]:
        """The counts, where the choice of another kind of help says what it would bring."""
        brought = self._tally.of([row for _, row in area.others], filters).counts
        return counts | {key: counts[key] + brought[key] for key in _OTHER_CHOICES}

    def _nearest_hits(self, place: Place, filters: Filters, count: int) -> list[Hit]:
        wanted = [mask for _, mask in filters.masks()]
        hits = self._in_trees(
            filters, lambda tree: tree.nearest(place.latitude, place.longitude, count, wanted)
        )
        return sorted(hits)[:count]

    def _in_trees(self, filters: Filters, search: Callable[[BallTree], list[Hit]]) -> list[Hit]:
        hits = search(self._open_tree)
        if _asks_for_dui(filters):
            hits = hits + search(self._dui_tree)
        if _asks_for_others(filters):
            hits = hits + search(self._other_tree)
        return hits

    def _beyond(self, place: Place, filters: Filters, found: int) -> float | None:
        """How far the nearest fitting facility outside the area searched is, in miles."""
        hits = self._nearest_hits(place, filters, found + 1)
        return chord_to_miles(hits[-1][0]) if len(hits) > found else None

    def _nearby(self, place: Place, row: int) -> Nearby:
        facility = self.facilities[row]
        chord = dist(
            unit_vector(place.latitude, place.longitude),
            unit_vector(facility.latitude, facility.longitude),
        )
        return Nearby(facility, chord_to_miles(chord))

    def _tree(self, rows: Iterable[int]) -> BallTree:
        facilities = self.facilities
        return BallTree(
            (row, one.latitude, one.longitude, one.code_mask)
            for row in rows
            for one in (facilities[row],)
        )

    def _dui_only(self, row: int) -> bool:
        return bool(self.facilities[row].code_mask & _DUI_ONLY)


def _bordered(place: Place, radius_miles: float | None) -> bool:
    return radius_miles is None and has_borders(place)


def _page_of(fitting: Sequence[Hit], page: PageAsked) -> tuple[int, Sequence[Hit]]:
    """The page asked for, or the last one there is, and what stands on it."""
    number = min(max(1, page.number), max(1, -(-len(fitting) // page.size)))
    return number, fitting[(number - 1) * page.size : number * page.size]


def _asks_for_dui(filters: Filters) -> bool:
    return "dui" in filters.group


def _asks_for_others(filters: Filters) -> bool:
    return any(value in filters.of(kind) for kind, value in _OTHER_CHOICES)


def _by_name(facility: Facility) -> tuple[str, str]:
    return facility.name.casefold(), facility.id
