"""What is opened to read the gazetteer is closed with it, whichever thread opened it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest

from lookup_app.geocoding.data.connections import Connections

FOUR = 4


class Opening:
    """Opens as sqlite3 does, and remembers what it opened."""

    def __init__(self):
        self.opened = []

    def __call__(self, *arguments, **options):
        self.opened.append(sqlite3.connect(*arguments, **options))
        return self.opened[-1]

    def open_now(self):
        return [connection for connection in self.opened if is_open(connection)]


def is_open(connection):
    try:
        connection.total_changes  # noqa: B018 - a closed one raises
    except sqlite3.ProgrammingError:
        return False
    return True


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE towns (name)")
        connection.execute("INSERT INTO towns VALUES ('Tulsa')")
    return path


def test_closing_closes_what_every_thread_opened(database):
    opening, together = Opening(), Barrier(FOUR)
    connections = Connections(database, opening)

    def ask(_):
        together.wait(timeout=30)
        return connections.rows("SELECT name FROM towns", ())

    with ThreadPoolExecutor(FOUR) as threads:
        assert list(threads.map(ask, range(FOUR))) == [[("Tulsa",)]] * FOUR
    connections.close()
    assert opening.opened
    assert opening.open_now() == []


def test_one_connection_answers_one_question_after_another(database):
    opening = Opening()
    with closing(Connections(database, opening)) as connections:
        for _ in range(FOUR):
            connections.rows("SELECT name FROM towns", ())
    assert len(opening.opened) == 1


def test_a_failed_question_leaves_the_connection_for_the_next(database):
    opening = Opening()
    with closing(Connections(database, opening)) as connections:
        with pytest.raises(sqlite3.Error):
            connections.rows("SELECT name FROM rivers", ())
        assert connections.rows("SELECT name FROM towns", ()) == [("Tulsa",)]
    assert len(opening.opened) == 1


def test_a_damaged_file_leaves_nothing_open(database):
    database.write_bytes(b"not a database, " * 500)
    opening = Opening()
    with closing(Connections(database, opening)) as connections, pytest.raises(sqlite3.Error):
        connections.rows("SELECT name FROM towns", ())
    assert opening.open_now() == []


def test_the_gazetteer_answers_again_after_it_was_closed(gazetteer):
    gazetteer.close()
    assert gazetteer.place("74103")
