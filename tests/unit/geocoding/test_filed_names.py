"""No name that is filed is ever denied, and hardly another is let pass."""

import sqlite3
from contextlib import closing

import pytest

from lookup_app.geocoding.data.filed_names import FiledNames
from lookup_app.geocoding.data.shipped import CHECKSUM, DATABASE
from lookup_app.geocoding.data.unpack import unpacked

TABLES = ("names", "phrases", "foreign_towns")
MOST_LET_PASS = 0.03


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = unpacked(DATABASE, CHECKSUM, tmp_path_factory.mktemp("names"))
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def filed_in(database, table):
    return [name for (name,) in database.execute(f"SELECT DISTINCT filed FROM {table}")]


def test_what_the_build_wrote_down_holds_every_name_of_each_table(database):
    names = FiledNames(database.execute("SELECT bits FROM filed_names").fetchone()[0])
    for table in TABLES:
        filed = filed_in(database, table)
        assert len(filed) > 10_000
        assert [name for name in filed if not names.may_hold(table, name)] == []


def test_hardly_a_name_that_is_not_filed_is_looked_up(database):
    names = FiledNames(database.execute("SELECT bits FROM filed_names").fetchone()[0])
    others = [f"i am so tired of {name}" for name in filed_in(database, "phrases")]
    passing = sum(names.may_hold("names", name) for name in others)
    assert passing < MOST_LET_PASS * len(others)


def test_a_name_of_one_table_is_not_one_of_another():
    names = FiledNames.of([("names", "tulsa")])
    assert names.may_hold("names", "tulsa")
    assert not names.may_hold("phrases", "tulsa")
    assert bytes(FiledNames(bytes(names))) == bytes(names)
