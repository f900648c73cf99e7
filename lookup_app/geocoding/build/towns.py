"""Towns: the populated places of GeoNames joined with the post office names of the ZIP codes."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from lookup_app.folding import fold, glued, key, other_letters
from lookup_app.geocoding.build.polygons import Counties
from lookup_app.geocoding.build.rows import Draft, PostalRow, TownRow, km

# Two rows of one name this near each other are one town (a borough and its township).
_SAME_TOWN_KM = 15.0
# ZIPs of one post office name this near a town of that name, or each other, belong to it.
_SAME_POST_OFFICE_KM = 50.0
# Other names of smaller towns are mostly transliterations.
_ALSO_FROM_PEOPLE = 15_000
# From here on a town answers to its names in other letters than Latin ones, too.
_OTHER_LETTERS_FROM_PEOPLE = 100_000

_OWN_NAMES = {
    ("New York City", "NY"): "New York",
    ("The Bronx", "NY"): "Bronx",
    ("Ebaye", "MH"): "Ebeye",
}
_AFTER = re.compile(r" (?:Village|Township|Town|Borough|Census Designated Place|Municipio)$")
_BEFORE = re.compile(r"^(?:Township|Town|Village|Borough|City) of ")
_LATIN_NAME = re.compile(r"[a-z][a-z .'\u2019-]{2,40}")


def place_towns(
    rows: Iterable[TownRow], counties: Counties, county_names: dict[str, str]
) -> list[Draft]:
    """GeoNames' populated places, one for rows of one name side by side."""
    same_name: dict[tuple[str, str], list[TownRow]] = defaultdict(list)
    for row in rows:
        same_name[key(_name(row)), row.state].append(row)
    drafts = []
    for group in same_name.values():
        kept: list[TownRow] = []
        for row in sorted(group, key=lambda row: -row.population):
            if all(_km_between(row, other) > _SAME_TOWN_KM for other in kept):
                kept.append(row)
        drafts += [_draft(row, counties, county_names) for row in kept]
    return drafts


def _draft(row: TownRow, counties: Counties, county_names: dict[str, str]) -> Draft:
    fips = counties.containing(row.latitude, row.longitude)
    name = _name(row)
    return Draft(
        name=name,
        kind="city",
        state=row.state,
        latitude=row.latitude,
        longitude=row.longitude,
        county=county_names.get(fips or ""),
        population=row.population or None,
        time_zone=row.time_zone,
        names=_names(row.name, name),
        also=_also(row, name),
        fips=fips,
    )


def _names(given: str, name: str) -> tuple[str, ...]:
    return tuple(sorted({given, name, _BEFORE.sub("", name)}))


def _name(row: TownRow) -> str:
    name = _OWN_NAMES.get((row.name, row.state), row.name)
    return _AFTER.sub("", name) if row.state == "GU" else name


def _also(row: TownRow, name: str) -> tuple[str, ...]:
    """Other names in Latin letters; codes of three capitals are airports' and are left out."""
    shorter = {_AFTER.sub("", name)} - {name}
    if row.state == "GU":
        # Guam's villages join several names: "Mongmong-Toto-Maite".
        shorter.update(part for part in name.split("-")[1:] if len(part) > 3)
    if row.population < _ALSO_FROM_PEOPLE:
        return tuple(shorter)
    latin = {
        other
        for other in row.also
        if _LATIN_NAME.fullmatch(fold(other)) and not (len(other) <= 3 and other.isupper())
    }
    foreign = set(row.also) if row.population >= _OTHER_LETTERS_FROM_PEOPLE else set()
    return tuple(sorted(shorter | latin | {name for name in foreign if _is_foreign(name)}))


def _is_foreign(name: str) -> bool:
    """Whether a name is wholly in other letters than Latin ones, and not two with a comma."""
    return bool(other_letters(name)) and not key(name) and not {",", "،", "、"} & set(name)


def add_post_offices(towns: list[Draft], zips: list[tuple[PostalRow, Draft]]) -> list[Draft]:
    """The towns, and those that only the post office knows, where their ZIPs are.

    The post office parts some names ("Mc Lean", "O Fallon"): they are compared without spaces, and
    the town answers to both.
    """
    known: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, town in enumerate(towns):
        for name in {glued(key(name)) for name in town.names}:
            known[name, town.state].append(number)
    offices: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for _, draft in zips:
        if draft.city:
            offices[glued(key(draft.city)), draft.state].append(draft)
    joined = list(towns)
    for office, drafts in sorted(offices.items()):
        # A post office's far rural ZIPs are no second town: its main cluster stands for it.
        main = max(_clusters(drafts), key=lambda cluster: (_people(cluster), len(cluster)))
        near = [n for n in known[office] if any(_near_any(zip_, [towns[n]]) for zip_ in main)]
        for number in near:
            written = {zip_.city or "" for zip_ in main}
            names = tuple(sorted({*joined[number].names, *written}))
            joined[number] = replace(joined[number], names=names)
            if len(known[office]) == 1:
                joined[number] = _in_its_county(joined[number], main)
        if not near:
            joined.append(_post_office(main))
    return joined


def _in_its_county(town: Draft, zips: list[Draft]) -> Draft:
    """The town with its ZIPs' county, where its point fell just over a county's coarse outline."""
    if town.fips in {zip_.fips for zip_ in zips}:
        return town
    main = max(zips, key=lambda zip_: zip_.population or 0)
    return replace(town, county=main.county, fips=main.fips) if main.population else town


def _people(zips: list[Draft]) -> int:
    return sum(zip_.population or 0 for zip_ in zips)


def _post_office(zips: list[Draft]) -> Draft:
    """A town that only has ZIPs: at the ZIP of most people."""
    main = max(zips, key=lambda zip_: zip_.population or 0)
    return Draft(
        name=main.city or "",
        kind="city",
        state=main.state,
        latitude=main.latitude,
        longitude=main.longitude,
        county=main.county,
        population=_people(zips) or None,
        time_zone=main.time_zone,
        approximate=True,
        fips=main.fips,
    )


def _clusters(drafts: list[Draft]) -> list[list[Draft]]:
    clusters: list[list[Draft]] = []
    for draft in drafts:
        for cluster in clusters:
            if _near_any(draft, cluster):
                cluster.append(draft)
                break
        else:
            clusters.append([draft])
    return clusters


def _near_any(draft: Draft, others: list[Draft]) -> bool:
    point = draft.latitude, draft.longitude
    return any(
        (draft.fips and draft.fips == other.fips)
        or km(point, (other.latitude, other.longitude)) <= _SAME_POST_OFFICE_KM
        for other in others
    )


def _km_between(a: TownRow, b: TownRow) -> float:
    return km((a.latitude, a.longitude), (b.latitude, b.longitude))
