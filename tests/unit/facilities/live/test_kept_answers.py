"""Answers of the locator as text: JSON that says its format, opened once."""

import json
from datetime import UTC, datetime

from lookup_app.facilities.facility import Phone
from lookup_app.facilities.live.kept_answers import as_text, opened
from lookup_app.facilities.live.locator import Reply
from lookup_app.facilities.sources import LOCATOR
from tests.fakes import facility

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOPE = facility(
    "Hope", 36.1, -95.9, "SA DT", phones=(Phone("+19185550100", "12"),), sources=(LOCATOR,)
)


def test_an_answer_comes_back_as_it_was():
    kept = opened(as_text(Reply((HOPE,)), NOW))
    assert kept is not None
    assert (kept.catalog.facilities, kept.read_at) == ((HOPE,), NOW)


def test_an_answer_of_another_format_is_none():
    text = json.dumps(json.loads(as_text(Reply((HOPE,)), NOW)) | {"format": 0})
    assert opened(text) is None


def test_the_index_of_an_answer_is_made_once():
    text = as_text(Reply((HOPE,)), NOW)
    assert opened(text) is opened(text)
