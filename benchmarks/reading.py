"""How well typed places are understood, kind by kind: ``python -m benchmarks.reading``.

Of each kind: the share that is right, asked about (what is meant is among the places offered),
refused, and plainly wrong: another place, or one where none is meant or a question is due. The
gazetteer itself says what is meant, so these are figures to compare two readings by, not the share
of what people type. ``FACILITIES`` names a CSV of facilities as ``facilities export`` writes it:
their addresses, towns and counties are asked for too.
"""

import csv
import os
import random
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from geopy import Point

from lookup_app.folding import key
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.geocoding.outcomes import Ambiguous, Found, NotFound, Outcome, places_of
from lookup_app.places import Place, distance_miles
from lookup_app.states import BY_CODE, STATES_AND_DC
from lookup_app.web.api.place_json import outcome_as_json
from tests.slips import slip
from tests.unit.geocoding.test_sentences import LENGTH_OF_A_CODE, SENTENCES
from tests.unit.geocoding.test_sweeps import COUNTY_TEMPLATES, TEMPLATES, is_meant, query_for
from tests.unit.geocoding.test_townships import ROWS as TOWNSHIPS
from tests.unit.geocoding.test_understanding import CASES

SEED = 20261127
EVERY = 20
SLIPPED_PEOPLE = 5_000
UNKNOWN_NAMES = 1_500
FACILITIES = 1_000
NEAR_MILES = 15.0
WAYS = ("right", "asked", "refused", "wrong")
# Of no test: how far the readers carry beyond what they were built on.
FRESH_TEMPLATES = (
    "detox {l} {o} asap",
    "my brother lives in {n} {s} and uses fentanyl",
    "can I get methadone around {n}, {S}?",
    "{n} {s} suboxone doctor that takes medicaid",
    "busco ayuda para mi esposo en {n} {S}",
    "we just moved to {l} {o} from dallas",
    "{n}, {S} AA meetings tonight",
    "{u} {s} INPATIENT REHAB",
    "me quiero desintoxicar, vivo cerca de {n}, {s}",
    "need a bed for tonight {n} {s}",
    "is there a free clinic in {l}, {S}",
    "hola necesito un centro en {n}, {s} para mi hermano",
)
TOWNSHIP_FORMS = ("{n} Township, {s}", "{n} Twp {s}", "town of {n} {S}", "rehab in {n} twp {S}")
FACILITY_FORMS = {
    "address with its ZIP": "{street}, {city}, {state} {zip}",
    "address": "{street}, {city}, {state}",
    "address in lower case": "{lower}",
    "facility and town": "{name}, {city}, {state}",
    "facility and town, no commas": "{name} {city} {state}",
    "address before more words": "{name}, {street}, {city}, {state}, call first",
    "address behind its town": "{city}, {state} - {street}",
    "post office and ZIP": "{city} {zip}",
    "county": "{county} County, {state}",
    "town in a sentence": "need help for my son in {city} {state} please",
}

Judge = Callable[[Outcome], str]


class Asked(NamedTuple):
    """A query of a kind, and which of the ways an answer to it is."""

    kind: str
    query: str
    judge: Judge


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        gazetteer = Gazetteer.open(Path(folder))
        (path,) = Path(folder).glob("*.sqlite")
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        with closing(sqlite3.connect(path)) as database:
            for kind, query, judge in questions(database):
                counted[kind][judge(gazetteer.geocode(query))] += 1
    print("\nUnderstanding places, % of each kind\n")
    print(f"{'':36}{'queries':>8}" + "".join(f"{way:>9}" for way in WAYS))
    for kind, ways in counted.items():
        shares = (100 * ways[way] / ways.total() for way in WAYS)
        print(f"{kind:36}{ways.total():8,}" + "".join(f"{share:9.2f}" for share in shares))


def questions(database: sqlite3.Connection) -> Iterator[Asked]:
    """All kinds, of a fixed sample."""
    yield from cases()
    yield from sentences()
    yield from places("town", database, TEMPLATES, EVERY)
    yield from places("county", database, COUNTY_TEMPLATES, EVERY)
    yield from places("town, fresh templates", database, FRESH_TEMPLATES, EVERY)
    yield from townships()
    yield from slips(database)
    yield from unknown_names(database)
    if path := os.environ.get("FACILITIES"):
        yield from facilities(Path(path))


def cases() -> Iterator[Asked]:
    """The table of queries by kind, which the tests hold whole."""
    for _, query, expected, *_ in CASES:
        if expected in ("not_found", "outside_us", "military"):
            yield Asked("the tests' table", query, refused_as(expected))
        elif expected.startswith("ask: "):
            yield Asked("the tests' table", query, asked_about(expected.split()[1:]))
        else:
            yield Asked(
                "the tests' table", query, one_that(lambda p, meant=expected: p.id == meant)
            )


