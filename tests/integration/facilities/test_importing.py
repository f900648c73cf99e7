"""From files on disk to a directory that answers, and what happens when something breaks."""

import gc
import gzip
import io
import json
import re
import resource
import shutil
import sqlite3
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.importing.reading.files import read_rows
from lookup_app.facilities.importing.reading.tables import UnreadableFile
from lookup_app.facilities.importing.run import import_files
from lookup_app.facilities.local.edition import NoDirectoryYet
from lookup_app.facilities.local.local_directory import LocalDirectory
from lookup_app.facilities.local.sql_stores import SqliteStore
from tests.fakes import TULSA, KnownPlaces, filters

SAMPLE = Path("tests/fixtures/facilities-2021-sample.csv")
AS_OF = date(2021, 6, 1)
PLACER = KnownPlaces([TULSA])
COLUMNS = (
    "name1", "name2", "street1", "street2", "city", "state", "zip", "phone", "intake1", "intake2",
    "intake1a", "intake2a", "service_code_info",
)  # fmt: skip


def quiet(*said):
    pass


@pytest.fixture
def store(tmp_path):
    return SqliteStore(tmp_path / "facilities.sqlite")


@pytest.fixture
def filled(store):
    import_files([SAMPLE], store, PLACER, quiet, AS_OF)
    return store


def spreadsheet(path, rows):
    book = openpyxl.Workbook()
    book.active.append(COLUMNS)
    for row in rows:
        book.active.append(row)
    book.create_sheet("Service Code Reference").append(["category", "code"])
    book.save(path)
    return path


def damaged(packed):
    middle = len(packed) // 2
    return packed[:middle] + bytes([packed[middle] ^ 255]) + packed[middle + 1 :]


def broken_book(part, change):
    """A spreadsheet of which one part was changed, or left out."""
    book, whole, broken = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(COLUMNS)
    book.save(whole)
    with zipfile.ZipFile(whole) as parts, zipfile.ZipFile(broken, "w") as changed:
        for name in parts.namelist():
            content = change(parts.read(name)) if name == part else parts.read(name)
            if content is not None:
                changed.writestr(name, content)
    return broken.getvalue()


def test_sample_is_imported_and_answers(store):
    steps = []
    report = import_files([SAMPLE], store, PLACER, lambda *step: steps.append(step), AS_OF)
    assert report.rows == 265
    assert report.merged == report.rows - report.facilities >= 2
    assert steps[-1] == ("placed", report.facilities)
    directory = LocalDirectory(store, clock=lambda: datetime(2026, 11, 24, tzinfo=UTC))
    page = directory.search(TULSA, filters())
    assert page.items[0].distance_miles < 1
    assert (page.as_of, page.stale) == (AS_OF, True)
    assert directory.facility(page.items[0].facility.id) == page.items[0].facility
    assert directory.status().by_state["OK"] > 70


def test_a_national_directory_spreadsheet(tmp_path, store):
    row = (
        "Hope House", "Program", "12 Main St", None, "Tulsa", "OK", 74103, "918-588-1900",
        "918-588-1901 x2", None, None, None, "SA*DT*OP*MD*SP",
    )  # fmt: skip
    report = import_files([spreadsheet(tmp_path / "su.xlsx", [row])], store, PLACER, quiet)
    assert report.placed == {"by ZIP": 1}
    (found,) = LocalDirectory(store).search(TULSA, filters(language="spanish")).items
    assert found.facility.approximate
    assert found.facility.codes == ("SA", "DT", "OP", "MD", "SP")
    assert [phone.extension for phone in found.facility.phones] == [None, "2"]
    assert found.distance_miles == 0


def test_saved_pages_of_the_locator(tmp_path, store):
    shutil.copy("tests/fixtures/locator-sample.json", tmp_path / "page.json")
    report = import_files([tmp_path / "page.json"], store, PLACER, quiet)
    assert report.facilities == 2
    assert LocalDirectory(store).status().by_state == {"MD": 2}


def test_what_a_saved_page_says_beyond_the_code_key_is_counted_and_kept(tmp_path, store):
    shutil.copy("tests/fixtures/locator-sample.json", tmp_path / "page.json")
    report = import_files([tmp_path / "page.json"], store, PLACER, quiet)
    private = "Private (for-profit/non-profit) organization"
    assert report.unknown_labels == {private: 1, "Access to Recovery (ATR) voucher": 1}
    kept = {one.name: one.labels for one in LocalDirectory(store).facilities()}
    assert kept["Garrett County Lighthouse - Safe Harbor"] == (private,)


