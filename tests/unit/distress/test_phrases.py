"""What the rules miss and where they alarm, measured on phrases written before them."""

from collections import Counter

import pytest

from lookup_app.distress.listening import Listener
from lookup_app.web.pages.distress import place_beside
from tests.unit.distress.measuring import (
    FIRST,
    NONE,
    RULES,
    SECOND,
    Hear,
    false_alarms,
    hearing,
    missed,
    written_phrases,
)

# The pages that answer each kind of the set.
ANSWERED_AS = {
    "act": {"act"},
    "someone": {"someone"},
    "dying": {"dying", "body"},
    "help": {"help", "violence"},
    "harm": {"harm", "harm_child"},
}
WRITTEN = {writer: written_phrases(writer) for writer in (FIRST, SECOND)}
PHRASES = [one for written in WRITTEN.values() for one in written]
# Every place that a phrase of distress in the sets names.
PLACES = (
    *("tulsa", "74103", "denver", "miami", "houston", "phoenix", "60629", "los angeles", "33101"),
    *("dallas", "reno", "seattle", "austin", "tucson", "fresno", "albuquerque", "boise"),
    *("wichita", "san antonio", "bend", "dayton", "salinas", "laredo", "el paso"),
)


@pytest.fixture(scope="module")
def hear(gazetteer) -> Hear:
    return hearing(Listener.load(RULES), gazetteer)


@pytest.mark.parametrize("half", ["looked", "kept"])
@pytest.mark.parametrize("writer", [FIRST, SECOND])
def test_few_are_missed_and_few_alarm(hear, writer, half):
    phrases = [one for one in WRITTEN[writer] if one.half == half]
    calm = [one for one in phrases if one.kind == NONE]
    assert len(missed(hear, phrases)) <= 0.05 * (len(phrases) - len(calm))
    assert len(false_alarms(hear, phrases)) <= 0.02 * len(calm)


def test_nearly_all_get_the_page_of_their_kind(hear):
    others = [
        (one.phrase, one.kind, heard.concern)
        for one in PHRASES
        if one.kind != NONE
        and (heard := hear(one.phrase))
        and heard.concern not in ANSWERED_AS[one.kind]
    ]
    assert len(others) <= 0.02 * len(PHRASES), others


def test_no_place_is_made_of_what_else_they_say(hear, gazetteer):
    """ "My boyfriend beats me up" must not lead to the Upper Peninsula."""
    led = {
        one.phrase
        for one in PHRASES
        if (heard := hear(one.phrase)) and place_beside(heard, gazetteer)
    }
    named = {phrase for phrase in led if any(place in phrase.lower() for place in PLACES)}
    assert led == named
    assert len(led) >= 15


def test_the_set_is_wide_enough():
    assert len(WRITTEN[FIRST]) >= 1_300
    assert len(WRITTEN[SECOND]) >= 600
    kinds = Counter((one.kind, one.language) for one in PHRASES)
    assert set(kinds) == {
        (kind, language) for kind in (*ANSWERED_AS, NONE) for language in ("en", "es")
    }
    for written in WRITTEN.values():
        assert len({one.phrase for one in written}) >= 0.98 * len(written)
