"""What is written is made tidy without gluing words or breaking what it says."""

import pytest

from lookup_app.web.replies.reply_form import tidy_text
from tests.unit.replies.texts.test_care import TEXTS

SPACES = "\x0b\x0c\xa0\u1680\u2000\u2003\u2007\u2009\u202f\u205f\u3000"


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_every_kind_of_space_is_a_space_so_that_danger_is_heard_across_it(space):
    for _, _, text in TEXTS:
        assert tidy_text(text.replace(" ", space)) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_every_kind_of_line_end_is_one(end):
    assert tidy_text(f"One{end}two") == "One\ntwo"


def test_joined_emoji_and_letters_stay_whole_and_control_characters_go():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert tidy_text(f" \x00{family}\u202e می\u200cخواهم\x07 ") == f"{family} می\u200cخواهم"
