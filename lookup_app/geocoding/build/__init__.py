"""Building the gazetteer from its sources: ``flask --app lookup_app gazetteer build | status``.

Needs the packages of requirements-data.txt and npm; the site itself needs neither.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lookup_app.geocoding.build import areas, postal, sources, table_places, towns
from lookup_app.geocoding.build.airports import place_airports
from lookup_app.geocoding.build.foreign import foreign_names
from lookup_app.geocoding.build.ids import with_ids
from lookup_app.geocoding.build.ledger import (
    broken_promises,
    extended,
    read_ledger,
    write_ledger,
)
from lookup_app.geocoding.build.polygons import Counties, outlines
from lookup_app.geocoding.build.rows import Draft, PostalRow
from lookup_app.geocoding.build.time_zones import with_time_zones
from lookup_app.geocoding.build.write import compress, write_database
from lookup_app.geocoding.data.shipped import CHECKSUM, DATABASE, LEDGER
from lookup_app.geocoding.data.unpack import unpacked

Progress = Callable[[str], None]


class IdsBroken(Exception):
    """The new build would drop or reuse ids that were given out."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a gazetteer file holds: number of places by kind."""

    counts: dict[str, int]
    compressed_bytes: int
    checksum: str


@dataclass(frozen=True, slots=True)
class _Places:
    everything: list[Draft]
    shared: dict[str, tuple[str, ...]]
    zips: list[tuple[PostalRow, Draft]]


def build(folder: Path, progress: Progress, *, into: Path | None = None) -> Status:
    """Rebuild the shipped gazetteer; ``folder`` keeps what is fetched, ``into`` takes the result.

    Raises ``SourceMissing`` where a package is absent and ``IdsBroken`` where ids would change.
    """
    into = into or DATABASE.parent
    made = _places(folder, progress)
    progress("checking that no id changes its meaning")
    ledger = read_ledger(LEDGER)
    aliases = table_places.id_aliases()
    broken = broken_promises(ledger, made.everything, made.shared, aliases)
    if broken:
        raise IdsBroken(f"{len(broken)} ids, such as {', '.join(broken[:20])}")
    progress("writing and compressing")
    with tempfile.TemporaryDirectory() as scratch:
        raw = Path(scratch) / "gazetteer.sqlite"
        rings = outlines(sources.topology(folder, "states"))
        write_database(
            raw,
            made.everything,
            made.shared,
            aliases,
            made.zips,
            foreign_names(),
            rings,
            table_places.phrases(),
        )
        checksum = compress(raw, into / DATABASE.name)
    (into / CHECKSUM.name).write_text(f"{checksum}  gazetteer.sqlite\n", "ascii")
    write_ledger(into / LEDGER.name, extended(ledger, made.everything))
    return _status(made.everything, into / DATABASE.name, checksum)


def status() -> Status:
    """What the shipped gazetteer holds, read from the file itself.

    Raises ``GeocoderUnavailable`` where the file is damaged.
    """
    with tempfile.TemporaryDirectory() as scratch:
        path = unpacked(DATABASE, CHECKSUM, Path(scratch))
        with closing(sqlite3.connect(path)) as database:
            counts = database.execute("SELECT kind, count(*) FROM places GROUP BY kind").fetchall()
    checksum = CHECKSUM.read_text("ascii").split()[0]
    return Status(dict(counts), DATABASE.stat().st_size, checksum)


def _places(folder: Path, progress: Progress) -> _Places:
    progress("reading county polygons")
    counties = Counties.from_topology(sources.topology(folder, "counties"))
    county_names = areas.full_county_names(counties.names, sources.county_names())
    progress("reading ZIP codes")
    rows = postal.postal_rows()
    progress("choosing the point of each ZIP code")
    zips = postal.place_zips(rows, counties, county_names)
    progress("placing towns")
    geonames_towns = towns.place_towns(sources.towns(), counties, county_names)
    located = {draft.id for _, draft in zips}
    zips += postal.without_point(rows, located, geonames_towns, counties)
    every_town = towns.add_post_offices(geonames_towns, zips)
    progress("placing counties, states, metro areas, airports, neighborhoods")
    zip_drafts = [draft for _, draft in zips]
    states = areas.place_states(zips)
    drafts = [
        *zip_drafts,
        *states,
        *every_town,
        *areas.place_counties(county_names, counties.names, zips, counties),
        *areas.place_metros(zips, every_town),
        *place_airports({state.state: state.time_zone or "" for state in states}),
        *table_places.place_neighborhoods(every_town, {draft.id: draft for draft in zip_drafts}),
    ]
    named, shared = with_ids(drafts, zip_drafts)
    return _Places(with_time_zones(named), shared, zips)


def _status(places: list[Draft], path: Path, checksum: str) -> Status:
    counts: dict[str, int] = {}
    for place in places:
        counts[place.kind] = counts.get(place.kind, 0) + 1
    return Status(counts, path.stat().st_size, checksum)
