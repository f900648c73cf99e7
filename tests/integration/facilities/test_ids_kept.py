"""Ids over imports of changed files: each leads to the same place, or to what it is part of."""

import pytest

from lookup_app.facilities.importing.run import import_files
from lookup_app.facilities.local.local_directory import LocalDirectory
from lookup_app.facilities.local.sql_stores import SqliteStore
from tests.fakes import TULSA, KnownPlaces

HEADER = "name,name2,street,street2,city,state,zip,phone,services\n"
HOPE = "Hope,,1 Main Street,,Tulsa,OK,74103,918-555-0101,SA*OP\n"
HOPE_MH = "Hope,Clinic,1 Main St,Suite C,Tulsa,OK,74103,918-555-0101,MH\n"
MENS = "Lake,Mens,2 Lake Road,,Tulsa,OK,74103,918-555-0102,SA\n"
WOMENS = "Lake,Womens,2 Lake Road,,Tulsa,OK,74103,918-555-0102,SA\n"
HOPE_MOVED = "Hope Inc,,9 Elm Street,,Tulsa,OK,74103,918-555-0101,SA*OP\n"


@pytest.fixture
def imported(tmp_path):
    """Imports rows and answers with what the directory holds then, by name."""
    store = SqliteStore(tmp_path / "facilities.sqlite")

    def imported(*rows):
        (tmp_path / "rows.csv").write_text(HEADER + "".join(rows))
        placer = KnownPlaces([TULSA])
        import_files([tmp_path / "rows.csv"], store, placer, lambda *_: None, may_shrink=True)
        return LocalDirectory(store)

    return imported


def by_name(directory):
    return {one.name: one for one in directory.facilities()}


def test_an_id_goes_on_leading_to_a_place_that_is_spelled_merged_and_moved(imported):
    first = by_name(imported(HOPE))["Hope"].id
    merged = imported(HOPE_MH, HOPE)
    assert merged.facility(first).name == "Hope - Clinic"
    second = imported(HOPE_MH)
    assert second.facility(first).name == "Hope - Clinic"
    apart = by_name(second)["Hope - Clinic"].id
    again = imported(HOPE)
    assert again.facility(first) == again.facility(apart) == by_name(again)["Hope"]
    moved = imported(HOPE_MOVED)
    assert moved.facility(first) == moved.facility(apart) == by_name(moved)["Hope Inc"]


def test_programs_keep_their_own_ids_whatever_order_they_come_in(imported):
    before = {name: one.id for name, one in by_name(imported(MENS, WOMENS)).items()}
    after = {name: one.id for name, one in by_name(imported(WOMENS, MENS)).items()}
    assert before == after
    assert len(set(before.values())) == 2


def test_the_first_id_a_house_ever_had_leads_to_a_program_of_it(imported):
    house = by_name(imported("Lake,,2 Lake Road,,Tulsa,OK,74103,918-555-0102,SA\n"))["Lake"].id
    for rows in ((MENS, WOMENS), (WOMENS, MENS)):
        assert imported(*rows).facility(house).name.startswith("Lake - ")


def test_an_id_nobody_had_leads_nowhere(imported):
    assert imported(HOPE).facility("aaaaaaaaaa") is None


def test_a_place_that_comes_back_has_its_id_again(imported):
    first = by_name(imported(HOPE, MENS))["Hope"].id
    assert imported(MENS).facility(first) is None
    assert imported(HOPE, MENS).facility(first).name == "Hope"
