"""A site that starts on an empty machine fills its directory beside itself, from a loopback copy."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
import requests

from config import ROOT
from lookup_app.web.commands import beside
from tests.integration.facilities.test_commands import file_server
from tests.integration.facilities.test_importing import COLUMNS

TULSA_ROWS = {
    "National_Directory_SA_Facilities.xlsx": (
        ("Far Hope", "9 Elm St", "Tulsa", "74133", "918-555-0109", "SA*OP"),
        ("Near Hope", "1 Main St", "Tulsa", "74103", "918-555-0101", "SA*DT"),
    ),
    "National_Directory_MH_Facilities.xlsx": (
        ("Calm House", "2 Main St", "Tulsa", "74103", "918-555-0102", "MH"),
    ),
}


@pytest.fixture
def published(tmp_path):
    """The addresses of two small spreadsheets in SAMHSA's shape."""
    served = tmp_path / "served"
    served.mkdir()
    for name, rows in TULSA_ROWS.items():
        book = openpyxl.Workbook()
        book.active.append(COLUMNS)
        for title, street, city, zip_code, phone, codes in rows:
            row = (title, None, street, None, city, "OK", zip_code, phone, *[None] * 4, codes)
            book.active.append(row)
        book.create_sheet("Service Code Reference").append(["category", "code"])
        book.save(served / name)
    with file_server(served) as address:
        yield [f"{address}/{name}" for name in TULSA_ROWS]


@contextmanager
def running(environ):
    """The site as ``make run`` starts it: its address, and the lines that it says."""
    with subprocess.Popen(
        [sys.executable, str(ROOT / "serve.py")],
        cwd=ROOT,
        env=environ,
        text=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    ) as site:
        lines = []
        try:
            yield lines, iter(site.stderr.readline, "")
        finally:
            site.terminate()
            site.stderr.read()


def until(said, lines, pattern):
    """The line that matches; fails where the site ends first."""
    for line in said:
        lines.append(line)
        if found := re.search(pattern, line):
            return found
    raise AssertionError("".join(lines))


def ask_until(address, text):
    """The page once it says the text: a new directory is taken up within five seconds."""
    deadline = time.monotonic() + 60
    while text not in (page := requests.get(address, timeout=10).text):
        assert time.monotonic() < deadline, f"{text!r} never came"
    return page


@pytest.fixture
def environ(instance, tmp_path):
    """An instance with the place data and nothing else."""
    empty = tmp_path / "instance"
    empty.mkdir()
    for file in instance.glob("gazetteer*"):
        (empty / file.name).symlink_to(file)
    # Many ask at once, for nobody here may sleep.
    known = {"INSTANCE_PATH": str(empty), "PORT": "0", "RATE_LIMIT": "1000000 per minute"}
    return {"PATH": "/usr/bin:/bin"} | known


def status(environ):
    command = [sys.executable, "-m", "flask", "--app", "lookup_app", "facilities", "status"]
    done = subprocess.run(command, cwd=ROOT, env=environ, text=True, capture_output=True)
    return done.stdout


@pytest.mark.slow
def test_an_empty_instance_lists_the_nearest_places_by_itself(environ, published):
    environ["DIRECTORY_FILES"] = " ".join(published)
    with running(environ) as (lines, said):
        site = until(said, lines, r"Serving at (\S+)")[1]
        until(said, lines, r"Directory: 3 facilities in the new directory")
        page = ask_until(f"{site}/near/74103", "Near Hope")
    names = re.findall(r'facility__name"><a[^>]*>([^<]+)', page)
    assert names == ["Calm House", "Near Hope", "Far Hope"]
    assert "tel:+19185550101" in page
    assert "SAMHSA, National Directory of Mental Health Treatment Facilities, as of" in page
    told = status(environ)
    assert re.search(r"Drug and Alcohol Use Treatment Facilities: 2 rows as of \d{4}-", told)
    assert re.search(r"Mental Health Treatment Facilities: 1 row as of \d{4}-", told)
    assert "Opioid Treatment Program Directory: nothing so far" in told


@pytest.mark.slow
def test_without_a_network_the_site_serves_and_one_line_says_so(environ):
    environ["DIRECTORY_FILES"] = "http://127.0.0.1:9/a.xlsx http://127.0.0.1:9/b.xlsx"
    with running(environ) as (lines, said):
        site = until(said, lines, r"Serving at (\S+)")[1]
        until(said, lines, r"Directory: not filled, and the site runs without it \(.*failed\)")
        page = requests.get(f"{site}/near/74103", timeout=10).text
    assert "facilities fetch" in page


def children():
    return Path(f"/proc/{os.getpid()}/task/{threading.get_native_id()}/children").read_text()


def test_a_setting_turns_it_off(environ):
    before = children()
    beside.start(environ | {"DIRECTORY_FETCH": "off"})
    beside.start(environ | {"FACILITY_DIRECTORY": "live", "OPERATOR_CONTACT": "us@example.org"})
    assert children() == before


# A site that begins to fill its directory and ends at once, as one that is killed does.
SHORT_LIVED = """
import os
from lookup_app.web.commands import beside
beside.start(os.environ)
"""


@pytest.mark.slow
def test_the_filling_ends_with_the_site(environ):
    with socket.create_server(("127.0.0.1", 0)) as never_answers:
        port = never_answers.getsockname()[1]
        environ["DIRECTORY_FILES"] = f"http://127.0.0.1:{port}/a.csv"
        # This comes back once nobody holds the pipe any more, the one who fills included.
        command = [sys.executable, "-c", SHORT_LIVED]
        done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, timeout=60)
    assert done.returncode == 0
    assert b"not filled" not in done.stderr
    assert done.stderr.decode().splitlines()[-1:] == [
        "Directory: its filling ends with the site, and begins again with the next start"
    ]
