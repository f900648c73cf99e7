"""What a hand-out holds: choices from addresses and forms, and their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.handout import (
    MOST_FACILITIES,
    PRESETS,
    USUAL,
    Appointment,
    Choices,
)
from tests.fakes import Arguments


def chosen(**asked: list[str]) -> Choices:
    return Choices.parse(Arguments(asked))


def test_nothing_said_is_the_usual():
    assert chosen() == Choices()
    assert chosen().usual is USUAL


def test_no_tick_is_a_choice_as_well():
    assert chosen(facility=["none"]).facilities == ()
    assert chosen(facility=["none", "a", "b", "a"]).facilities == ("a", "b")


def test_more_facilities_than_a_sheet_holds_are_cut():
    many = [f"f{number}" for number in range(30)]
    assert chosen(facility=many).facilities == tuple(many[:MOST_FACILITIES])


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_its_own_usual(preset):
    assert chosen(preset=[preset]).usual is PRESETS[preset]


def test_an_unknown_preset_is_none():
    assert chosen(preset=["nonsense"]) == Choices()


def test_an_address_carries_nothing_that_was_written():
    asked = {"note": ["n"], "appointment": ["a"], "day": ["2026-12-03"], "time": ["10:00"]}
    found = Choices.parse(Arguments(asked))
    assert (found.note, found.appointment) == ("", Appointment())


@given(
    st.builds(
        Choices,
        facilities=st.none()
        | st.lists(st.from_regex(r"[a-m]{1,5}", fullmatch=True), max_size=5, unique=True).map(
            tuple
        ),
        lines=st.none() | st.just(("nami", "211")),
        parts=st.none() | st.just(()),
        preset=st.none() | st.sampled_from(sorted(PRESETS)),
        large_print=st.booleans(),
        places_code=st.booleans(),
        note=st.text(),
    )
)
def test_a_link_leads_back_to_the_same_choices_without_the_note(choices):
    found = Choices.parse(Arguments(choices.arguments()))
    assert found.arguments() == choices.arguments()
    assert found.facilities == choices.facilities
    assert found.note == ""


@pytest.mark.parametrize(
    ("asked", "facilities", "lines"), [(10, 0, 0), (11, 1, 0), (12, 2, 0), (14, 4, 2)]
)
def test_what_there_is_no_room_for_is_counted(asked, facilities, lines):
    many = ["none", *(f"id{number}" for number in range(asked)), "id0"]
    found = chosen(facility=many, line=many)
    assert (found.facilities_cut, found.lines_cut) == (facilities, lines)
