"""The facility directory: import, exact search beside peers, and growth to a million rows.

``FILES`` names files of real rows (``make bench FILES="SU.xlsx MH.xlsx"``); without it, as many are
drawn around the points of the gazetteer's ZIPs and written to a file. For the searches, codes are
dealt to the rows from the code list with a fixed seed. ``BENCH_POSTGRES`` is the address of an
empty PostgreSQL database, to import a million rows there too.
"""

import gc
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree

from benchmarks.pages import RESULTS_TARGET, weight
from config import Testing
from lookup_app import create_app
from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import FIRST_PAGE
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.importing.cleaning_rows import clean_row
from lookup_app.facilities.importing.exporting import export_csv
from lookup_app.facilities.importing.reading.files import read_rows
from lookup_app.facilities.importing.records import Record
from lookup_app.facilities.local.edition import DirectoryDraft
from lookup_app.facilities.local.local_directory import LocalDirectory
from lookup_app.facilities.local.sql_stores import SqliteStore
from lookup_app.facilities.opening import FILE_NAME
from lookup_app.facilities.search.catalog import Catalog
from lookup_app.facilities.search.nearest import BallTree, chord_to_miles, unit_vector
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.places import Place

SEED = 20261124
ROWS = 26_455
MANY_ROWS = 1_000_000
COUNT = 25
PLACES = 2_000
JITTER_DEGREES = 0.05
FILTERS = Filters(
    care=frozenset({"substance-use"}), pay=frozenset({"medicaid"}), language=frozenset({"spanish"})
)
HARD_POINTS = [
    (52.9, 172.9), (51.9, -176.6), (51.95, 179.99), (13.4, 144.8), (-14.3, -170.7), (18.3, -64.9),
    (15.2, 145.7), (71.3, -156.8), (18.4, -66.1), (21.3, -157.8),
]  # fmt: skip

Row = tuple[int, float, float, int]

# Answers a few pages with facilities and prints the resident memory in megabytes.
_WORKER = """
import sys
from pathlib import Path
from config import Testing
from lookup_app import create_app
client = create_app(Testing(INSTANCE_PATH=Path(sys.argv[1]))).test_client()
for path in ("/", "/near/74103", "/near/10001?care=detox", "/es/near/ak"):
    assert client.get(path).status_code == 200
print(int(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1]) / 1024)
"""

# Imports files into a folder or a database, and prints rows, facilities, seconds and megabytes.
_IMPORT = """
import sys, time
from pathlib import Path
from lookup_app.facilities.importing.run import import_files
from lookup_app.facilities.local.sql_stores import PostgresStore, SqliteStore
from lookup_app.facilities.opening import FILE_NAME
from lookup_app.geocoding.gazetteer import Gazetteer
where, *files = sys.argv[1:]
database = where.startswith("postgresql")
store = PostgresStore(where) if database else SqliteStore(Path(where) / FILE_NAME)
gazetteer = Gazetteer.open(Path(files[0]).parent if database else Path(where))
started, busy = time.perf_counter(), time.process_time()
report = import_files([Path(one) for one in files], store, gazetteer, lambda *_: None)
took, busy = time.perf_counter() - started, time.process_time() - busy
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(report.rows, report.facilities, f"{took:.1f} {busy:.1f}", int(peak.split()[1]) // 1024)
"""


def main() -> None:
    """Print the tables."""
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        gazetteer = Gazetteer.open(Path(folder))
        points = zip_points(gazetteer)
        facilities = facilities_for(points, Path(folder), rng)
        print("\nNearest facilities: the nearest 25, µs of processor time (p50 / p99)\n")
        places = random_places(points, rng)
        print_nearest(as_rows(facilities), places)
        print_nearest(jittered(as_rows(facilities), MANY_ROWS, rng), places)
        print_search(Catalog(facilities), places)
        print_memory(facilities, Path(folder))
        print_weights(Path(folder))
        print_many(facilities, Path(folder), rng)


def zip_points(gazetteer: Gazetteer) -> list[Place]:
    """Every ZIP the gazetteer has a place for."""
    zips = (gazetteer.place_for_zip(f"{number:05}") for number in range(500, 100_000))
    return [place for place in zips if place]


def facilities_for(points: Sequence[Place], folder: Path, rng: random.Random) -> list[Facility]:
    """The facilities of the real files or of one with as many drawn rows, imported and timed."""
    files = [Path(name) for name in os.environ.get("FILES", "").split()]
    if not files:
        print(f"\nFacilities: {ROWS:,} drawn around ZIP points (FILES names no files)")
        files = [folder / "drawn.csv"]
        drawn = rng.choices(points, k=ROWS)
        export_csv((drawn_facility(*one, rng) for one in enumerate(drawn)), files[0])
    print_import(files, str(folder), "12 s, 250 MB")
    store = SqliteStore(folder / FILE_NAME)
    print_hidden(files, store)
    started = time.perf_counter()
    loaded = LocalDirectory(store).facilities()
    print(f"Loaded and indexed in {time.perf_counter() - started:.2f} s")
    return [replace(one, code_mask=dealt_codes(rng)) for one in loaded]


