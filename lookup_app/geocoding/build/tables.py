"""The hand-made tables that become places: neighborhoods, and aliases of ids."""

from collections.abc import Iterable

from lookup_app.geocoding.build.rows import Draft
from lookup_app.geocoding.shipped import TABLES
from lookup_app.geocoding.tables import read_table
from lookup_app.geocoding.words import key


def place_neighborhoods(towns: Iterable[Draft], zips: dict[str, Draft]) -> list[Draft]:
    """The neighborhoods of the table, each at the ZIP that serves its middle."""
    known: dict[tuple[str, str], Draft] = {}
    for town in sorted(towns, key=lambda town: town.population or 0):
        known[key(town.name), town.state] = town
    return [
        _neighborhood(names.split("|"), known[key(city), state], zips[zip_code])
        for names, city, state, zip_code in read_table(TABLES / "neighborhoods.tsv", 4)
    ]


def _neighborhood(names: list[str], city: Draft, zip_: Draft) -> Draft:
    return Draft(
        name=names[0],
        kind="neighborhood",
        state=city.state,
        latitude=zip_.latitude,
        longitude=zip_.longitude,
        county=zip_.county,
        city=city.name,
        time_zone=zip_.time_zone,
        approximate=True,
        names=tuple(f"{name} {city.name}" for name in names[1:]),
        also=tuple(names[1:]),
    )


def id_aliases() -> dict[str, str]:
    """Ids that once were given out -> the ids that answer for them now."""
    return {row[0]: row[1] for row in read_table(TABLES / "id_aliases.tsv", 2)}
