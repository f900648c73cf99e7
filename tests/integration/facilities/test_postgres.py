"""The directory in PostgreSQL: the same as in SQLite, replaced in one transaction."""

import threading
from datetime import date

import pytest

from lookup_app.facilities.directory import DirectoryUnavailable, Phone
from lookup_app.facilities.local.directory_store import (
    Edition,
    NoDirectoryYet,
    PostgresStore,
    SqliteStore,
)
from lookup_app.facilities.local.local_directory import LocalDirectory
from tests.fakes import TULSA, facility, filters

HOPE = facility(
    "Hope",
    36.16,
    -95.99,
    "SA MD",
    phones=(Phone("+19185550100", "12", "intake"),),
    website="https://hope.example/",
)
FIRST = Edition((HOPE,), date(2026, 1, 1), ("first.csv",))
SECOND = Edition(
    tuple(facility(f"F{number}", 36.2, -95.9, id=f"f{number}") for number in range(5_000)),
    date(2026, 6, 1),
    ("second.csv",),
)


def test_an_empty_database_has_no_directory(postgres):
    with pytest.raises(NoDirectoryYet):
        LocalDirectory(PostgresStore(postgres)).status()


def test_both_stores_give_back_what_they_keep(postgres, tmp_path):
    for store in (PostgresStore(postgres), SqliteStore(tmp_path / "facilities.sqlite")):
        store.replace(FIRST)
        assert store.load() == FIRST
        before = store.version()
        store.replace(SECOND)
        assert store.version() != before
        assert store.load() == SECOND


def test_readers_see_the_old_or_the_new_never_half(postgres):
    store = PostgresStore(postgres)
    store.replace(FIRST)
    seen, done = set(), threading.Event()

    def read():
        while not done.is_set():
            edition = store.load()
            seen.add((len(edition.facilities), edition.as_of))

    reader = threading.Thread(target=read)
    reader.start()
    for edition in (SECOND, FIRST, SECOND):
        store.replace(edition)
    done.set()
    reader.join()
    assert seen <= {(1, FIRST.as_of), (5_000, SECOND.as_of)}


def test_search_on_it(postgres):
    store = PostgresStore(postgres)
    store.replace(FIRST)
    page = LocalDirectory(store).search(TULSA, filters(pay="medicaid"))
    assert page.items[0].facility == HOPE


def test_a_server_that_is_not_there_is_unavailable():
    store = PostgresStore("postgresql://nobody@127.0.0.1:9/none?connect_timeout=1")
    with pytest.raises(DirectoryUnavailable):
        store.version()