def test_csv_with_everything_and_columns_nobody_knows(tmp_path):
    path = tmp_path / "rows.csv.gz"
    text = (
        "\ufefftype,name,state,zip,phone,website,services,colour\n"
        "substance use treatment|mental health,Hope,OK,74103,9185881900,hope.org,DT*MD,blue\n"
    )
    path.write_bytes(gzip.compress(text.encode()))
    (row,) = read_rows(path, quiet)
    assert row.codes == {"SA", "MH", "DT", "MD"}
    assert (row.name, row.website, row.latitude) == ("Hope", "hope.org", None)


SHEET = "xl/worksheets/sheet1.xml"


def test_a_small_spreadsheet_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(SHEET, b"0" * 100_000_001)
    assert (tmp_path / "bomb.xlsx").stat().st_size < 600_000
    with pytest.raises(UnreadableFile, match="unpacks to 100 MB"):
        list(read_rows(tmp_path / "bomb.xlsx", quiet))


def far_down(xml):
    row = b'<row r="99999999999"><c r="A99999999999"/></row></sheetData>'
    return re.sub(rb"<dimension[^>]*/>", b"", xml).replace(b"</sheetData>", row)


@pytest.mark.slow
def test_a_sheet_that_skips_billions_of_rows_comes_to_an_end(tmp_path):
    (tmp_path / "far.xlsx").write_bytes(broken_book(SHEET, far_down))
    assert sum(1 for _ in read_rows(tmp_path / "far.xlsx", quiet)) < 200_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", b"hello"),
        ("rows.csv", b"colour,shape\nblue,round\n"),
        ("empty.csv", b""),
        ("broken.xlsx", b"not a zip file"),
        ("page.json", b"<html>Access denied</html>"),
        ("other.json", b'{"rows": "none"}'),
        ("cut.csv.gz", gzip.compress(SAMPLE.read_bytes())[:2000]),
        ("nobody.csv", b"name,state,zip\n,OK,74103\n"),
        ("missing.csv", None),
        ("damaged.csv.gz", damaged(gzip.compress(b"name,state,zip\nHope,OK,74103\n" * 500))),
        ("deep.json", b"[" * 100_000),
        ("cut.xlsx", broken_book("xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])),
        ("junk.xlsx", broken_book("xl/workbook.xml", lambda xml: b"junk")),
        ("sheetless.xlsx", broken_book("xl/worksheets/sheet1.xml", lambda xml: None)),
    ],
    # By the name alone: packed files hold the second in which they were made.
    ids=lambda value: value if isinstance(value, str) and "." in value[:20] else "",
)
def test_a_file_that_cannot_be_read_leaves_the_old_directory(tmp_path, filled, name, content):
    before = filled.load()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFile):
        import_files([tmp_path / name], filled, PLACER, quiet)
    assert filled.load() == before
    assert [file.name for file in tmp_path.glob("facilities*")] == ["facilities.sqlite"]


def test_a_full_disk_leaves_the_old_directory(tmp_path, filled):
    before = filled.load()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_000, hard))
    try:
        with pytest.raises(DirectoryUnavailable):
            import_files([SAMPLE], filled, PLACER, quiet)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert filled.load() == before
    assert [file.name for file in tmp_path.iterdir()] == ["facilities.sqlite"]


def test_no_directory_file(store):
    with pytest.raises(NoDirectoryYet):
        LocalDirectory(store).search(TULSA, filters())


@pytest.mark.parametrize("damage", [b"", b"not a database at all, only words" * 100])
def test_a_corrupt_file_is_unavailable_not_a_crash(filled, tmp_path, damage):
    (tmp_path / "facilities.sqlite").write_bytes(damage)
    with pytest.raises(DirectoryUnavailable):
        LocalDirectory(filled).search(TULSA, filters())


def test_a_cut_file_is_unavailable(filled, tmp_path):
    path = tmp_path / "facilities.sqlite"
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(DirectoryUnavailable):
        LocalDirectory(filled).search(TULSA, filters())


