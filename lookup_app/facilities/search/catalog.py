"""Facilities held in memory and searched: the part the local and the live directory share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import dist, inf

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import PAGE_SIZE, Facility, FacilityPage, Nearby
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.search.borders import Borders, has_borders
from lookup_app.facilities.search.counts import ChoiceTally
from lookup_app.facilities.search.nearest import BallTree, Hit, chord_to_miles, unit_vector
from lookup_app.places import Place

# The radii a page offers, in miles. The smallest that fills a page is wide enough.
RADII_MILES: tuple[float, ...] = (5, 10, 25, 50, 100, 250)
ENOUGH = PAGE_SIZE
# Turning a chord into miles and back must not lose the farthest of the nearest.
_SLACK = 1 + 1e-9

_DUI_ONLY = service_codes.mask_of(["DUO"])


@dataclass(frozen=True, slots=True)
class _Area:
    """What is searched: its rows before any filter. Sorted, they are in the order to show them.

    ``radius_miles`` is None for a county or a state, and where no usual radius fills a page: then
    the area reaches to the last of the nearest that fit.
    """

    hits: Sequence[Hit]
    radius_miles: float | None = None
    bordered: bool = False


class Catalog:
    """An immutable set of facilities with its indexes; building it costs 30 µs a facility."""

    def __init__(self, facilities: Iterable[Facility]) -> None:
        """Index the facilities. Rows are numbered by name, so equal distances sort by name."""
        self.facilities = tuple(sorted(facilities, key=_by_name))
        self._by_id = {facility.id: facility for facility in self.facilities}
        self._tally = ChoiceTally(facility.code_mask for facility in self.facilities)
        # Programs only for people referred for impaired driving are no help to most who ask:
        # they have a tree of their own, searched when that group is chosen.
        rows = range(len(self.facilities))
        self._open_tree = self._tree(row for row in rows if not self._dui_only(row))
        self._dui_tree = self._tree(row for row in rows if self._dui_only(row))
        self._borders = Borders(self.facilities)

    def __len__(self) -> int:
        return len(self.facilities)

    def facility(self, facility_id: str) -> Facility | None:
        """The facility of that id."""
        return self._by_id.get(facility_id)

    def count_by_state(self) -> dict[str, int]:
        """How many facilities each state has, by its two letters."""
        return self._borders.count_by_state()

    def search(
        self,
        place: Place,
        filters: Filters,
        radius_miles: float | None,
        page: int,
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
        page, shown = _page_of(fitting, page)
        beyond = self._beyond(place, filters, len(fitting)) if len(fitting) < ENOUGH else None
        return FacilityPage(
            items=tuple(self._nearby(place, row) for _, row in shown),
            total=len(fitting),
            page=page,
            as_of=as_of,
            radius_miles=area.radius_miles,
            stale=stale,
            counts=tally.counts,
            loosen=tally.loosen,
            next_radius_miles=_next_radius(area, beyond, len(fitting)),
            nearest_miles=beyond if not fitting else None,
        )

    def _area(
        self, place: Place, filters: Filters, radius_miles: float | None, known_miles: float
    ) -> _Area:
        if _bordered(place, radius_miles):
            return _Area(self._within_borders(place, filters), bordered=True)
        if radius_miles is not None and radius_miles < inf:
            return _Area(self._within_radius(place, filters, radius_miles), radius_miles)
        nearest = self._nearest_hits(place, filters, ENOUGH)
        if radius := _wide_enough(nearest, known_miles):
            return _Area(self._within_radius(place, filters, radius), radius)
        if not nearest:
            return _Area(self._within_radius(place, filters, known_miles))
        reach_miles = chord_to_miles(nearest[-1][0]) * _SLACK
        return _Area(self._within_radius(place, filters, reach_miles))

    def _within_borders(self, place: Place, filters: Filters) -> list[Hit]:
        with_dui = _asks_for_dui(filters)
        rows = self._borders.rows_in(place)
        shown = (row for row in rows if with_dui or not self._dui_only(row))
        # The place in the list stands for the distance: by town, not by how far.
        return [(float(at), row) for at, row in enumerate(shown)]

    def _within_radius(self, place: Place, filters: Filters, radius_miles: float) -> list[Hit]:
        return self._in_trees(
            filters, lambda tree: tree.within(place.latitude, place.longitude, radius_miles)
        )

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


def _wide_enough(nearest: Sequence[Hit], known_miles: float) -> float | None:
    """The smallest usual radius that fills a page; None where not even the widest does."""
    if len(nearest) < ENOUGH:
        return None
    farthest = chord_to_miles(nearest[-1][0])
    radius = _radius_holding(farthest)
    return min(radius, known_miles) if radius and farthest <= known_miles else None


def _page_of(fitting: Sequence[Hit], page: int) -> tuple[int, Sequence[Hit]]:
    """The page asked for, or the last one there is, and what stands on it."""
    page = min(max(1, page), max(1, -(-len(fitting) // PAGE_SIZE)))
    return page, fitting[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]


def _next_radius(area: _Area, beyond_miles: float | None, found: int) -> float | None:
    """The radius to offer in one press: the next that is known, or likely, to find more."""
    if found < ENOUGH:
        wider = area.radius_miles is not None or area.bordered
        return _radius_holding(beyond_miles) if beyond_miles and wider else None
    return _radius_holding(area.radius_miles + 1) if area.radius_miles else None


def _radius_holding(distance_miles: float) -> float | None:
    return next((radius for radius in RADII_MILES if radius >= distance_miles), None)


def _asks_for_dui(filters: Filters) -> bool:
    return "dui" in filters.group


def _by_name(facility: Facility) -> tuple[str, str]:
    return facility.name.casefold(), facility.id
