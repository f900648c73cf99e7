"""What a build is made from: all that the packages hold, read once and passed in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from lookup_app.geocoding.build import sources
from lookup_app.geocoding.build.polygons import Counties, PolygonCounties, Ring, outlines
from lookup_app.geocoding.build.rows import AirportRow, CountyShare, ForeignTown, TownRow
from lookup_app.geocoding.data.shipped import TABLES

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The rows of every source, and the folder of the hand-made tables.

    ``county_names`` have their type ("Tulsa County"); those of ``counties`` have not.
    """

    counties: Counties
    county_names: Mapping[str, str]
    outlines: Iterable[tuple[str, Ring]]
    geonames_points: Mapping[str, tuple[float, float, str]]
    zcta_points: Mapping[str, tuple[float, float]]
    postal_records: Iterable[Mapping[str, Any]]
    county_shares: Mapping[str, list[CountyShare]]
    towns: Iterable[TownRow]
    foreign_towns: Iterable[ForeignTown]
    airports: Iterable[AirportRow]
    older_airports: Iterable[AirportRow]
    tables: Path = field(default=TABLES)

    @classmethod
    def read(cls, folder: Path, progress: Progress) -> Self:
        """From the installed packages; ``folder`` keeps the polygons once they are fetched.

        Raises ``SourceMissing`` where a package is absent.
        """
        progress("reading polygons")
        counties = PolygonCounties.from_topology(sources.topology(folder, "counties"))
        rings = list(outlines(sources.topology(folder, "states")))
        progress("reading ZIP codes, towns and airports")
        return cls(
            counties=counties,
            county_names=sources.county_names(),
            outlines=rings,
            geonames_points=sources.geonames_points(),
            zcta_points=sources.zcta_points(),
            postal_records=sources.postal_records(),
            county_shares=sources.county_shares(),
            towns=sources.towns(),
            foreign_towns=sources.foreign_towns(),
            airports=sources.airports(),
            older_airports=sources.older_airports(),
        )
