"""The published lists fetched from a loopback copy: renewed apart from others, and broken ones."""

import http.server
import os
import sqlite3
import threading
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta

import pytest

from lookup_app.facilities.importing.fetching import NothingFetched, download_folder, fetch_lists
from lookup_app.facilities.local.local_directory import LocalDirectory
from lookup_app.facilities.local.sql_stores import SqliteStore
from lookup_app.outbound import Outbound
from lookup_app.web.pages.facility import warm
from tests.fakes import NOW, SetClock
from tests.integration.facilities.test_commands import file_server, run  # noqa: F401

HEADER = "name1,street1,city,state,zip,phone,service_code_info\n"
LISTS = {
    "National_Directory_SU_1.csv": HEADER + "Hope,1 Main St,Tulsa,OK,74103,918-555-0101,SA\n",
    "National_Directory_MH_1.csv": HEADER + "Calm,2 Main St,Tulsa,OK,74103,918-555-0102,MH\n",
    "export": "Program Name,Street,City,State,Zip,Phone,Certification,"
    "First Full Certification Date\nDose,3 Main St,Tulsa,OK,74103,918-555-0103,C,01/02/2003\n",
    "Health_Center_Service_Delivery_1.csv": "Site Name,Site Address,Site City,"
    "Site State Abbreviation,Site Postal Code,Site Telephone Number,Site Status Description\n"
    "Open Door,4 Main St,Tulsa,OK,74103,918-555-0104,Active\n"
    "Shut Door,5 Main St,Tulsa,OK,74103,918-555-0105,Inactive\n",
}


@pytest.fixture
def served(tmp_path):
    folder = tmp_path / "served"
    folder.mkdir()
    for name, text in LISTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def store(tmp_path):
    return SqliteStore(tmp_path / "facilities.sqlite")


def test_every_row_keeps_its_publisher_and_health_centers_stand_apart(run, served, store):  # noqa: F811
    with file_server(served) as address:
        said = run("fetch", DIRECTORY_FILES=tuple(f"{address}/{name}" for name in LISTS))
    assert said.exit_code == 0, said.output
    publishers = {one.name: one.sources[0].publisher[:6] for one in store.load().facilities}
    assert publishers == {
        "Hope": "SAMHSA",
        "Calm": "SAMHSA",
        "Dose": "SAMHSA",
        "Open Door": "HRSA, ",
    }
    assert "not active" in said.output


def test_fetch_renews_its_own_sources_and_leaves_the_others(run, served, store, tmp_path):  # noqa: F811
    own = tmp_path / "own.csv"
    own.write_text(HEADER + "Ours,7 Elm St,Tulsa,OK,74104,918-555-0107,SA\n")
    run("import", own, "--publisher", "A state's list")
    su, mh = "National_Directory_SU_1.csv", "National_Directory_MH_1.csv"
    with file_server(served) as address:
        run("fetch", DIRECTORY_FILES=(f"{address}/{su}", f"{address}/{mh}"))
        ids = {one.name: one.id for one in store.load().facilities}
        (served / su).write_text(LISTS[su].replace("Hope,1 Main", "Anew,8 Main"))
        (served / mh).write_text("<!DOCTYPE html><html>moved</html>")
        said = run("fetch", "--yes", DIRECTORY_FILES=(f"{address}/{su}", f"{address}/{mh}"))
    assert said.exit_code == 1
    assert f"{mh} could not be had: the answer is a web page and no list" in said.output
    now = {one.name: one for one in store.load().facilities}
    assert set(now) == {"Anew", "Calm", "Ours"}
    assert (now["Calm"].id, now["Ours"].id) == (ids["Calm"], ids["Ours"])
    assert now["Ours"].sources[0].publisher == "A state's list"


def test_if_older_leaves_a_young_directory_alone(run, served):  # noqa: F811
    with file_server(served) as address:
        first = f"{address}/National_Directory_SU_1.csv"
        assert run("fetch", "--if-older", "30d", DIRECTORY_FILES=(first,)).exit_code == 0
        again = run("fetch", "--if-older", "30d", DIRECTORY_FILES=(first,)).output
        assert "nothing to do" in again
        assert run("fetch", "--if-older", "soon", DIRECTORY_FILES=(first,)).exit_code == 2


