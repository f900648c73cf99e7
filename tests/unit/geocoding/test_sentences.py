"""Ordinary sentences that name no place: none of them becomes one."""

from pathlib import Path

import pytest

from lookup_app.geocoding.outcomes import NotFound

SENTENCES = [
    line
    for line in Path(__file__)
    .with_name("sentences_without_place.txt")
    .read_text("utf-8")
    .split("\n")
    if line and not line.startswith("#")
]
# "OK" in capitals and nothing else is Oklahoma.
LENGTH_OF_A_CODE = 2


def test_enough_sentences():
    assert len(SENTENCES) == len(set(SENTENCES)) >= 600


@pytest.mark.parametrize("written", [str, str.capitalize, str.upper], ids=lambda way: way.__name__)
def test_no_sentence_without_a_place_becomes_one(gazetteer, written):
    astray = {}
    for sentence in SENTENCES:
        if written is str.upper and len(sentence) <= LENGTH_OF_A_CODE:
            continue
        outcome = gazetteer.geocode(written(sentence))
        if not isinstance(outcome, NotFound):
            astray[sentence] = outcome
    assert astray == {}