def print_import(files: Sequence[Path], where: str, target: str) -> None:
    """Import the files in a process of its own, into a folder or a PostgreSQL database."""
    command = [sys.executable, "-c", _IMPORT, where, *map(str, files)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows, facilities, seconds, processor, megabytes = said.split()
    print(f"{int(rows):,} rows imported, {int(facilities):,} facilities: {seconds} s ", end="")
    print(f"({processor} s of processor), at most {megabytes} MB (target {target})")


def print_hidden(files: Sequence[Path], store: SqliteStore) -> None:
    """Count the rows whose place says an "only" or a "not" that the row does not say."""
    by_id = {one.id: one for one in store.load().facilities}
    moved = dict(store.moves())
    hidden = rows = 0
    for file in files:
        for record in map(clean_row, read_rows(file, lambda _: None)):
            if isinstance(record, Record):
                own = record.ids[0]
                place = by_id[own if own in by_id else moved[own]]
                rows += 1
                hidden += bool(place.code_mask & service_codes.EXCLUDING & ~record.code_mask)
    print(f"Rows that another row's code hides: {hidden} of {rows:,} (target 0)")


def print_many(facilities: Sequence[Facility], folder: Path, rng: random.Random) -> None:
    """Import a million rows around the real ones, on SQLite and PostgreSQL."""
    file = folder / "many.csv"
    drawn = rng.choices(facilities, k=MANY_ROWS)
    export_csv((moved_facility(number, one, rng) for number, one in enumerate(drawn)), file)
    (folder / "many").mkdir()
    print("\nA million rows: ", end="")
    print_import([file], str(folder / "many"), "bounded")
    if address := os.environ.get("BENCH_POSTGRES"):
        print("The same into PostgreSQL: ", end="")
        print_import([file], address, "bounded")


def moved_facility(number: int, facility: Facility, rng: random.Random) -> Facility:
    """The facility under another name, at another number of its street, a few miles off."""
    return replace(
        facility,
        id="",
        name=f"{facility.name} {number}",
        name2="",
        street=f"{number} Main Street",
        street2="",
        latitude=max(-90.0, min(90.0, facility.latitude + rng.gauss(0, JITTER_DEGREES))),
        longitude=(facility.longitude + rng.gauss(0, JITTER_DEGREES) + 180) % 360 - 180,
        approximate=False,
    )


def print_memory(facilities: Sequence[Facility], folder: Path) -> None:
    """The memory of a worker that has the directory and has drawn a page with its map."""
    SqliteStore(folder / FILE_NAME).replace(
        DirectoryDraft([replace(one, sources=()) for one in facilities])
    )
    command = [sys.executable, "-c", _WORKER, str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(f"A worker with these facilities: {float(said):.0f} MB (target 120)")


def print_weights(folder: Path) -> None:
    """What a page of these facilities weighs, with its map and all that it loads."""
    client = create_app(Testing(INSTANCE_PATH=folder)).test_client()
    for path in ("/near/74103", "/es/near/74103", "/near/10001"):
        bytes_sent = weight(client, path)
        print(f"{'Results with all they load, ' + path:44}{bytes_sent:8} (target {RESULTS_TARGET})")


def drawn_facility(number: int, place: Place, rng: random.Random) -> Facility:
    """A made-up facility within three miles or so of the place."""
    return Facility(
        id=f"{number}",
        name=f"Facility {number}",
        street=f"{number} Main Street",
        city=place.city or "",
        state=place.state,
        zip=place.name,
        latitude=place.latitude + rng.gauss(0, JITTER_DEGREES),
        longitude=place.longitude + rng.gauss(0, JITTER_DEGREES),
        code_mask=dealt_codes(rng),
    )


def dealt_codes(rng: random.Random) -> int:
    """About a quarter of all codes."""
    return service_codes.mask_of(code for code in service_codes.CODES if rng.random() < 0.25)


def random_places(points: Sequence[Place], rng: random.Random) -> list[Place]:
    """Places in every state and territory, and on both sides of the antimeridian."""
    by_state: dict[str, list[Place]] = {}
    for place in points:
        by_state.setdefault(place.state, []).append(place)
    hard = [Place("x", "x", "point", "", *point) for point in HARD_POINTS]
    even = [rng.choice(rng.choice(list(by_state.values()))) for _ in range(PLACES - len(hard))]
    return hard + even


def as_rows(facilities: Sequence[Facility]) -> list[Row]:
    """The facilities as the tree takes them."""
    return [
        (number, one.latitude, one.longitude, one.code_mask)
        for number, one in enumerate(facilities)
    ]


def jittered(rows: Sequence[Row], count: int, rng: random.Random) -> list[Row]:
    """Many rows around the real ones."""
    return [
        (
            number,
            max(-90.0, min(90.0, latitude + rng.gauss(0, JITTER_DEGREES))),
            (longitude + rng.gauss(0, JITTER_DEGREES) + 180) % 360 - 180,
            mask,
        )
        for number, (_, latitude, longitude, mask) in enumerate(rng.choices(rows, k=count))
    ]


def print_nearest(rows: Sequence[Row], places: Sequence[Place]) -> None:
    """Our tree beside numpy's brute force and scipy's k-d tree, and whether all agree."""
    # Millions of small tuples make the collector run for nothing.
    gc.disable()
    started = time.thread_time()
    tree = BallTree(rows)
    built = time.thread_time() - started
    gc.enable()
    gc.freeze()
    vectors = np.array([unit_vector(latitude, longitude) for _, latitude, longitude, _ in rows])
    masks = [row[3] for row in rows]
    peer = cKDTree(vectors)
    wanted = [mask for _, mask in FILTERS.masks()]

    def brute(place: Place) -> np.ndarray:
        far = -(vectors @ np.array(unit_vector(place.latitude, place.longitude)))
        nearest = np.argpartition(far, COUNT)[:COUNT]
        return nearest[np.lexsort((nearest, far[nearest]))]

    many = len(rows) >= MANY_ROWS
    few, fewer = (places[:100], places[:10]) if many else (places, places[:200])
    print(f"{len(rows):,} rows (tree built in {built:.1f} s)")
    ours = timed(lambda p: tree.nearest(p.latitude, p.longitude, COUNT), places)
    print(f"  ours                    {ours}   target p50 60")
    filtered = timed(lambda p: tree.nearest(p.latitude, p.longitude, COUNT, wanted), places)
    print(f"  ours, three filters     {filtered}   target p99 5,000")
    print(f"  numpy, every row        {timed(brute, few)}")
    kd = timed(lambda p: peer.query(unit_vector(p.latitude, p.longitude), COUNT), places)
    print(f"  scipy cKDTree           {kd}   (knows no filters)")
    wrong = sum(differs(tree, vectors, place) for place in few)
    wrong += sum(differs(tree, vectors, place, wanted, masks) for place in fewer)
    asked = len(few) + len(fewer)
    print(f"  places where ours differs from brute force: {wrong} of {asked:,}")


def differs(
    tree: BallTree,
    vectors: np.ndarray,
    place: Place,
    wanted: Sequence[int] = (),
    masks: Sequence[int] = (),
) -> bool:
    """Whether the tree's distances are not those of the nearest rows by brute force."""
    chords = np.linalg.norm(vectors - unit_vector(place.latitude, place.longitude), axis=1)
    if wanted:
        fits = [all(mask & one for one in wanted) for mask in masks]
        chords = chords[np.array(fits)]
    expected = np.sort(np.partition(chords, COUNT)[:COUNT])
    found = [chord for chord, _ in tree.nearest(place.latitude, place.longitude, COUNT, wanted)]
    return not np.allclose(found, expected, rtol=0, atol=1e-12)


def print_search(catalog: Catalog, places: Sequence[Place]) -> None:
    """The whole search of a page: nearest, radius, counts beside each choice."""
    print("A page of the list, with radius, total and counts of 58 choices, µs (target p50 2,000)")
    for name, filters in (("no filter", Filters()), ("three filters", FILTERS)):
        taken = timed(lambda p, f=filters: catalog.search(p, f, None, FIRST_PAGE), places)
        print(f"  {name:<22}  {taken}")
    reach = catalog.search(places[-1], Filters(), None, FIRST_PAGE).items[-1].distance_miles
    assert chord_to_miles(2.0) > reach


def timed(call: Callable[[Place], object], places: Sequence[Place]) -> str:
    """The median and the 99th percentile of the processor's time, in microseconds.

    Not the clock on the wall: other work on the machine is not what is measured.
    """
    taken = []
    for place in places:
        started = time.thread_time_ns()
        call(place)
        taken.append((time.thread_time_ns() - started) / 1000)
    taken.sort()
    return f"{taken[len(taken) // 2]:8,.0f} / {taken[int(len(taken) * 0.99)]:8,.0f}"


if __name__ == "__main__":
    main()