def sentences() -> Iterator[Asked]:
    """Sentences in which no place is named, as written and in capitals."""
    for sentence in SENTENCES:
        for written in {sentence, sentence.capitalize(), sentence.upper()}:
            if not (written.isupper() and len(written) <= LENGTH_OF_A_CODE):
                yield Asked("sentences without a place", written, refused_as("not_found"))


def places(
    called: str, database: sqlite3.Connection, templates: tuple[str, ...], every: int
) -> Iterator[Asked]:
    """Every so many towns or counties in each of the templates."""
    kind = "county" if called == "county" else "city"
    sql = "SELECT id, name, state FROM places WHERE kind = ? ORDER BY id"
    for row in database.execute(sql, (kind,)).fetchall()[::every]:
        judge = one_that(lambda place, row=row: is_meant(place, *row))
        for template in templates:
            yield Asked(called, query_for(template, *row[1:]), judge)


def townships() -> Iterator[Asked]:
    """The townships of the table, in one form each."""
    for number, (name, state, county, _) in enumerate(TOWNSHIPS):
        form = TOWNSHIP_FORMS[number % len(TOWNSHIP_FORMS)]
        meant = (state, county)
        judge = one_that(lambda place, meant=meant: (place.state, place.county) == meant)
        yield Asked("township", form.format(n=name, s=state, S=BY_CODE[state].name), judge)


def slips(database: sqlite3.Connection) -> Iterator[Asked]:
    """A slip in each fourth town of some size, with its state."""
    chance = random.Random(SEED)
    sql = "SELECT id, name, state FROM places WHERE kind = 'city' AND population > ? ORDER BY id"
    for row in database.execute(sql, (SLIPPED_PEOPLE,)).fetchall()[::4]:
        typed, judge = slip(row[1].lower(), chance), one_that(lambda p, row=row: is_meant(p, *row))
        yield Asked("slip, with its state", f"{typed}, {row[2]}", judge)
        yield Asked("slip, in a sentence", f"rehab near {typed} {row[2].lower()}", judge)


def unknown_names(database: sqlite3.Connection) -> Iterator[Asked]:
    """Names of towns, each with a state that has nothing of the name."""
    chance, states = random.Random(SEED), sorted(STATES_AND_DC)
    names = database.execute("SELECT name FROM places WHERE kind = 'city' ORDER BY id").fetchall()
    filed = set(database.execute("SELECT filed, state FROM names"))
    for _ in range(UNKNOWN_NAMES):
        (name,), state = chance.choice(names), chance.choice(states)
        if (key(name), state) not in filed:
            yield Asked("unknown in its state", f"{name}, {state}", not_bent)


def facilities(path: Path) -> Iterator[Asked]:
    """Real facilities in some ways of writing where they are."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["county"] and row["latitude"]]
    for row in random.Random(SEED).sample(rows, min(FACILITIES, len(rows))):
        row["lower"] = f"{row['street']} {row['city']} {row['state']}".lower()
        judge = one_that(lambda place, row=row: is_where(place, row))
        for kind, form in FACILITY_FORMS.items():
            yield Asked(kind, form.format(**row), judge)


def is_where(place: Place, row: dict[str, str]) -> bool:
    """Whether the place is the ZIP, the post office or the county of the row, or lies near it."""
    if place.state != row["state"] or place.kind == "state":
        return False
    post_office = key(row["city"]) in (key(place.name), key(place.city or ""))
    county = place.kind == "county" and key(place.name).startswith(key(row["county"]))
    point = Point(float(row["latitude"]), float(row["longitude"]))
    return post_office or county or distance_miles(place.point, point) <= NEAR_MILES


def one_that(is_right: Callable[[Place], bool]) -> Judge:
    """Right is the place that is meant."""

    def judge(outcome: Outcome) -> str:
        offered = places_of(outcome)
        if not any(map(is_right, offered)):
            return "wrong" if offered else "refused"
        return "right" if isinstance(outcome, Found) else "asked"

    return judge


def asked_about(ids: list[str]) -> Judge:
    """Right is a question that offers all of these."""

    def judge(outcome: Outcome) -> str:
        offered = {place.id for place in places_of(outcome)}
        if isinstance(outcome, Ambiguous) and offered.intersection(ids):
            return "right" if offered.issuperset(ids) else "asked"
        return "wrong" if offered else "refused"

    return judge


def refused_as(expected: str) -> Judge:
    """Right is that no place is named, said in this way."""

    def judge(outcome: Outcome) -> str:
        if places_of(outcome):
            return "wrong"
        return "right" if outcome_as_json(outcome)["outcome"] == expected else "refused"

    return judge


def not_bent(outcome: Outcome) -> str:
    """Right is a question, or the state; wrong is a town or county of another name."""
    match outcome:
        case Found(place=place):
            return "wrong" if place.kind in ("city", "county", "neighborhood") else "right"
        case Ambiguous():
            return "asked"
        case NotFound(state=state) if state:
            return "right"
        case _:
            return "refused"


if __name__ == "__main__":
    main()
