"""The commands of the directory, and what they say when something goes wrong."""

import csv
import gzip
import http.server
import json
import sqlite3
from contextlib import closing, contextmanager
from datetime import date
from functools import partial

import openpyxl
import pytest

import config
from lookup_app.clock import system_clock
from lookup_app.facilities.importing.syncing import sync_pages
from lookup_app.facilities.local.sql_stores import SqliteStore
from lookup_app.outbound import Outbound, Unavailable
from tests.fake_locator import FakeLocator, raw, serving
from tests.fakes import SetClock
from tests.integration.facilities.test_importing import COLUMNS, SAMPLE
from tests.loopback import served_by


@pytest.fixture
def run(tmp_path, make_site):
    """Runs ``facilities …`` with some settings."""

    def run(*words, clock=None, **chosen):
        settings = config.Testing(INSTANCE_PATH=tmp_path, **chosen)
        runner = make_site(settings, clock=clock or SetClock()).test_cli_runner()
        return runner.invoke(args=["facilities", *map(str, words)])

    return run


@contextmanager
def file_server(folder):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    with served_by(partial(Quiet, directory=folder)) as address:
        yield address


def test_import_says_what_became_of_the_rows(run):
    said = run("import", SAMPLE, "--as-of", "2021-06-01")
    assert said.exit_code == 0, said.output
    assert "265 rows read" in said.output
    assert "own point" in said.output
    status = run("status").output
    assert "as of 2021-06-01, imported 2026-11-26 from facilities-2021-sample.csv" in status
    assert "\nOK " in status


def test_one_row_is_one(run, tmp_path):
    (tmp_path / "a.csv").write_text("name,state,zip,services\nHope,OK,74103,SA\n")
    said = run("import", tmp_path / "a.csv").output
    assert "1 row read, 0 of them merged" in said
    assert "1 facility placed: " in said
    assert "1 facility in the new directory" in said
    status = run("status").output
    assert status.startswith("1 facility\n")
    assert ": 1 row of a day not known" in status


def test_without_a_directory_status_says_so_once_and_how_to_fill_it(run, caplog):
    said = run("status")
    fill = "Fill it: .venv/bin/flask --app lookup_app facilities fetch"
    assert (said.exit_code, said.output) == (1, f"Error: no directory file. {fill}\n")
    assert caplog.messages == []


def test_a_directory_of_an_earlier_version_is_called_one(run, tmp_path):
    with closing(sqlite3.connect(tmp_path / "facilities.sqlite")) as old:
        old.execute("CREATE TABLE facility (id TEXT)")
    said = run("status")
    assert said.exit_code == 1
    assert "of an earlier version of this site" in said.output
    assert "fetched or imported again" in said.output


def test_what_cannot_be_read_is_said_in_one_line(run, tmp_path):
    said = run("import", tmp_path / "nothing.csv")
    assert said.exit_code == 1
    assert "The directory was left as it was." in said.output
    assert "Traceback" not in said.output
    assert run("status").exit_code == 1


def test_a_csv_of_excel_is_read_and_said(run, tmp_path):
    (tmp_path / "excel.csv").write_bytes("name,state,zip\nPeña,OK,74103\n".encode("cp1252"))
    assert (
        "excel.csv is not UTF-8: read as Windows-1252"
        in run("import", tmp_path / "excel.csv").output
    )


def test_what_is_exported_can_be_imported(run, tmp_path):
    run("import", SAMPLE)
    first = run("status").output
    assert run("export", tmp_path / "out.csv.gz").exit_code == 0
    run("import", tmp_path / "out.csv.gz")
    assert run("status").output.splitlines()[2:] == first.splitlines()[2:]
    with gzip.open(tmp_path / "out.csv.gz", "rt", encoding="utf-8") as text:
        names = [row["name"] for row in csv.DictReader(text)]
    assert any(name.startswith("Clínica de Tratamiento") for name in names)


ROUND = """\
name,name2,street,street2,city,state,zip,phone,intake1,hotline,website,services
Hope,Program,1 Main St,Suite 2,,OK,74103,918-555-0100 x12,918-555-0101,,hope.org,SA*DT
Hope,Program,1 Main Street,Suite 3,,OK,74103,918-555-0102,918-555-0103,918-555-0104,,MH
Alone,,,,Tulsa,OK,74103,,,,,MH
"""


def test_export_and_import_are_a_round_trip(run, tmp_path):
    (tmp_path / "first.csv").write_text(
        ROUND + "Two Lines,B,2 Elm St,Floor 2,Tulsa,OK,74104,,,,,SA\n"
    )
    run("import", tmp_path / "first.csv", "--as-of", "2026-03-01")
    store = SqliteStore(tmp_path / "facilities.sqlite")
    before = store.load()
    assert {len(one.phones) for one in before.facilities} == {0, 5}
    run("export", tmp_path / "out.csv.gz")
    said = run("import", tmp_path / "out.csv.gz")
    assert "--as-of" not in said.output
    after = store.load()
    assert set(after.facilities) == set(before.facilities)
    assert after.as_of == before.as_of == date(2026, 3, 1)
    with gzip.open(tmp_path / "out.csv.gz", "rt", encoding="utf-8") as text:
        rows = {row["name"]: row for row in csv.DictReader(text)}
    assert (rows["Two Lines"]["name2"], rows["Two Lines"]["street2"]) == ("B", "Floor 2")


