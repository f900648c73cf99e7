"""The published lists fetched from a loopback copy: renewed apart from others, and broken ones."""

import http.server
import threading
from datetime import date

import pytest

from lookup_app.facilities.importing.fetching import NothingFetched, fetch_lists
from lookup_app.facilities.local.directory_store import SqliteStore
from lookup_app.outbound import Outbound
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
