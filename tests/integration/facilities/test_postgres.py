"""The directory in PostgreSQL: the same as in SQLite, replaced in one transaction."""

import threading
from dataclasses import replace
from datetime import date

import pytest

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Phone
from lookup_app.facilities.local.edition import DirectoryDraft, DirectoryEdition, NoDirectoryYet
from lookup_app.facilities.local.local_directory import LocalDirectory
from lookup_app.facilities.local.sql_stores import PostgresStore, SqliteStore
from lookup_app.facilities.sources import Source, SourceRead
from tests.fakes import TULSA, facility, filters

HOPE = facility(
    "Hope",
    36.16,
    -95.99,
    "SA MD",
    phones=(Phone("+19185550100", "12", "intake"),),
    website="https://hope.example/",
)
DAY = date(2026, 1, 1)
LIST = Source("operator", as_of=DAY, imported_on=DAY)
OTHER = Source("state", "A state's list", date(2026, 6, 1))
FIRST = DirectoryEdition((replace(HOPE, sources=(LIST,)),), (SourceRead(LIST, ("first.csv",), 1),))
SECOND = DirectoryEdition(
    tuple(
        facility(f"F{number}", 36.2, -95.9, id=f"f{number}", sources=(LIST, OTHER))
        for number in range(5_000)
    ),
    (SourceRead(LIST, ("a.csv", "b.csv"), 5_000), SourceRead(OTHER, ("c.csv",), 9)),
)


def draft(edition, moved=()):
    return DirectoryDraft(iter(edition.facilities), edition.sources, moved, ["a row"])


def test_an_empty_database_has_no_directory(postgres):
    with pytest.raises(NoDirectoryYet):
        LocalDirectory(PostgresStore(postgres)).status()


def test_both_stores_give_back_what_they_keep(postgres, tmp_path):
    for store in (PostgresStore(postgres), SqliteStore(tmp_path / "facilities.sqlite")):
        store.replace(draft(FIRST))
        assert store.load() == FIRST
        assert (store.sources(), list(store.rows())) == (FIRST.sources, ["a row"])
        before = store.version()
        store.replace(draft(SECOND))
        assert store.version() != before
        assert store.load() == SECOND


def test_readers_see_the_old_or_the_new_never_half(postgres):
    store = PostgresStore(postgres)
    store.replace(draft(FIRST))
    seen, done = set(), threading.Event()

    def read():
        while not done.is_set():
            edition = store.load()
            seen.add((len(edition.facilities), edition.as_of))

    reader = threading.Thread(target=read)
    reader.start()
    for edition in (SECOND, FIRST, SECOND):
        store.replace(draft(edition))
    done.set()
    reader.join()
    assert seen <= {(1, FIRST.as_of), (5_000, SECOND.as_of)}


def test_search_on_it(postgres):
    store = PostgresStore(postgres)
    store.replace(draft(FIRST))
    page = LocalDirectory(store).search(TULSA, filters(pay="medicaid"))
    assert page.items[0].facility == FIRST.facilities[0]


def test_a_server_that_is_not_there_is_unavailable():
    store = PostgresStore("postgresql://nobody@127.0.0.1:9/none?connect_timeout=1")
    with pytest.raises(DirectoryUnavailable):
        store.version()


def test_ids_of_old_lead_to_their_places(postgres, tmp_path):
    for store in (PostgresStore(postgres), SqliteStore(tmp_path / "facilities.sqlite")):
        store.replace(draft(FIRST, [("old", HOPE.id)]))
        assert LocalDirectory(store).facility("old") == FIRST.facilities[0]
        assert LocalDirectory(store).facility("nobody") is None
        assert list(store.moves()) == [("old", HOPE.id)]
        assert list(store.facilities()) == list(FIRST.facilities)
