"""Words of dying are known where they are all that was typed; a place never is taken for them."""

import sqlite3

import pytest

from lookup_app.library.distress import DistressWords, folded

WORDS = DistressWords.load()


@pytest.mark.parametrize(
    "query",
    [
        "I want to die",
        "i wanna die",
        "Kill myself",
        "I’m going to kill myself tonight",
        "suicide",
        "SUICIDE HOTLINE",
        "I am suicidal!!",
        "I don't want to live anymore.",
        "please help me i want to end it all",
        "quiero morir",
        "Ya no quiero vivir",
        "me quiero matar",
        "¡Quiero matarme!",
        "suicidio",
        "pienso en suicidarme",
        "quiero hacerme daño",
        "estoy pensando en quitarme la vida",
    ],
)
def test_words_of_dying_are_known(query: str) -> None:
    assert WORDS.are_in(query)


@pytest.mark.parametrize(
    "query",
    [
        "Suicide Prevention Center, Tulsa OK",
        "Kill Devil Hills, NC",
        "Suicide Bridge, Pasadena",
        "988 suicide crisis center 74103",
        "Dieterich, IL",
        "Morirton",
        "San Diego",
        "help",
        "help me",
        "near me",
        "quiero matar el tiempo en Ponce",
        "Hope, AR",
        "Death Valley, CA",
        "Matar, PR",
        "",
        "!!!",
        "to " * 90,
    ],
)
def test_nothing_else_is(query: str) -> None:
    assert not WORDS.are_in(query)


def test_no_place_of_the_gazetteer_is_taken_for_them(gazetteer, instance) -> None:
    (file,) = instance.glob("gazetteer-*.sqlite")
    with sqlite3.connect(file) as database:
        rows = database.execute("SELECT name, state FROM places WHERE kind != 'zip'").fetchall()
    assert len(rows) > 36_000
    assert not [
        name
        for name, state in rows
        if WORDS.are_in(name) or WORDS.are_in(f"{name} {state}") or WORDS.are_in(f"{name} city")
    ]


def test_the_list_is_written_as_it_is_read() -> None:
    for phrase in WORDS.phrases | WORDS.around:
        assert phrase == folded(phrase)
