"""Who is met with people first, measured on texts as people may write them under the article.

The texts were written on 27 November 2026 before anybody saw what the rules make of them, 80 of
danger and 120 calm, and the rules were not changed for them. They come from one writer: what real
writers do will differ, and moderators are asked to say what was missed.
"""

from pathlib import Path

import pytest

from lookup_app import CONTENT
from lookup_app.distress.listening import Listener
from lookup_app.replies.texts.care import needs_care

MOST_MISSED = 2
MOST_ALARMS = 6
TEXTS = [
    line.split("\t")
    for line in Path(__file__).with_name("care_phrases.tsv").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def hear():
    return Listener.load(CONTENT / "distress").hear


def test_how_much_is_missed_and_how_often_it_alarms_for_nothing(hear):
    care = [text for kind, _, text in TEXTS if kind == "care"]
    calm = [text for kind, _, text in TEXTS if kind == "calm"]
    missed = [text for text in care if not needs_care(text, hear)]
    alarms = [text for text in calm if needs_care(text, hear)]
    assert (len(care), len(calm)) == (80, 120)
    assert len(missed) <= MOST_MISSED, missed
    assert len(alarms) <= MOST_ALARMS, alarms


def test_danger_is_heard_anywhere_in_a_long_text(hear):
    around = "The choir meets on Tuesdays and I bring the cookies. " * 25
    for text in (f"I want to kill myself. {around}", f"{around} I want to kill myself {around}"):
        assert needs_care(text, hear)
    assert not needs_care(around * 2, hear)
    # No full stop anywhere, and cut where the words of danger are.
    for length in range(560, 640, 7):
        assert needs_care(f"{'la ' * (length // 3)} i want to kill myself {'la ' * 300}", hear)


def test_danger_is_heard_through_characters_that_nobody_sees(hear):
    for unseen in "\u200b\u200c\u200d\u2060\ufeff\xad":
        assert needs_care(f"I want to k{unseen}ill my{unseen}self", hear)


def test_a_text_without_end_is_heard_at_its_head_and_its_tail_only(hear):
    pieces = []
    assert needs_care("".join(f"{number} " for number in range(12_000)), pieces.append) is None
    assert sum(map(len, pieces)) < 20_000
    for text in (f"I want to kill myself. {'la ' * 20_000}", f"{'la ' * 20_000} voy a matarme"):
        assert needs_care(text, hear)


@pytest.mark.parametrize(
    "text",
    [
        "I swallowed everything in the medicine cabinet",
        "I have the pills counted out on the nightstand",
        "I loaded my dad's gun and sat with it",
        "I stopped eating so that I die slowly",
        "I plan to jump",
        "i want to d i e",
        "Sería mejor que yo no existiera",
    ],
)
def test_what_a_second_reader_missed_is_heard(hear, text):
    assert needs_care(f"The choir is kind. {text}. Nobody knows.", hear)


@pytest.mark.parametrize(
    "text",
    [
        "I work at a crisis line and hear about suicide each day",
        "Suicide is a topic we should speak about openly",
        "Trabajo con jóvenes y hablamos del suicidio",
        "I was beaten at chess by a 9 year old and made a friend",
        "I have my pills laid out for the week",
    ],
)
def test_what_a_second_reader_saw_alarm_for_nothing_is_calm(hear, text):
    assert not needs_care(text, hear)
