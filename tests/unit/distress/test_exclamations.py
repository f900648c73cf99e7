"""What is cried out around words of distress hides none, and raises no alarm by itself."""

import random

import pytest

from lookup_app.distress.listening import Listener
from lookup_app.distress.phrases import Phrases
from lookup_app.distress.pieces import Sets
from lookup_app.distress.rules import load_rules
from lookup_app.distress.spelling import plain_words
from lookup_app.web.pages.distress import place_beside
from tests.unit.distress.measuring import (
    FIRST,
    NONE,
    RULES,
    SECOND,
    Hear,
    Phrase,
    hearing,
    written_phrases,
)
from tests.unit.distress.test_listening import NAMES, all_of

ENGLISH = (
    *("omg", "oh my god", "oh god", "ugh", "fuck", "holy shit", "wtf", "jesus", "please god"),
    *("lol", "pls", "damn", "idk", "bro", "omfg", "ok so", "dear god", "man", "hey", "smh"),
)
SPANISH = (
    *("dios mío", "ay", "ay dios", "ay no", "por favor", "porfa", "omg", "mierda", "no mames"),
    *("virgen santa", "por dios", "jaja", "ay dios mío", "oye", "puta madre", "señor"),
    *("please", "pues", "uff", "híjole"),
)
# Behind a phrase, too; others are cried out before alone.
BEHIND = {
    "en": (*ENGLISH[:11], "god", "lmao", "fr", "rn", "tbh", "haha", "plz", "dios mío", "help"),
    "es": (*SPANISH[:12], "uff", "wey", "ayúdenme", "ya", "señor", "please", "lol", "urgente"),
}
BEFORE = {"en": (*ENGLISH, "plz help"), "es": (*SPANISH, "ayuda")}
WRITTEN = [one for writer in (FIRST, SECOND) for one in written_phrases(writer)]


@pytest.fixture(scope="module")
def hear(gazetteer) -> Hear:
    return hearing(Listener.load(RULES), gazetteer)


def cried_out(one: Phrase) -> list[str]:
    return [
        *(f"{cry} {one.phrase}" for cry in BEFORE[one.language]),
        *(f"{one.phrase} {cry}" for cry in BEHIND[one.language]),
    ]


def some_or_all(test):
    """A sample in `make test`, all of it in `make check`."""
    every = pytest.param(None, id="all", marks=pytest.mark.slow)
    return pytest.mark.parametrize("most", [15, every])(test)


def drawn(phrases: list[Phrase], most: int | None) -> list[Phrase]:
    return random.Random(911).sample(phrases, most) if most else phrases


@some_or_all
def test_no_exclamation_hides_distress(hear, most):
    alone = [one for one in WRITTEN if one.kind != NONE and hear(one.phrase)]
    asked = [query for one in drawn(alone, most) for query in cried_out(one)]
    unheard = [query for query in asked if not hear(query)]
    assert len(unheard) <= 0.003 * len(asked), unheard


@some_or_all
def test_nor_beside_a_town(hear, most):
    """Phrases that lead to a page of distress beside a town do so with a cry before."""
    towns = ("tulsa", "El Paso")
    grave = [one for one in WRITTEN if one.kind != NONE]
    beside = [
        (one.language, query)
        for one in drawn(grave, most)
        for town in towns
        for query in (f"{town} {one.phrase}", f"{one.phrase} {town}")
        if hear(query)
    ]
    asked = [f"{cry} {query}" for language, query in beside for cry in BEFORE[language][::3]]
    unheard = [query for query in asked if not hear(query)]
    assert len(unheard) <= 0.003 * len(asked), unheard


@some_or_all
def test_nor_raises_an_alarm(hear, most):
    calm = [one for one in WRITTEN if one.kind == NONE and not hear(one.phrase)]
    asked = [
        query
        for one in drawn(calm, most)
        for query in cried_out(one)
        if not query.startswith(("plz help", "ayuda")) and not query.endswith(("help", "ayúdenme"))
    ]
    alarms = [query for query in asked if hear(query)]
    # "Bro" is somebody: "bro took my pills".
    assert len([one for one in alarms if one[:4] not in ("bro ", "man ")]) == 0, alarms


def test_no_exclamation_stands_in_the_name_of_a_place(instance):
    """It would be taken out of it: "Columbus, OH: I want to die" must stay in Ohio."""
    written = [text for rules in load_rules(RULES) for text in rules.exclamations]
    cries = Phrases(written, Sets({}))
    names = {name for name in all_of(NAMES, instance) if any(cries.found_in(plain_words(name)))}
    assert names <= {"touchdown jesus", "agh pittsburgh", "fr ma"}


@pytest.mark.parametrize(
    ("query", "concern", "town"),
    [
        ("omg help me i'm dying", "body", None),
        ("omg imdying", "body", None),
        ("Dios mío, I'm dying", "body", None),
        ("omg tulsa im dying", "body", "ok/tulsa"),
        ("omg tulsa help me i'm dying", "body", "ok/tulsa"),
        ("im dying here in Tulsa right now please!", "body", "ok/tulsa"),
        ("i fucking want to fucking die in Tulsa lol", "dying", "ok/tulsa"),
        ("tulsa i don't wanna die", "dying", "ok/tulsa"),
        ("Newark, OH omg hopeless", "dying", "oh/newark"),
        ("oh Newark hopeless", "dying", "nj/newark"),
        ("Eek, AK hopeless", "dying", "ak/eek"),
        ("ay por dios sobredosis en El Paso ayuda", "act", "tx/el-paso"),
    ],
)
def test_what_is_cried_out_is_no_part_of_the_place(gazetteer, hear, query, concern, town):
    heard = hear(query)
    assert heard is not None
    assert heard.concern == concern
    beside = place_beside(heard, gazetteer)
    assert (beside and beside.place.id) == town


@pytest.mark.parametrize(
    "query", ["lol dying of laughter", "omg Tulsa", "ay tulsa help", "wtf", "omg, hopeless UP!"]
)
def test_a_cry_alone_or_beside_calm_words_is_no_distress(hear, query):
    assert hear(query) is None