class Bad(http.server.BaseHTTPRequestHandler):
    """Answers in the bad way that the address names."""

    def do_GET(self):
        match self.path.strip("/").removesuffix(".csv"):
            case "moved":
                self.answer(302, b"", Location="/there.csv")
            case "there":
                self.answer(200, LISTS["National_Directory_SU_1.csv"].encode())
            case "broken-off":
                self.answer(200, HEADER.encode(), **{"Content-Length": "1000"})
            case "dripping":
                self.answer(200, b"")
                while not self.server.let_go.wait(0.02):
                    self.wfile.write(b" ")
            case "another-header":
                self.answer(200, b"Facility code,Region\n17,South\n")
            case "empty":
                self.answer(200, b"")
            case status:
                self.answer(int(status), b"no")

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def handle(self):
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def log_message(self, *args):
        pass


@pytest.fixture
def bad():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Bad) as server:
        server.let_go, server.daemon_threads = threading.Event(), True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.let_go.set()
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("broken-off", "connection failed"),
        ("dripping", "too slow"),
        ("404", "status 404"),
        ("500", "status 500"),
        ("another-header", "no line names the columns.*'Facility code', 'Region'"),
        ("empty", "It is empty"),
    ],
)
def test_what_is_no_list_is_refused_and_left_nowhere(tmp_path, bad, name, reason):
    outbound = Outbound("test", download_seconds=0.3 if name == "dripping" else 30)
    with pytest.raises(NothingFetched, match=reason):
        fetch_lists([f"{bad}/{name}.csv"], tmp_path, outbound, date(2026, 1, 1), str)
    left = name in {"another-header", "empty"}  # The folder goes with the fetch.
    assert (tmp_path / "1" / f"{name}.csv").exists() == left


def test_a_list_that_moved_is_followed(run, bad, store):  # noqa: F811
    assert run("fetch", DIRECTORY_FILES=(f"{bad}/moved.csv",)).exit_code == 0
    assert [one.name for one in store.load().facilities] == ["Hope"]


def test_one_bad_list_of_two_costs_only_itself(run, bad, store, tmp_path):  # noqa: F811
    said = run("fetch", DIRECTORY_FILES=(f"{bad}/500.csv", f"{bad}/there.csv"))
    assert (said.exit_code, "500.csv could not be had: status 500" in said.output) == (1, True)
    assert [one.name for one in store.load().facilities] == ["Hope"]
    assert not (tmp_path / "downloads").exists()


def test_two_do_not_fetch_at_one_time(run, bad, tmp_path):  # noqa: F811
    with download_folder(tmp_path / "downloads"):
        said = run("fetch", DIRECTORY_FILES=(f"{bad}/there.csv",))
    assert (said.exit_code, "being fetched already" in said.output) == (1, True)


def test_a_list_older_than_a_year_is_said(run, served, tmp_path, make_client, caplog):  # noqa: F811
    with file_server(served) as address:
        first = f"{address}/National_Directory_SU_1.csv"
        run("fetch", "--as-of", "2024-11-01", DIRECTORY_FILES=(first,))
    assert "  This is older than a year, and pages say so" in run("status").output
    client = make_client(
        directory=LocalDirectory(SqliteStore(tmp_path / "facilities.sqlite"), clock=SetClock())
    )
    warm(client.application)
    name = "SAMHSA, National Directory of Drug and Alcohol Use Treatment Facilities"
    assert f"facility directory: older than a year: {name}. Fetch or import it" in caplog.messages
    page = client.get("/near/74103").get_data(as_text=True)
    assert "This list is old: some of it has surely changed." in page


def test_a_list_that_says_less_of_a_shared_place_takes_back_what_it_said(run, served, store):  # noqa: F811
    su, mh = "National_Directory_SU_1.csv", "National_Directory_MH_1.csv"
    shared = "Hope,1 Main St,Tulsa,OK,74103,918-555-0101"
    (served / su).write_text(f"{HEADER}{shared},SA*DT\n")
    (served / mh).write_text(f"{HEADER}{shared},MH*OP\n")
    with file_server(served) as address:
        both = (f"{address}/{su}", f"{address}/{mh}")
        run("fetch", DIRECTORY_FILES=both)
        (hope,) = store.load().facilities
        assert hope.codes == ("SA", "MH", "DT", "OP")
        (served / su).write_text(f"{HEADER}Other,9 Elm St,Tulsa,OK,74103,918-555-0109,SA\n")
        (served / mh).unlink()
        run("fetch", DIRECTORY_FILES=both)
    now = {one.name: one for one in store.load().facilities}
    assert (now["Hope"].id, now["Hope"].codes) == (hope.id, ("MH", "OP"))
    assert [one.key for one in now["Hope"].sources] == ["national-directory-mh"]


