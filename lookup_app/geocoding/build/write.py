"""Writing the gazetteer: one read-only SQLite file, compressed, with its checksum and id ledger."""

import hashlib
import lzma
import sqlite3
from array import array
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lookup_app.folding import key, other_letters
from lookup_app.geocoding.build.indexes import Name, beginnings, spellings
from lookup_app.geocoding.build.polygons import Ring
from lookup_app.geocoding.build.rows import Draft
from lookup_app.geocoding.data.filed_names import FiledNames
from lookup_app.geocoding.data.named import Grade

SCHEMA = """
CREATE TABLE places (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
    state TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL, county TEXT, city TEXT,
    population INTEGER, time_zone TEXT, approximate INTEGER NOT NULL);
-- grade: the numbers of ``Grade``.
CREATE TABLE names (
    filed TEXT NOT NULL, state TEXT NOT NULL, grade INTEGER NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (filed, state, grade, number)) WITHOUT ROWID;
CREATE TABLE shared (id TEXT NOT NULL, position INTEGER NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (id, position)) WITHOUT ROWID;
CREATE TABLE aliases (id TEXT PRIMARY KEY, place_id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE foreign_towns (filed TEXT PRIMARY KEY, country TEXT NOT NULL,
    population INTEGER NOT NULL) WITHOUT ROWID;
-- The hand-made tables. kind: exact, approximate, region (how sure the target is), too_vague,
-- no_place, country.
CREATE TABLE phrases (filed TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY (filed, kind)) WITHOUT ROWID;
-- Names without their spaces, for comparing with misspelled ones; state "" holds the large towns.
CREATE TABLE spellings (state TEXT NOT NULL, name TEXT NOT NULL, filed TEXT NOT NULL,
    people INTEGER NOT NULL, PRIMARY KEY (state, name, filed)) WITHOUT ROWID;
-- The largest places for beginnings of two to eight letters that many names share.
CREATE TABLE beginnings (letters TEXT NOT NULL, position INTEGER NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (letters, position)) WITHOUT ROWID;
-- Where a state is: rings of longitude, latitude as 32-bit floats, with their bounds.
CREATE TABLE outlines (state TEXT NOT NULL, west REAL NOT NULL, south REAL NOT NULL,
    east REAL NOT NULL, north REAL NOT NULL, ring BLOB NOT NULL);
-- One row: the names of ``names``, ``phrases`` and ``foreign_towns`` as a ``FiledNames``.
CREATE TABLE filed_names (bits BLOB NOT NULL);
"""
INDEXES = """
CREATE INDEX names_glued ON names (replace(filed, ' ', ''), state);
CREATE INDEX places_where ON places (latitude, longitude);
"""


@dataclass(frozen=True, slots=True)
class Made:
    """All that goes into the file: the places, and what a question may find beside them."""

    everything: list[Draft]
    shared: dict[str, tuple[str, ...]]
    aliases: dict[str, str]
    foreign: dict[str, tuple[str, int]]
    outlines: list[tuple[str, Ring]]
    phrases: list[tuple[str, str, str]]


def write_database(path: Path, made: Made) -> None:
    """Fill a new database file."""
    path.unlink(missing_ok=True)
    numbers = {draft.id: number for number, draft in enumerate(made.everything, 1)}
    by_number = dict(enumerate(made.everything, 1))
    names = list(_names(made.everything, numbers))
    foreign = ((filed, *rest) for filed, rest in sorted(made.foreign.items()))
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(SCHEMA)
        for sql, rows in (
            ("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", map(_row, by_number.items())),
            ("INSERT OR IGNORE INTO names VALUES (?,?,?,?)", names),
            ("INSERT INTO shared VALUES (?,?,?)", _shared(made.shared, numbers)),
            ("INSERT INTO aliases VALUES (?,?)", sorted(made.aliases.items())),
            ("INSERT INTO foreign_towns VALUES (?,?,?)", foreign),
            ("INSERT INTO outlines VALUES (?,?,?,?,?,?)", map(_outline, made.outlines)),
            ("INSERT OR REPLACE INTO phrases VALUES (?,?,?)", made.phrases),
            ("INSERT INTO spellings VALUES (?,?,?,?)", spellings(names, by_number)),
            ("INSERT INTO beginnings VALUES (?,?,?)", beginnings(names, by_number)),
        ):
            db.executemany(sql, rows)
        db.executescript(INDEXES)
        db.execute("INSERT INTO filed_names VALUES (?)", (bytes(_filed_names(db)),))
    with closing(sqlite3.connect(path)) as db:
        db.execute("VACUUM")


def _filed_names(db: sqlite3.Connection) -> FiledNames:
    return FiledNames.of(
        (table, filed)
        for table in ("names", "phrases", "foreign_towns")
        for (filed,) in db.execute(f"SELECT DISTINCT filed FROM {table}")  # noqa: S608 - ours
    )


def _row(numbered: tuple[int, Draft]) -> tuple[object, ...]:
    number, draft = numbered
    return (
        number,
        draft.id,
        draft.name,
        draft.kind,
        draft.state,
        round(draft.latitude, 5),
        round(draft.longitude, 5),
        draft.county,
        draft.city,
        draft.population,
        draft.time_zone,
        draft.approximate,
    )


def _names(places: Iterable[Draft], numbers: dict[str, int]) -> Iterable[Name]:
    for draft in places:
        if draft.kind == "zip":
            continue
        # The best grade of a spelling is kept; the primary key drops exact repeats only.
        seen: set[str] = set()
        for name, grade in graded_names(draft):
            filed = key(name) or " ".join(other_letters(name))
            if filed and filed not in seen:
                seen.add(filed)
                yield filed, draft.state, grade, numbers[draft.id]


def graded_names(draft: Draft) -> Iterable[tuple[str, Grade]]:
    """Every name of a place with its grade, the best first."""
    if draft.kind == "neighborhood":
        yield f"{draft.name} {draft.city}", Grade.OWN_NAME
        yield draft.name, Grade.BARE_NEIGHBORHOOD
    else:
        yield draft.name, Grade.OWN_NAME
    for name in draft.names:
        yield name, Grade.AS_GOOD
    if draft.kind == "county":
        yield bare_county(draft.name), Grade.BARE_COUNTY
    for name in draft.also:
        yield name, Grade.OTHER_NAME


def bare_county(name: str) -> str:
    """ "Tulsa County" -> "Tulsa"."""
    types = ("County", "Parish", "Census Area", "City and Borough", "Borough", "Municipality")
    for type_ in (*types, "Municipio", "Planning Region", "Island", "District", "city"):
        if name.endswith(f" {type_}"):
            return name.removesuffix(f" {type_}")
    return name


def _shared(
    shared: dict[str, tuple[str, ...]], numbers: dict[str, int]
) -> Iterable[tuple[str, int, int]]:
    for place_id, members in sorted(shared.items()):
        for position, member in enumerate(members):
            yield place_id, position, numbers[member]


def _outline(outline: tuple[str, Ring]) -> tuple[object, ...]:
    state, ring = outline
    longitudes, latitudes = zip(*ring, strict=True)
    flat = array("f", (number for point in ring for number in point))
    bounds = min(longitudes), min(latitudes), max(longitudes), max(latitudes)
    return state, *bounds, flat.tobytes()


def compress(source: Path, target: Path) -> str:
    """Write the compressed copy; returns the SHA-256 of the uncompressed file."""
    content = source.read_bytes()
    target.write_bytes(lzma.compress(content, preset=9))
    return hashlib.sha256(content).hexdigest()
