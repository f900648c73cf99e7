"""Ids: made the same way for ever, one a place, and kept from edition to edition."""

from dataclasses import replace

from lookup_app.facilities.importing.ids import facility_id
from lookup_app.facilities.importing.keeping_ids import Known, settle
from lookup_app.facilities.importing.merging import merge
from lookup_app.facilities.importing.records import Record
from lookup_app.facilities.importing.same_place import likeness
from tests.unit.facilities.importing.test_merging import TWO, record

OLD = "aaaaaaaaaa"


def known(one: Record, facility_id: str) -> Known:
    return Known(facility_id, one.state, likeness(one))


def test_ids_are_made_of_name_street_town_and_zip():
    ids = {
        facility_id("Hope", "1 Main St", "Tulsa", "74103"),
        facility_id("Hope", "2 Main St", "Tulsa", "74103"),
        facility_id("Hope", "1 Main St", "Tulsa", "74104"),
        facility_id("Hope", "1 Main St", "Jenks", "74103"),
    }
    assert len(ids) == 4


def test_the_recipe_never_changes():
    # They are in addresses people share and print.
    assert facility_id("Hope House", "1 Main St", "Tulsa", "74103") == "tvk7u57hn2"
    only = record("Hope House", street="1 Main St")
    assert only.ids == ("tvk7u57hn2",)


def test_every_row_of_a_place_and_its_first_lines_lead_to_it():
    plain, second = record("Hope"), record("Hope", "Outpatient")
    settled = settle(merge([plain, second]))
    (place,) = settled.places
    assert place.ids[0] == second.ids[0]
    assert settled.moved == {plain.ids[0]: place.ids[0]}


def test_programs_that_share_their_first_lines_have_ids_of_their_own():
    settled = settle(merge([record("Hope", "Mens"), record("Hope", "Womens")]))
    mens, womens = settled.places
    assert mens.ids[0] != womens.ids[0]
    assert settled.moved == {record("Hope").ids[0]: mens.ids[0]}


def test_rows_that_say_the_same_and_are_two_have_two_ids():
    rows = [record("Hope", street=""), record("Hope", street="", phone="")]
    rows[0] = replace(rows[0], ids=rows[1].ids)
    settled = settle(rows)
    assert len({place.ids[0] for place in settled.places}) == 2


def test_a_place_spelled_anew_keeps_its_id():
    before = [known(record("Hope House", phone=TWO), OLD)]
    settled = settle(merge([record("Hope House, Inc.", phone=TWO)]), before)
    assert settled.places[0].ids[0] == OLD
    assert settled.moved[record("Hope House, Inc.").ids[0]] == OLD
    assert not settled.new


def test_the_id_of_a_place_that_became_part_of_another_leads_there():
    before = [known(record("Hope"), OLD), known(record("Hope", "Mens"), "bbbbbbbbbb")]
    settled = settle(merge([record("Hope", "Mens")]), before)
    (place,) = settled.places
    assert {place.ids[0], *settled.moved} >= {OLD, "bbbbbbbbbb"}
    assert set(settled.moved.values()) == {place.ids[0]}


def test_a_place_that_parts_in_two_leaves_its_id_to_one():
    before = [known(record("Hope", phone=TWO), OLD)]
    settled = settle(merge([record("Hope", "Mens"), record("Hope", "Womens", phone=TWO)]), before)
    assert [place.ids[0] == OLD for place in settled.places] == [False, True]


def test_who_is_not_there_any_more_is_gone():
    before = [known(record("Gone"), OLD)]
    assert [one.id for one in settle([record("Hope")], before).gone] == [OLD]
