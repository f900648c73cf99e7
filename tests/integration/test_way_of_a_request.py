"""How many of our modules a request crosses: a newcomer reads these to follow it."""

import sys

from tests.fakes import CatalogDirectory, facility

MOST_TO_FIND = 28
MOST_TO_SHOW = 67


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
