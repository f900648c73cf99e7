"""The rows of a catalog by where they lie: all that a search reaches, before any filter."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import CountKey
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.published import is_other_help
from lookup_app.facilities.search.borders import Borders, has_borders
from lookup_app.facilities.search.nearest import BallTree, Hit, chord_to_miles
from lookup_app.facilities.search.radii import ENOUGH, wide_enough
from lookup_app.places import Place

# Turning a chord into miles and back must not lose the farthest of the nearest.
_SLACK = 1 + 1e-9

_DUI_ONLY = service_codes.mask_of(["DUO"])

OTHER_CHOICES: tuple[CountKey, ...] = (("care", "health-center"),)
"""The choices that ask for another kind of help than treatment."""


@dataclass(frozen=True, slots=True)
class InReach:
    """The rows that a search reaches. Sorted, they are in the order to show them.

    ``radius_miles`` is None for a county or a state, and where no usual radius fills a page: then
    the search reaches to the last of the nearest that fit. ``others`` are rows of another kind of
    help than treatment, where nobody asked for them. ``near_only``: what is far was left out.
    """

    hits: Sequence[Hit]
    radius_miles: float | None = None
    bordered: bool = False
    others: Sequence[Hit] = ()
    near_only: bool = False


class RowIndex:
    """Finds rows around a point and within borders.

    Programs only for people referred for impaired driving are no help to most who ask, and another
    kind of help is no treatment: each has a tree of its own, searched when chosen.
    """

    def __init__(self, facilities: Sequence[Facility]) -> None:
        """Index the facilities by their position."""
        self._facilities = facilities
        self._others = frozenset(row for row, one in enumerate(facilities) if is_other_help(one))
        treatment = [row for row in range(len(facilities)) if row not in self._others]
        self.open_rows = array("L", (row for row in treatment if not self._dui_only(row)))
        """Treatment open to everybody."""
        self._open_tree = self._tree(self.open_rows)
        self._dui_tree = self._tree(row for row in treatment if self._dui_only(row))
        self._other_tree = self._tree(self._others)
        self._borders = Borders(facilities)

    def reach(
        self, place: Place, filters: Filters, radius_miles: float | None, known_miles: float
    ) -> InReach:
        """What lies within the radius; without one, within borders or as far as fills a page.

        No radius chosen here goes beyond ``known_miles``.
        """
        if radius_miles is None and has_borders(place):
            return self._within_borders(place, filters)
        if radius_miles is not None and radius_miles < inf:
            return self._within_radius(place, filters, radius_miles, radius_miles)
        nearest = self.nearest(place, filters, ENOUGH)
        if radius := wide_enough(nearest, known_miles):
            return self._within_radius(place, filters, radius, radius)
        if not nearest:
            return self._within_radius(place, filters, known_miles)
        return self._within_radius(place, filters, chord_to_miles(nearest[-1][0]) * _SLACK)

    def nearest(self, place: Place, filters: Filters, count: int) -> list[Hit]:
        """The nearest rows that fit, so many at most."""
        wanted = [mask for _, mask in filters.masks()]
        hits = self._in_trees(
            filters, lambda tree: tree.nearest(place.latitude, place.longitude, count, wanted)
        )
        return sorted(hits)[:count]

    def _within_borders(self, place: Place, filters: Filters) -> InReach:
        with_dui, with_others = _asks_for_dui(filters), _asks_for_others(filters)
        # The place in the list stands for the distance: by town, not by how far.
        hits = [(float(at), row) for at, row in enumerate(self._borders.rows_in(place))]
        treatment = [hit for hit in hits if hit[1] not in self._others]
        others = [hit for hit in hits if hit[1] in self._others]
        shown = [hit for hit in treatment if with_dui or not self._dui_only(hit[1])]
        if with_others:
            return InReach(sorted(shown + others), bordered=True)
        return InReach(shown, bordered=True, others=others)

    def _within_radius(
        self, place: Place, filters: Filters, reach_miles: float, radius_miles: float | None = None
    ) -> InReach:
        def within(tree: BallTree) -> list[Hit]:
            return tree.within(place.latitude, place.longitude, reach_miles)

        others = [] if _asks_for_others(filters) else within(self._other_tree)
        return InReach(self._in_trees(filters, within), radius_miles, others=others)

    def _in_trees(self, filters: Filters, search: Callable[[BallTree], list[Hit]]) -> list[Hit]:
        hits = search(self._open_tree)
        if _asks_for_dui(filters):
            hits = hits + search(self._dui_tree)
        if _asks_for_others(filters):
            hits = hits + search(self._other_tree)
        return hits

    def _tree(self, rows: Iterable[int]) -> BallTree:
        facilities = self._facilities
        return BallTree(
            (row, one.latitude, one.longitude, one.code_mask)
            for row in rows
            for one in (facilities[row],)
        )

    def _dui_only(self, row: int) -> bool:
        return bool(self._facilities[row].code_mask & _DUI_ONLY)


def _asks_for_dui(filters: Filters) -> bool:
    return "dui" in filters.group


def _asks_for_others(filters: Filters) -> bool:
    return any(value in filters.of(kind) for kind, value in OTHER_CHOICES)
