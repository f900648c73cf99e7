"""Files and disks that would take everything: refused early, in words, and nothing left behind."""

import gzip
import io
import resource
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.importing.reading.files import read_rows
from lookup_app.facilities.importing.reading.tables import UnreadableFile
from lookup_app.facilities.importing.run import ListShrank, import_files
from lookup_app.facilities.local.sql_stores import SqliteStore
from tests.fakes import TULSA, KnownPlaces

HEADER = "name,street,city,state,zip\n"
PLACER = KnownPlaces([TULSA])
SHEET = "xl/worksheets/sheet1.xml"
MEGABYTES, SECONDS = 300, 5

# Reads the file with no more memory than is allowed, and says what came of it.
_READ = """
import sys, time
from pathlib import Path
from lookup_app.facilities.importing.reading.files import read_rows
from lookup_app.facilities.importing.reading.tables import UnreadableFile
notes, rows, started = [], 0, time.process_time()
try:
    for _ in read_rows(Path(sys.argv[1]), notes.append):
        rows += 1
    said = "; ".join(notes)
except UnreadableFile as error:
    said = str(error)
peak = next(one for one in open("/proc/self/status") if one.startswith("VmHWM"))
print(rows, int(peak.split()[1]) // 1024, time.process_time() - started, said, sep="|")
"""


def quiet(*said):
    pass


def rows(count):
    return "".join(f"Hope {n},{n} Main Street,Tulsa,OK,74103\n" for n in range(count))


def blank_to_the_end(cells):
    """A spreadsheet of one row and then a million blank ones, as if somebody had coloured them."""
    book, whole, changed = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(("name", "state", "zip"))
    book.active.append(("Hope", "OK", "74103"))
    book.save(whole)
    blank = b"".join(b'<row r="%d">%s</row>' % (n, cells) for n in range(3, 1_048_577))
    with (
        zipfile.ZipFile(whole) as parts,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in parts.namelist():
            content = parts.read(name)
            if name == SHEET:
                content = content.replace(b"</sheetData>", blank + b"</sheetData>")
            new.writestr(name, content)
    return changed.getvalue()


BOMBS = {
    "zeros.csv.gz": lambda: gzip.compress(b"\0" * 150_000_000),
    "one-line.csv.gz": lambda: gzip.compress(b"name,state," + b"x" * 50_000_000),
    "same-row.csv.gz": lambda: gzip.compress((HEADER + rows(1) * 3_000_000).encode()),
    "one-line.csv": lambda: b"name,state,zip\n" + b"x" * 20_000_000,
    "brackets.json.gz": lambda: gzip.compress(b"[" * 100_000_000),
    "blank.xlsx": lambda: blank_to_the_end(b'<c r="A1" s="0"/>'),
    "empty-rows.xlsx": lambda: blank_to_the_end(b""),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_stopped_within_memory_and_time(tmp_path, name):
    (tmp_path / name).write_bytes(BOMBS[name]())
    command = [sys.executable, "-c", _READ, str(tmp_path / name)]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    read, megabytes, seconds, said = found.strip().split("|", 3)
    assert said
    assert int(megabytes) < MEGABYTES
    assert float(seconds) < SECONDS
    assert int(read) == (1 if name.endswith(".xlsx") else 0)


def test_a_list_goes_on_after_blank_rows_and_what_is_not_read_is_said(tmp_path):
    lines = HEADER + rows(1) + ",,,,\n" * 100 + rows(2) + ",,,,\n" * 10_001 + rows(3)
    (tmp_path / "a.csv").write_text(lines)
    notes = []
    assert len(list(read_rows(tmp_path / "a.csv", notes.append))) == 3
    assert notes == ["a.csv: nothing was read below row 10,105: 10,001 rows are blank"]


def test_a_spreadsheet_of_too_many_columns_is_refused_not_cut(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(("name", "state", *("x",) * 1_000))
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableFile, match="more than 1,000 columns"):
        list(read_rows(tmp_path / "a.xlsx", quiet))


def test_a_sheet_that_states_a_wrong_size_is_read_whole(tmp_path):
    book, whole = openpyxl.Workbook(), io.BytesIO()
    for row in (("name", "state", "zip"), ("Hope", "OK", "74103"), ("Mind", "OK", "74103")):
        book.active.append(row)
    book.save(whole)
    with zipfile.ZipFile(whole) as parts, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as new:
        for name in parts.namelist():
            new.writestr(name, parts.read(name).replace(b'ref="A1:C3"', b'ref="A1"'))
    assert len(list(read_rows(tmp_path / "a.xlsx", quiet))) == 2


@pytest.fixture
def filled(tmp_path):
    store = SqliteStore(tmp_path / "facilities.sqlite")
    (tmp_path / "ten.csv").write_text(HEADER + rows(10))
    import_files([tmp_path / "ten.csv"], store, PLACER, quiet)
    return store


def test_a_list_that_shrinks_by_more_than_a_fifth_needs_a_word(tmp_path, filled):
    (tmp_path / "eight.csv").write_text(HEADER + rows(8))
    (tmp_path / "six.csv").write_text(HEADER + rows(6))
    import_files([tmp_path / "eight.csv"], filled, PLACER, quiet)
    with pytest.raises(ListShrank, match="6 facilities, a fifth less"):
        import_files([tmp_path / "six.csv"], filled, PLACER, quiet)
    assert len(filled.load().facilities) == 8
    import_files([tmp_path / "six.csv"], filled, PLACER, quiet, may_shrink=True)
    assert len(filled.load().facilities) == 6


def test_a_day_to_come_is_refused(tmp_path, filled):
    (tmp_path / "list-2099-01-01.csv").write_text(HEADER + rows(10))
    with pytest.raises(UnreadableFile, match="2099-01-01 is a day still to come"):
        import_files([tmp_path / "list-2099-01-01.csv"], filled, PLACER, quiet)


def test_a_full_disk_is_called_one_and_leaves_nothing(tmp_path, filled):
    (tmp_path / "many.csv").write_text(HEADER + rows(2_000))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(DirectoryUnavailable, match="the disk is full"):
            import_files([tmp_path / "many.csv"], filled, PLACER, quiet)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [file.name for file in tmp_path.glob("facilities*")] == ["facilities.sqlite"]


def test_what_a_killed_import_left_is_swept_and_what_is_in_use_is_not(tmp_path, filled):
    for name in ("facilities.sqlite.new-1", "facilities.sqlite.new-1-journal"):
        (tmp_path / name).write_bytes(b"left")
    seen = []

    def sweep_meanwhile(*_):
        filled.sweep()
        seen.extend(file.name for file in tmp_path.glob("facilities.sqlite.new-*"))

    (tmp_path / "many.csv").write_text(HEADER + rows(600))
    import_files([tmp_path / "many.csv"], filled, PLACER, sweep_meanwhile)
    assert not [name for name in seen if name.startswith("facilities.sqlite.new-1-")]
    assert len(filled.load().facilities) == 600
    assert not list(tmp_path.glob("facilities.sqlite.new-*"))