def test_lists_that_nobody_knows_are_renewed_each_by_itself(run, served, store):  # noqa: F811
    (served / "one.csv").write_text(HEADER + "One,1 Main St,Tulsa,OK,74103,918-555-0101,SA\n")
    (served / "two.csv").write_text(HEADER + "Two,2 Main St,Tulsa,OK,74103,918-555-0102,SA\n")
    with file_server(served) as address:
        both = (f"{address}/one.csv", f"{address}/two.csv")
        run("fetch", DIRECTORY_FILES=both)
        (served / "two.csv").unlink()
        said = run("fetch", DIRECTORY_FILES=both)
    assert said.exit_code == 1
    assert {one.name for one in store.load().facilities} == {"One", "Two"}


def test_if_older_asks_again_for_the_list_that_could_not_be_had(run, served, store):  # noqa: F811
    su, mh = "National_Directory_SU_1.csv", "National_Directory_MH_1.csv"
    later = SetClock(NOW + timedelta(days=10))
    with file_server(served) as address:
        both = (f"{address}/{su}", f"{address}/{mh}")
        (served / mh).rename(served / "away")
        assert run("fetch", "--if-older", "30d", DIRECTORY_FILES=both).exit_code == 1
        (served / "away").rename(served / mh)
        said = run("fetch", "--if-older", "30d", DIRECTORY_FILES=both, clock=later)
        assert (said.exit_code, "(1 of 1)" in said.output) == (0, True)
        assert "nothing to do" in run("fetch", "--if-older", "30d", DIRECTORY_FILES=both).output
        told = run("status", clock=later).output
    assert f"imported 2026-12-06 from {address}/{mh}" in told
    assert f"imported 2026-11-26 from {address}/{su}" in told


def test_status_names_what_is_not_there_and_could_be_fetched(run, served):  # noqa: F811
    with file_server(served) as address:
        run("fetch", DIRECTORY_FILES=(f"{address}/export",))
    told = run("status").output
    assert told.count("nothing so far") == 3
    assert "FindTreatment.gov" not in told


def test_what_others_know_is_not_lost_where_it_cannot_be_read(run, served, store, tmp_path):  # noqa: F811
    own = tmp_path / "own.csv"
    own.write_text(HEADER + "Ours,7 Elm St,Tulsa,OK,74104,918-555-0107,SA\n")
    run("import", own)
    with file_server(served) as address:
        files = {"DIRECTORY_FILES": (f"{address}/National_Directory_SU_1.csv",)}
        lock = sqlite3.connect(tmp_path / "facilities.sqlite", isolation_level=None)
        with closing(lock):
            lock.execute("BEGIN EXCLUSIVE")
            said = run("fetch", **files)
        assert (said.exit_code, "The directory was left as it was." in said.output) == (1, True)
        with closing(sqlite3.connect(tmp_path / "facilities.sqlite")) as file:
            file.execute("INSERT INTO directory_row VALUES (1, '{}')")
            file.commit()
        said = run("fetch", **files)
        assert (said.exit_code, "rows are of another version" in said.output) == (1, True)
    assert [one.name for one in store.load().facilities] == ["Ours"]


@pytest.mark.parametrize(("year", "known"), [("2021", False), ("2025", True)])
def test_a_copy_of_an_old_list_is_not_as_new_as_the_copy(run, served, store, year, known):  # noqa: F811
    copy = served / f"National_Directory_SU_{year}.csv"
    copy.write_text(LISTS["National_Directory_SU_1.csv"])
    copied = datetime(2026, 3, 6, 12, tzinfo=UTC).timestamp()
    os.utime(copy, (copied, copied))
    with file_server(served) as address:
        run("fetch", DIRECTORY_FILES=(f"{address}/{copy.name}",))
    assert store.load().as_of == (date(2026, 3, 6) if known else None)