def test_a_locked_file_is_unavailable(filled, tmp_path):
    lock = sqlite3.connect(tmp_path / "facilities.sqlite", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(DirectoryUnavailable):
            LocalDirectory(filled).search(TULSA, filters())
    finally:
        lock.close()


def test_what_is_loaded_goes_on_answering_when_the_file_breaks(filled, tmp_path):
    now = [0.0]
    directory = LocalDirectory(filled, ticks=lambda: now[0])
    before = directory.search(TULSA, filters())
    (tmp_path / "facilities.sqlite").write_bytes(b"broken")
    now[0] = 60.0
    assert directory.search(TULSA, filters()) == before
    (tmp_path / "facilities.sqlite").unlink()
    now[0] = 120.0
    assert directory.search(TULSA, filters()) == before


def test_a_new_edition_is_taken_up(filled, tmp_path):
    now = [0.0]
    directory = LocalDirectory(filled, ticks=lambda: now[0])
    assert directory.status().total > 200
    page = tmp_path / "page.json"
    page.write_text(json.dumps({"rows": [{"name1": "Hope", "state": "OK", "zip": "74103"}]}))
    import_files([page], filled, PLACER, quiet, may_shrink=True)
    assert directory.status().total > 200
    now[0] = 6.0
    assert directory.status().total == 1


def test_an_edition_taken_up_later_is_kept_from_the_collector_too(filled):
    gc.freeze()
    try:
        before = gc.get_freeze_count()
        directory = LocalDirectory(filled)
        assert before + directory.status().total < gc.get_freeze_count()
    finally:
        gc.unfreeze()


def test_an_edition_of_an_earlier_shape_is_none(store, tmp_path):
    with closing(sqlite3.connect(tmp_path / "facilities.sqlite")) as old:
        old.execute("CREATE TABLE facility (id TEXT)")
    with pytest.raises(NoDirectoryYet, match="of an earlier version of this site"):
        LocalDirectory(store).search(TULSA, filters())


def test_a_list_of_no_known_date_is_old_once_its_import_is(store):
    import_files([SAMPLE], store, PLACER, quiet)
    imported = store.sources()[0].source.imported_on
    for later, stale in ((timedelta(days=1), False), (timedelta(days=500), True)):
        directory = LocalDirectory(
            store,
            clock=lambda later=later: datetime.combine(imported + later, datetime.min.time(), UTC),
        )
        page = directory.search(TULSA, filters())
        assert (page.as_of, page.stale) == (None, stale)


def ours(caplog):
    return [record.getMessage() for record in caplog.records if record.name.startswith("lookup")]


class CountedStore:
    """A store that counts how often it is read."""

    def __init__(self, store):
        self._store = store
        self.loads = 0

    def version(self):
        return self._store.version()

    def load(self):
        self.loads += 1
        return self._store.load()


def test_a_locked_start_does_not_pile_up_and_is_logged_once(filled, tmp_path, caplog):
    lock = sqlite3.connect(tmp_path / "facilities.sqlite", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    now, counted = [0.0], CountedStore(filled)
    directory = LocalDirectory(counted, ticks=lambda: now[0])

    def search(_):
        with pytest.raises(DirectoryUnavailable):
            directory.search(TULSA, filters())

    with closing(lock), ThreadPoolExecutor(8) as threads:
        list(threads.map(search, range(16)))
        assert counted.loads == 1
        now[0] = 6.0
        search(None)
        assert counted.loads == 2
    assert ours(caplog) == ["facility directory: database: OperationalError"]
    now[0] = 12.0
    assert directory.search(TULSA, filters()).total
    assert ours(caplog)[1:] == ["facility directory: it can be read again"]


def test_a_file_that_breaks_while_it_is_in_use_is_logged_once(filled, tmp_path, caplog):
    now = [0.0]
    directory = LocalDirectory(filled, ticks=lambda: now[0])
    directory.search(TULSA, filters())
    (tmp_path / "facilities.sqlite").write_bytes(b"broken" * 1000)
    for now[0] in (6.0, 12.0):
        directory.search(TULSA, filters())
    assert ours(caplog) == ["facility directory: database: DatabaseError"]


def test_a_missing_file_is_logged_once_and_not_looked_for_at_each_request(store, caplog):
    directory = LocalDirectory(store, ticks=lambda: 0.0)
    for _ in range(2):
        with pytest.raises(NoDirectoryYet):
            directory.search(TULSA, filters())
    assert ours(caplog) == ["facility directory: no directory file"]


def test_rows_that_make_no_sense_are_unavailable(filled, tmp_path):
    with closing(sqlite3.connect(tmp_path / "facilities.sqlite")) as file:
        file.execute("UPDATE directory_listing SET latitude = 'north'")
        file.commit()
    with pytest.raises(DirectoryUnavailable):
        LocalDirectory(filled).search(TULSA, filters())


@pytest.mark.parametrize(
    ("encoding", "windows"), [("utf-8", False), ("utf-8-sig", False), ("cp1252", True)]
)
def test_a_csv_of_either_encoding_keeps_its_accents(tmp_path, store, encoding, windows):
    path = tmp_path / "rows.csv.gz"
    text = "name,state,zip\nClínica “Peña”,OK,74103\n"
    path.write_bytes(gzip.compress(text.encode(encoding)))
    report = import_files([path], store, PLACER, quiet)
    assert [one.name for one in store.load().facilities] == ["Clínica “Peña”"]
    assert any("Windows-1252" in note for note in report.notes) == windows


def test_a_marked_file_with_a_lost_byte_stays_utf_8(tmp_path):
    (tmp_path / "rows.csv").write_bytes(b"\xef\xbb\xbfname,state\nMen\xffs Pe\xc3\xb1a,OK\n")
    (row,) = read_rows(tmp_path / "rows.csv", quiet)
    assert row.name == "Men\ufffds Peña"