def test_what_no_code_is_known_for_goes_round(run, tmp_path):
    store = SqliteStore(tmp_path / "facilities.sqlite")
    said = [("TC", "Substance use treatment; Horse-assisted, gently (new); =Sauna")]
    (tmp_path / "page.json").write_text(json.dumps({"rows": [raw("Hope", "36.1", "-95.9", said)]}))
    run("import", tmp_path / "page.json")
    run("export", tmp_path / "out.csv")
    run("import", tmp_path / "out.csv")
    (hope,) = store.load().facilities
    assert hope.labels == ("Horse-assisted, gently (new)", "=Sauna")


def test_the_real_sample_goes_round_too(run, tmp_path):
    store = SqliteStore(tmp_path / "facilities.sqlite")
    run("import", SAMPLE)
    before = store.load()
    run("export", tmp_path / "out.csv")
    run("import", tmp_path / "out.csv")
    assert set(store.load().facilities) == set(before.facilities)


def test_an_export_that_cannot_be_is_refused_before_anything_is_written(run, tmp_path):
    run("import", SAMPLE)
    said = run("export", tmp_path / "out.xlsx")
    assert (said.exit_code, "export writes .csv or .csv.gz files" in said.output) == (1, True)
    assert not (tmp_path / "out.xlsx").exists()
    said = run("export", tmp_path / "nowhere" / "out.csv")
    assert said.exit_code == 1
    assert "Nothing was written." in said.output
    assert "The directory was left as it was" not in said.output


def test_the_date_of_a_file_is_not_the_date_of_the_list(run, tmp_path):
    said = run("import", SAMPLE)
    assert said.exit_code == 0
    assert "import again with --as-of" in said.output
    assert "265 rows of a day not known, imported 2026-11-26" in run("status").output


def test_fetch_downloads_and_imports_each_file(run, tmp_path):
    served = tmp_path / "served"
    served.mkdir()
    for name, code in (("su.xlsx", "SA*DT"), ("mh.xlsx", "MH")):
        book = openpyxl.Workbook()
        book.active.append(COLUMNS)
        book.active.append(
            ["Hope", None, "1 Main St", None, "Tulsa", "OK", "74103", *[None] * 5, code]
        )
        book.save(served / name)
    with file_server(served) as address:
        said = run("fetch", DIRECTORY_FILES=(f"{address}/su.xlsx", f"{address}/mh.xlsx"))
        assert said.exit_code == 0, said.output
        assert "2 rows read, 1 of them merged" in said.output
        both = f"{address}/su.xlsx", f"{address}/mh.xlsx"
        said = run("fetch", "--as-of", "2026-05-01", DIRECTORY_FILES=both)
        assert said.exit_code == 0, said.output
        assert "as of 2026-05-01" in run("status").output
        broken = run("fetch", DIRECTORY_FILES=(f"{address}/gone.xlsx",))
        assert broken.exit_code == 1
        assert "status 404" in broken.output
    assert "1 facility" in run("status").output


def test_sync_needs_a_contact_and_a_word(run):
    refused = run("sync", "--registered", OPERATOR_CONTACT="")
    assert refused.exit_code == 1
    assert "https://findtreatment.gov/api-request-form" in refused.output
    assert "OPERATOR_CONTACT" in refused.output
    assert run("sync").exit_code == 1


def test_sync_imports_what_the_locator_has_and_leaves_no_pages(run, tmp_path):
    with serving(FakeLocator([raw("Hope House", "36.15", "-95.99")])) as fake:
        # The pages are files, dated by the machine's own clock.
        sync = partial(
            run, "sync", "--registered", FINDTREATMENT_API=fake.address, clock=system_clock
        )
        said = sync(OPERATOR_CONTACT="us@example.org")
        assert said.exit_code == 0, said.output
        assert "1 facility in the new directory" in said.output
        assert list((tmp_path / "sync").iterdir()) == []
        fake.mode = "status 403"
        refused = sync(OPERATOR_CONTACT="us@example.org")
    assert refused.exit_code == 1
    assert "The directory was left as it was." in refused.output
    assert "1 facility" in run("status").output


def test_sync_copies_every_page_and_goes_on_where_it_stopped(tmp_path):
    rows = [raw(f"Hope {number}", "36.1", "-95.9") for number in range(1_200)]
    outbound, pauses = Outbound("test"), []
    with serving(FakeLocator(rows)) as fake:
        sync = partial(sync_pages, fake.address, tmp_path, outbound, str, pauses.append)
        fake.mode, fake.fails = "status 403", 1
        with pytest.raises(Unavailable):
            sync()
        paths = sync()
        assert [path.name for path in paths] == [f"page-000{n}.json" for n in (1, 2, 3)]
        assert len(pauses) == 2
        asked = len(fake.asked)
        paths[1].unlink()
        sync()
        assert len(fake.asked) == asked + 1
        assert fake.asked[-1]["page"] == "2"
