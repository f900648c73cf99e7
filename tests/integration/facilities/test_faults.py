"""A directory that cannot be read costs its part; a fault of our own is logged and a page 500."""

import sqlite3

import pytest

from lookup_app.facilities.local.edition import DirectoryDraft
from lookup_app.facilities.local.local_directory import LocalDirectory
from lookup_app.facilities.local.sql_stores import SqliteStore
from tests.fakes import facility


class FaultyStore:
    """A store with a fault of our own in it."""

    def __init__(self, fault):
        self._fault = fault

    def version(self):
        return 1

    def load(self):
        raise self._fault


@pytest.mark.parametrize("fault", [TypeError("x"), KeyError("x"), AttributeError("x")])
def test_a_fault_of_our_own_is_logged_with_its_place_and_the_lines_are_shown(
    make_client, caplog, fault
):
    answer = make_client(directory=LocalDirectory(FaultyStore(fault))).get("/near/74103")
    assert answer.status_code == 500
    assert 'href="tel:988"' in answer.get_data(as_text=True)
    assert f"{type(fault).__name__} in pages.near at " in caplog.text
    assert "test_faults.py" in caplog.text


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("latitude", "north"),
        ("phones", "{"),
        ("phones", '["918"]'),
        ("phones", '[["918"]]'),
        ("sources", "[7]"),
        ("sources", "x"),
    ],
)
def test_rows_that_are_none_of_ours_make_the_list_unavailable(make_client, tmp_path, column, value):
    store = SqliteStore(tmp_path / "facilities.sqlite")
    store.replace(DirectoryDraft([facility("Hope", 36.15, -95.99, id="hope234567")]))
    with sqlite3.connect(tmp_path / "facilities.sqlite") as connection:
        connection.execute(f"UPDATE directory_listing SET {column} = ?", (value,))
    connection.close()
    answer = make_client(directory=LocalDirectory(store)).get("/near/74103")
    assert answer.status_code == 200
    assert "Our list of facilities is not available right now" in answer.get_data(as_text=True)


def test_the_status_is_counted_once_for_an_edition(tmp_path):
    store = SqliteStore(tmp_path / "facilities.sqlite")
    store.replace(DirectoryDraft([facility("Hope", 36.15, -95.99, id="hope234567")]))
    directory = LocalDirectory(store)
    assert directory.status() is directory.status()
    assert directory.status().total == 1
