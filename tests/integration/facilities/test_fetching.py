"""The published lists fetched from a loopback copy: renewed apart from others, and broken ones."""

import http.server
import threading
from datetime import date, timedelta

import pytest

from lookup_app.facilities.importing.fetching import NothingFetched, fetch_lists
from lookup_app.facilities.local.directory_store import SqliteStore
from lookup_app.outbound import Outbound
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


def test_what_breaks_off_is_no_list(tmp_path):
    class Broken(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(HEADER.encode())

        def log_message(self, *args):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Broken) as server:
        threading.Thread(target=server.handle_request).start()
        with pytest.raises(NothingFetched, match="connection failed"):
            fetch_lists(
                [f"http://127.0.0.1:{server.server_port}/a.csv"],
                tmp_path,
                Outbound("test"),
                date(2026, 1, 1),
                str,
            )
    assert not (tmp_path / "1" / "a.csv").exists()


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
