"""Counties, states and metro areas, each at the middle of where its people live."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from lookup_app.folding import key
from lookup_app.geocoding.build.polygons import Counties
from lookup_app.geocoding.build.rows import CountyTotals, Draft, PostalRow
from lookup_app.states import BY_FIPS, STATES

# Connecticut's eight counties gave way to nine planning regions in 2022; people still use them.
_OLD_CONNECTICUT = frozenset(f"090{n:02}" for n in range(1, 16, 2))


def full_county_names(polygon_names: dict[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """County FIPS -> name with its type, today's counties and Connecticut's old ones."""
    names = {}
    for fips, bare in polygon_names.items():
        names[fips] = typed.get(fips) or _with_type(fips, bare)
    return names | {fips: typed[fips] for fips in _OLD_CONNECTICUT}


def _with_type(fips: str, bare: str) -> str:
    if fips.startswith("09"):
        return f"{bare} Planning Region"
    return f"{bare} Census Area" if fips.startswith("02") else f"{bare} County"


def place_counties(
    names: dict[str, str],
    bare_names: dict[str, str],
    zips: Iterable[tuple[PostalRow, Draft]],
    counties: Counties,
) -> list[Draft]:
    """Every county or its equivalent."""
    totals = _county_totals(zips)
    drafts = []
    for fips, name in sorted(names.items()):
        total = totals.get(fips)
        middle = total.middle if total else counties.middle(fips)
        if middle is None or fips[:2] not in BY_FIPS:
            continue
        drafts.append(
            Draft(
                name=name,
                kind="county",
                state=BY_FIPS[fips[:2]].code,
                latitude=round(middle[0], 4),
                longitude=round(middle[1], 4),
                county=name,
                population=round(total.people) or None if total else None,
                time_zone=total.time_zone if total else None,
                approximate=True,
                names=_ways_to_write(name, bare_names.get(fips) or name.removesuffix(" County")),
                fips=fips,
            )
        )
    return drafts


def _county_totals(zips: Iterable[tuple[PostalRow, Draft]]) -> dict[str, CountyTotals]:
    """People by county: a ZIP's people go by the shares of its addresses."""
    totals: dict[str, CountyTotals] = defaultdict(CountyTotals)
    for row, draft in zips:
        shares = dict(row.county_shares) or {draft.fips or "": 1.0}
        if row.older_fips in _OLD_CONNECTICUT:
            shares[row.older_fips or ""] = 1.0
        for fips, share in shares.items():
            # An empty post office box ZIP still says where its county is.
            people = (row.population or 0.01) * (share or 0.01)
            totals[fips].add(people, (draft.latitude, draft.longitude), draft.time_zone)
    return totals


def _ways_to_write(name: str, bare: str) -> tuple[str, ...]:
    """A parish, borough or independent city also answers to "… County"."""
    others = {f"{bare} County"}
    if name.endswith(" city"):
        others.add(f"City of {bare}")
    if "Borough" in name:
        others.add(f"{bare} Borough")
    if "Planning Region" in name:
        others.add(f"{bare} Region")
    return tuple(sorted(others - {name}))


def place_states(zips: Iterable[tuple[PostalRow, Draft]]) -> list[Draft]:
    """The states and territories."""
    totals: dict[str, CountyTotals] = defaultdict(CountyTotals)
    for row, draft in zips:
        people = row.population or 0.01
        totals[draft.state].add(people, (draft.latitude, draft.longitude), draft.time_zone)
    return [
        Draft(
            name=state.name,
            kind="state",
            state=state.code,
            latitude=round(totals[state.code].middle[0], 4),
            longitude=round(totals[state.code].middle[1], 4),
            population=round(totals[state.code].people) or None,
            time_zone=totals[state.code].time_zone,
            approximate=True,
            id=state.code.lower(),
        )
        for state in STATES
    ]


def place_metros(zips: Iterable[tuple[PostalRow, Draft]], towns: Iterable[Draft]) -> list[Draft]:
    """The metro and micro areas, each at its first city."""
    people: dict[str, int] = defaultdict(int)
    for row, _ in zips:
        if row.metro:
            people[row.metro] += row.population
    by_people = sorted(towns, key=lambda town: town.population or 0)
    largest = {(key(town.name), town.state): town for town in by_people}
    metros = []
    for title in sorted(people):
        cities, _, states = title.rpartition(", ")
        first, state = cities.split("-")[0].split("/")[0], states.split("-")[0]
        if (key(first), state) not in largest:
            continue
        town = largest[key(first), state]
        metros.append(
            Draft(
                name=f"{title} metro area",
                kind="metro",
                state=state,
                latitude=town.latitude,
                longitude=town.longitude,
                city=town.name,
                population=people[title] or None,
                time_zone=town.time_zone,
                approximate=True,
                names=(f"{first} metro area", f"{first} metro", f"greater {first} area"),
            )
        )
    return metros
