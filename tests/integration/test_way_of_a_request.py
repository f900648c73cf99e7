"""How many of our modules a request crosses: a newcomer reads these to follow it."""

import sys

import pytest
from werkzeug.test import Client

from lookup_app.facilities.facility import Phone
from lookup_app.web.app import compile_templates
from tests.fakes import CatalogDirectory, facility

MOST_TO_FIND = 31
MOST_TO_SHOW = 68
MOST_CALLS_TO_SHOW = 22_000


def crossed(ask):
    """What was answered, and each module of ours that ran for it."""
    seen = set()

    def note(frame, event, _argument):
        if event == "call":
            seen.add(frame.f_globals.get("__name__", ""))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        answer = ask()
    finally:
        sys.setprofile(before)
    return answer, sorted(name for name in seen if name.startswith("lookup_app"))


def test_a_town_is_found_by_way_of_few_modules(client):
    answer, modules = crossed(lambda: client.post("/find", data={"query": "Tulsa, OK"}))
    assert answer.status_code == 303
    assert len(modules) <= MOST_TO_FIND, modules


def test_a_results_page_is_made_by_few_modules(make_client):
    directory = CatalogDirectory(facility("Hope House", 36.15, -95.99, "DT"))
    client = make_client(directory=directory)
    answer, modules = crossed(lambda: client.get("/near/74103"))
    assert "Hope House" in answer.text
    assert len(modules) <= MOST_TO_SHOW, modules


def calls_of(ask) -> int:
    """How many Python functions are called: work that no other program on the machine changes."""
    calls = 0

    def note(_frame, event, _argument):
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        ask()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("path", ["/near/74103", "/es/near/74103"])
def test_a_results_page_is_little_work(make_client, path):
    phones = (Phone("+19185550100"),)
    codes = "SA MH DT OTP MD PI SF ADLT SMHS"
    around = [(f"House {n}", 36.15 + n / 100, -95.99) for n in range(10)]
    directory = CatalogDirectory(*(facility(*one, codes, phones=phones) for one in around))
    # Not the client itself, which reads through each page.
    client = Client(make_client(directory=directory).application)
    assert client.get(path).text.count("data-facility=") == 10  # and its templates are compiled
    assert calls_of(lambda: client.get(path)) <= MOST_CALLS_TO_SHOW


def test_no_visitor_waits_for_a_template(make_client):
    client = make_client()
    kept = client.application.jinja_env.cache
    compile_templates(client.application)
    compiled = len(kept)
    for path in ("/", "/es/", "/near/74103", "/es/near/74103", "/help-now"):
        assert client.get(path).status_code == 200
    assert len(kept) == compiled > 0
