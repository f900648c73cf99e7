"""The hand-made tables: neighborhoods, nicknames, landmarks, countries, aliases of ids."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from pathlib import Path

from lookup_app.folding import key, other_letters
from lookup_app.geocoding.build.rows import Draft
from lookup_app.geocoding.data.everyday_words import may_be_persons
from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.spanish_names import in_spanish
from lookup_app.geocoding.reading.names.choose import MOST_CANDIDATES
from lookup_app.states import BY_CODE

_TOWNSHIP = ("Township", "Charter Township")
# "Upper Merion", "Lower Makefield": only townships are called so, without their type too.
_NAMED_SO = ("Upper ", "Lower ")
_RESERVATION = ("Reservation", "Indian Reservation", "Rez", "Nation", "Tribe")
# Tables of words that name no place.
_WORDS = (("too_vague", "too_vague"), ("no_places", "no_place"))


def place_neighborhoods(
    tables: Path, towns: Iterable[Draft], zips: dict[str, Draft]
) -> list[Draft]:
    """The neighborhoods of the table, each at the ZIP that serves its middle."""
    known: dict[tuple[str, str], Draft] = {}
    for town in sorted(towns, key=lambda town: town.population or 0):
        known[key(town.name), town.state] = town
    return [
        _neighborhood(names.split("|"), known[key(city), state], zips[zip_code])
        for names, city, state, zip_code in read_table(tables / "neighborhoods.tsv", 4)
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


def id_aliases(tables: Path) -> dict[str, str]:
    """Ids that once were given out -> the ids that answer for them now."""
    return {row[0]: row[1] for row in read_table(tables / "id_aliases.tsv", 2)}


def townships(tables: Path) -> Iterable[tuple[str, str]]:
    """Every way to write a township with its state, and the ZIP that it lies at: several of one
    name are asked about."""
    in_state: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, code, _, zip_code in read_table(tables / "townships.tsv", 4):
        in_state[name, code].append(zip_code)
    for (name, code), zips in in_state.items():
        for state in (code, BY_CODE[code].name):
            yield f"{name} {state}", "|".join(zips)
        yield f"Municipio de {name} {code}", "|".join(zips)
        for type_ in (*_TOWNSHIP, "Town"):
            yield f"{name} {type_} {code}", "|".join(zips)
            yield f"{type_} of {name} {code}", "|".join(zips)
    for table in ("townships", "township_namesakes"):
        for name, code, county, zip_code in read_table(tables / f"{table}.tsv", 4):
            yield f"{name} {county} {code}", zip_code
    for name, everywhere in _anywhere(tables):
        for type_ in _TOWNSHIP:
            yield f"{name} {type_}", everywhere
            yield f"{type_} of {name}", everywhere
        if name.startswith(_NAMED_SO):
            yield name, everywhere


def bare_townships(tables: Path, others: Set[str]) -> Iterable[tuple[str, str, str]]:
    """Townships by their name alone, where no other place ("Perinton") and no word is filed under
    it: spelling, kind and target."""
    words = {key(name) for name, _ in _words(tables)}
    for name, zips in _anywhere(tables):
        filed = key(name)
        if filed not in others and filed not in words and not may_be_persons(filed):
            yield filed, "approximate", zips


def _anywhere(tables: Path) -> Iterable[tuple[str, str]]:
    """Name and ZIP codes of the townships of all states; of many, one of each state comes first."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    in_state: Counter[tuple[str, str]] = Counter()
    for name, state, _, zip_code in read_table(tables / "townships.tsv", 4):
        found[name].append((in_state[name, state], zip_code))
        in_state[name, state] += 1
    for name, zips in found.items():
        by_turn = sorted(zips, key=lambda turn_and_zip: turn_and_zip[0])
        yield name, "|".join(zip_code for _, zip_code in by_turn[:MOST_CANDIDATES])


def reservations(tables: Path) -> Iterable[tuple[str, str]]:
    """Every way to write a reservation or a tribal nation, and where its offices are."""
    for names, target in read_table(tables / "reservations.tsv", 2):
        for name in names.split("|"):
            # "Navajo Nation" has its type.
            types = () if name.endswith(_RESERVATION) else _RESERVATION
            yield name, target
            for said in (f"{name} {type_}" for type_ in types):
                yield from ((spelling, target) for spelling in (said, *in_spanish(said)))


def _filed(name: str) -> str:
    """The spelling of a name in any letters."""
    return key(name) or " ".join(other_letters(name))


def phrases(tables: Path) -> Iterable[tuple[str, str, str]]:
    """Filed spelling, kind and target of every name in the tables of names."""
    # First, so that what the other tables say of a name holds.
    yield from ((key(name), "approximate", target) for name, target in townships(tables))
    yield from ((key(name), "approximate", target) for name, target in reservations(tables))
    for table, kind in (
        ("landmarks", "approximate"),
        ("regions", "region"),
        ("nicknames", "exact"),
    ):
        for names, target in read_table(tables / f"{table}.tsv", 2):
            sure = "exact" if target.startswith("airport/") else kind
            for name in names.split("|"):
                yield from ((_filed(said), sure, target) for said in (name, *in_spanish(name)))
    for names, code in read_table(tables / "countries.tsv", 2):
        yield from ((key(name), "country", code) for name in names.split("|"))
    yield from ((key(name), kind, "") for name, kind in _words(tables))


def _words(tables: Path) -> Iterable[tuple[str, str]]:
    for table, kind in _WORDS:
        for (names,) in read_table(tables / f"{table}.tsv", 1):
            yield from ((name, kind) for name in names.split("|"))
