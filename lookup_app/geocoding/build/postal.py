"""ZIP codes: one row each out of four sources, and which of their points to believe."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from lookup_app.folding import key
from lookup_app.geocoding.build.inputs import Inputs
from lookup_app.geocoding.build.polygons import Counties
from lookup_app.geocoding.build.post_names import post_name
from lookup_app.geocoding.build.rows import CountyShare, Draft, PostalRow, km
from lookup_app.geocoding.military import is_military_zip
from lookup_app.states import BY_CODE, BY_FIPS

# GeoNames is weak there; the Census' own points are good.
_CENSUS_FIRST = frozenset({"PR", "VI", "GU", "AS", "MP"})
# The Postal Service's own, for letters to Santa Claus: it is nowhere.
_NOWHERE = frozenset({"88888"})
# Where nobody lives and the points lie so far apart, the Census' is in the ZIP's own area.
_FAR_KM = 40.0
# A point this near a county that HUD lists for the ZIP is believed.
_NEAR_KM = 3.0
# Nobody lists the coordinates of these; they take those of their town.
_ASSOCIATED = {
    "96941": ("FM", "Kolonia"),
    "96942": ("FM", "Weno"),
    "96943": ("FM", "Colonia"),
    "96944": ("FM", "Tofol"),
    "96939": ("PW", "Koror"),
    "96940": ("PW", "Koror"),
    "96960": ("MH", "Majuro"),
    "96970": ("MH", "Ebeye"),
}


def postal_rows(inputs: Inputs) -> list[PostalRow]:
    """Every ZIP code that any source lists, military ones marked."""
    geonames, zcta, shares = inputs.geonames_points, inputs.zcta_points, inputs.county_shares
    records = {str(record["zip"]): record for record in inputs.postal_records}
    everything = sorted({*geonames, *zcta, *records, *shares, *_ASSOCIATED} - _NOWHERE)
    rows = []
    for zip_code in everything:
        row = _postal_row(zip_code, records.get(zip_code, {}), shares.get(zip_code, []))
        point = geonames.get(zip_code)
        rows.append(
            PostalRow(
                **row,
                geonames=point[:2] if point else None,
                zcta=zcta.get(zip_code),
                time_zone=point[2] if point else records.get(zip_code, {}).get("timezone"),
            )
        )
    return rows


def _postal_row(
    zip_code: str, record: Mapping[str, Any], shares: list[CountyShare]
) -> dict[str, Any]:
    listed_state = record.get("state") or (shares[0].state if shares else None)
    point = (record.get("lat"), record.get("lon"))
    state, city = _ASSOCIATED.get(zip_code, (listed_state, record.get("primary_city")))
    if not city and shares:
        city = shares[0].city
    return {
        "zip_code": zip_code,
        "state": state if state in BY_CODE else None,
        "city": post_name(city) if city else None,
        "county_fips": _own_county(shares, record.get("county_fips"), state),
        "older_fips": record.get("county_fips"),
        "metro": record.get("cbsa_name"),
        "population": record.get("population") or 0,
        "other": point if None not in point else None,
        "county_shares": tuple((county.fips, county.share) for county in shares),
        "military": is_military_zip(zip_code) or record.get("zip_type") == "Military",
    }


def _own_county(shares: list[CountyShare], listed: str | None, state: str | None) -> str | None:
    """The county of most addresses that lies in the ZIP's own state: Fort Campbell is in two."""
    counties = [*(county.fips for county in shares), *filter(None, [listed])]
    own = (fips for fips in counties if _state_of(fips) == state)
    return next(own, None if state in BY_CODE and counties else next(iter(counties), None))


def place_zips(
    rows: Iterable[PostalRow], counties: Counties, county_names: dict[str, str]
) -> list[tuple[PostalRow, Draft]]:
    """Each ZIP with a believable point as a place, beside the row it came from."""
    rows = [row for row in rows if not row.military]
    crowded = Counter(row.geonames for row in rows)
    placed = []
    for row in rows:
        point = _point(row, counties, bool(row.geonames) and crowded[row.geonames] > 1)
        if point is None:
            continue
        inside = counties.containing(*point)
        state = row.state or _state_of(row.county_fips) or _state_of(inside)
        if state is None:
            continue
        fips = row.county_fips or (inside if _state_of(inside) == state else None)
        placed.append((row, _draft(row, point, state, county_names.get(fips or ""))))
    return placed


def _draft(row: PostalRow, point: tuple[float, float], state: str, county: str | None) -> Draft:
    return Draft(
        name=row.zip_code,
        kind="zip",
        state=state,
        latitude=point[0],
        longitude=point[1],
        county=county,
        city=row.city,
        population=row.population or None,
        time_zone=row.time_zone,
        approximate=True,
        fips=row.county_fips,
        id=row.zip_code,
    )


def _point(row: PostalRow, counties: Counties, crowded: bool) -> tuple[float, float] | None:
    """The first point near a county of the ZIP, else the one least far outside.

    GeoNames comes first but where it gives several ZIPs one same point, in the territories, and
    where nobody lives to have told it where the ZIP is.
    """
    order = [row.geonames, row.zcta, row.other]
    if crowded or row.state in _CENSUS_FIRST or _is_disputed(row):
        order = [row.zcta, row.geonames, row.other]
    points = [point for point in order if point]
    listed = [fips for fips, _ in row.county_shares] or [row.county_fips or ""]
    if len(points) < 2 or listed == [""]:
        return points[0] if points else None

    def outside(point: tuple[float, float]) -> float:
        return min(counties.km_outside(fips, *point) for fips in listed)

    for point in points:
        if outside(point) <= _NEAR_KM:
            return point
    return min(points, key=outside)


def _is_disputed(row: PostalRow) -> bool:
    if row.population or row.geonames is None or row.zcta is None:
        return False
    return km(row.geonames, row.zcta) > _FAR_KM


def _state_of(fips: str | None) -> str | None:
    return BY_FIPS[fips[:2]].code if fips and fips[:2] in BY_FIPS else None


def without_point(
    rows: Iterable[PostalRow], placed: set[str], towns: list[Draft], counties: Counties
) -> list[tuple[PostalRow, Draft]]:
    """ZIPs that no source locates, put where their town is, or inside their county."""
    by_name = {(key(t.name), t.state): t for t in sorted(towns, key=lambda t: t.population or 0)}
    found = []
    for row in rows:
        state = row.state or _state_of(row.county_fips)
        if row.military or row.zip_code in placed or state is None:
            continue
        town = by_name.get((key(row.city or ""), state))
        point = (town.latitude, town.longitude) if town else counties.middle(row.county_fips or "")
        if point:
            found.append((row, _draft(row, point, state, town.county if town else None)))
    return found
