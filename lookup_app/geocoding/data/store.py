"""Reading the gazetteer's database: places by id, by filed name and by where they are."""

# ruff: noqa: S608 - the only text put into these statements is our own, never a reader's.

import heapq
import logging
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

from lookup_app.geocoding.data.circles import latitudes, longitudes
from lookup_app.geocoding.data.connections import Connections
from lookup_app.geocoding.data.filed_names import FiledNames
from lookup_app.geocoding.data.named import Grade, Named
from lookup_app.geocoding.outcomes import GeocoderUnavailable
from lookup_app.places import Place, distance_miles

_COLUMNS = (
    "p.id, p.name, p.kind, p.state, p.latitude, p.longitude, p.county, p.city, p.population,"
    " p.time_zone, p.approximate"
)
_NAMED = f"SELECT {_COLUMNS}, n.grade FROM names n JOIN places p USING (number) WHERE"
_log = logging.getLogger(__name__)
_GRADES = tuple(Grade)


class Store:
    """The read-only database, one for all threads. ``close`` it when nobody asks any more."""

    def __init__(self, path: Path) -> None:
        self._connections = Connections(path)
        self._filed_names: FiledNames | None = None
        self._logged: set[str] = set()

    def close(self) -> None:
        """Close what was opened."""
        self._connections.close()

    def by_id(self, place_id: str) -> Place | None:
        """The place under an id, or under an id that once was given out."""
        rows = self._rows(f"SELECT {_COLUMNS} FROM places p WHERE id = ?", place_id)
        if not rows:
            sql = f"SELECT {_COLUMNS} FROM aliases a JOIN places p ON p.id = a.place_id"
            rows = self._rows(f"{sql} WHERE a.id = ?", place_id)
        return _place(rows[0]) if rows else None

    def sharing(self, slug_id: str) -> tuple[Place, ...]:
        """The places that share a bare slug, largest first."""
        sql = f"SELECT {_COLUMNS} FROM shared s JOIN places p USING (number) WHERE s.id = ?"
        return tuple(_place(row) for row in self._rows(f"{sql} ORDER BY s.position", slug_id))

    def named(self, filed: str, state: str | None = None) -> list[Named]:
        """Places filed under a name, in one state or all: best grade first, then largest."""
        if not self._may_hold("names", filed):
            return []
        return self._named("n.filed = ?", filed, state)

    def named_glued(self, glued: str, state: str | None = None) -> list[Named]:
        """Places whose filed name without spaces is this."""
        return self._named("replace(n.filed, ' ', '') = ?", glued, state)

    def _named(self, condition: str, name: str, state: str | None) -> list[Named]:
        if state is None:
            rows = self._rows(f"{_NAMED} {condition}", name)
        else:
            rows = self._rows(f"{_NAMED} {condition} AND n.state = ?", name, state)
        named = [Named(_GRADES[row[-1]], _place(row[:-1])) for row in rows]
        # Here: SQLite would build a tree for each question, and most have an answer or two.
        return sorted(named, key=lambda one: (one.grade, -(one.place.population or 0)))

    def phrase(self, filed: str) -> dict[str, str]:
        """Kind -> target of a name in the hand-made tables."""
        if not self._may_hold("phrases", filed):
            return {}
        return dict(self._rows("SELECT kind, target FROM phrases WHERE filed = ?", filed))

    def spellings(self, state: str) -> list[tuple[str, str, int]]:
        """Name without spaces, filed name and people; state "" for the large towns of all."""
        return self._rows("SELECT name, filed, people FROM spellings WHERE state = ?", state)

    def beginning(self, letters: str, limit: int) -> list[Place]:
        """The largest places whose names begin so, where the build has worked them out."""
        sql = f"SELECT {_COLUMNS} FROM beginnings b JOIN places p USING (number)"
        rows = self._rows(f"{sql} WHERE b.letters = ? ORDER BY position LIMIT ?", letters, limit)
        return [_place(row) for row in rows]

    def starting_with(self, prefix: str, states: Sequence[str], limit: int) -> list[Place]:
        """The largest places whose own name starts with a filed prefix; in any state if none."""
        upper = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return self._largest("n.filed >= ? AND n.filed < ?", (prefix, upper), states, limit)

    def called(self, filed: str, states: Sequence[str], limit: int) -> list[Place]:
        """The largest places of just that name in these states."""
        return self._largest("n.filed = ?", (filed,), states, limit)

    def _largest(
        self, condition: str, names: Sequence[str], states: Sequence[str], limit: int
    ) -> list[Place]:
        if states:
            condition += f" AND n.state IN ({','.join('?' * len(states))})"
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM names n JOIN places p USING (number)"
            f" WHERE {condition} AND n.grade <= {Grade.BARE_NEIGHBORHOOD:d} AND p.kind != 'metro'"
            " GROUP BY p.number ORDER BY"
            " CASE p.kind WHEN 'county' THEN p.population / 10 ELSE p.population END DESC"
            " LIMIT ?",
            *names,
            *states,
            limit,
        )
        return [_place(row) for row in rows]

    def zips_starting_with(self, digits: str, limit: int) -> list[Place]:
        """ZIP codes that start with these digits."""
        sql = f"SELECT {_COLUMNS} FROM places p WHERE p.id >= ? AND p.id < ? AND p.kind = 'zip'"
        rows = self._rows(f"{sql} ORDER BY p.id LIMIT ?", digits, digits + ":", limit)
        return [_place(row) for row in rows]

    def largest_in(self, state: str, kind: str, limit: int) -> list[Place]:
        """The largest places of a kind in a state, without those of several names."""
        sql = f"SELECT {_COLUMNS} FROM places p WHERE p.id BETWEEN ? AND ? AND p.kind = ?"
        largest = "p.name NOT LIKE '%/%' ORDER BY p.population DESC LIMIT ?"
        ids = f"{state.lower()}/"
        rows = self._rows(f"{sql} AND {largest}", ids, f"{ids}~", kind, limit)
        return [_place(row) for row in rows]

    def near(
        self, latitude: float, longitude: float, miles: float, kinds: Sequence[str]
    ) -> list[tuple[float, Place]]:
        """Places of some kinds within so many miles of a point, the nearest first."""
        centre = Place("", "", "point", "", latitude, longitude).point
        around = self._in_square((latitude, longitude), miles, kinds)
        measured = ((distance_miles(centre, place.point), place) for place in around)
        return sorted((one for one in measured if one[0] <= miles), key=lambda pair: pair[0])

    def largest_around(
        self, latitude: float, longitude: float, miles: float, kinds: Sequence[str], limit: int
    ) -> list[Place]:
        """The largest places of some kinds in the square around a point, so far to each side."""
        largest = f"ORDER BY p.population DESC LIMIT {limit:d}"
        around = self._in_square((latitude, longitude), miles, kinds, largest)
        return heapq.nlargest(limit, around, key=lambda place: place.population or 0)

    def _in_square(
        self, point: tuple[float, float], miles: float, kinds: Sequence[str], which: str = ""
    ) -> Iterator[Place]:
        """Those of the square around a point, or ``which`` of them, as SQL says it."""
        marks = ",".join("?" * len(kinds))
        sql = f"SELECT {_COLUMNS} FROM places p WHERE p.latitude BETWEEN ? AND ? AND"
        rest = f"p.longitude BETWEEN ? AND ? AND p.kind IN ({marks}) {which}"
        for west, east in longitudes(*point, miles):
            edges = (*latitudes(point[0], miles), west, east)
            yield from map(_place, self._rows(f"{sql} {rest}", *edges, *kinds))

    def outlines_around(
        self, latitude: float, longitude: float
    ) -> Iterator[tuple[str, Sequence[float]]]:
        """State and ring (longitude, latitude, …) of the outlines whose bounds hold the point."""
        for state, blob in self._rows(
            "SELECT state, ring FROM outlines WHERE ? BETWEEN south AND north"
            " AND ? BETWEEN west AND east",
            latitude,
            longitude,
        ):
            ring = array("f")
            ring.frombytes(blob)
            yield state, ring

    def foreign(self, filed: str) -> tuple[str, int] | None:
        """Country and population of the largest town elsewhere of this name."""
        if not self._may_hold("foreign_towns", filed):
            return None
        rows = self._rows("SELECT country, population FROM foreign_towns WHERE filed = ?", filed)
        return (rows[0][0], rows[0][1]) if rows else None

    def _may_hold(self, table: str, filed: str) -> bool:
        """Whether a look-up is worth its while."""
        if self._filed_names is None:
            self._filed_names = FiledNames(self._rows("SELECT bits FROM filed_names")[0][0])
        return self._filed_names.may_hold(table, filed)

    def _rows(self, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        try:
            return self._connections.rows(sql, values)
        except sqlite3.Error as error:
            self._log_once(type(error).__name__)
            raise GeocoderUnavailable(f"gazetteer: {type(error).__name__}") from error

    def _log_once(self, failure: str) -> None:
        """A line for each kind of failure, not for each request that meets it."""
        if failure not in self._logged:
            self._logged.add(failure)
            _log.error("gazetteer: %s; the file is checked and mended at the next start", failure)


def _place(row: Sequence) -> Place:  # type: ignore[type-arg]
    return Place(*[*row[:-1], bool(row[-1])])
