"""County polygons: which county a point lies in, how far it is from one, and where a county is."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians
from typing import Any, Protocol

from lookup_app.geocoding.build.sources import required
from lookup_app.states import BY_FIPS

_KM_PER_DEGREE = 111.2


Ring = list[tuple[float, float]]


class Counties(Protocol):
    """The counties by FIPS number, as far as placing needs their shapes."""

    @property
    def names(self) -> dict[str, str]:
        """FIPS -> name without its type."""

    def containing(self, latitude: float, longitude: float) -> str | None:
        """The county of a point, or the nearest one within about 30 km, by FIPS number."""

    def km_outside(self, fips: str, latitude: float, longitude: float) -> float:
        """Kilometres from a point to a county's edge; 0 inside, a thousand where unknown."""

    def middle(self, fips: str) -> tuple[float, float] | None:
        """Latitude and longitude of a point inside the county."""


@dataclass(slots=True)
class PolygonCounties:
    """The Census' county polygons, with a spatial index. Needs shapely."""

    shapes: dict[str, Any]
    names: dict[str, str]
    _fips: list[str]
    _tree: Any

    @classmethod
    def from_topology(cls, topology: dict[str, Any]) -> "PolygonCounties":
        """Decode the TopoJSON of the Census' counties."""
        arcs = _decoded_arcs(topology)
        shapes, names = {}, {}
        for geometry in topology["objects"]["counties"]["geometries"]:
            shape = _shape(geometry, arcs)
            # Falls Church, VA is an empty polygon in every atlas.
            if not shape.is_empty:
                shapes[geometry["id"]] = shape
            names[geometry["id"]] = geometry["properties"]["name"]
        fips = list(shapes)
        return cls(shapes, names, fips, required("shapely").STRtree([shapes[f] for f in fips]))

    def containing(self, latitude: float, longitude: float) -> str | None:
        """The county of a point, or the nearest one within about 30 km, by FIPS number."""
        point = required("shapely").Point(longitude, latitude)
        found = self._tree.query(point, predicate="intersects")
        if len(found):
            return self._fips[int(found[0])]
        nearest = self._tree.query_nearest(point, max_distance=0.3)
        return self._fips[int(nearest[0])] if len(nearest) else None

    def km_outside(self, fips: str, latitude: float, longitude: float) -> float:
        """Kilometres from a point to a county's edge; 0 inside, a thousand where unknown."""
        shape = self.shapes.get(fips)
        if shape is None:
            return 1000.0
        point = required("shapely").Point(longitude, latitude)
        # Degrees of longitude shrink towards the poles; a third off is exact enough for "3 km".
        shrink = (1 + cos(radians(latitude))) / 2
        return float(shape.distance(point)) * _KM_PER_DEGREE * shrink

    def middle(self, fips: str) -> tuple[float, float] | None:
        """Latitude and longitude of a point inside the county."""
        shape = self.shapes.get(fips)
        if shape is None:
            return None
        point = shape.representative_point()
        return point.y, point.x


def outlines(topology: dict[str, Any]) -> Iterator[tuple[str, Ring]]:
    """State code and ring (longitude, latitude) of every piece of every state and territory."""
    arcs = _decoded_arcs(topology)
    for geometry in topology["objects"]["states"]["geometries"]:
        state = BY_FIPS.get(geometry["id"])
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        if state is None:
            continue
        for part in parts:
            yield state.code, _ring(part[0], arcs)


def _decoded_arcs(topology: dict[str, Any]) -> list[Ring]:
    (scale_x, scale_y), (move_x, move_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(line)
    return arcs


def _ring(indexes: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indexes:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(line[1:] if ring else line)
    return ring


def _shape(geometry: dict[str, Any], arcs: list[Ring]) -> Any:
    shapely = required("shapely")
    if not geometry.get("arcs"):
        return shapely.Polygon()
    parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    polygons = []
    for part in parts:
        outer, *holes = [_ring(indexes, arcs) for indexes in part]
        if len(outer) >= 4:
            polygons.append(shapely.Polygon(outer, [h for h in holes if len(h) >= 4]))
    return shapely.make_valid(shapely.MultiPolygon(polygons))
