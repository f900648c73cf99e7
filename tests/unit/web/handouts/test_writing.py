"""What somebody wrote for a hand-out comes back readable."""

from hypothesis import given
from hypothesis import strategies as st

from lookup_app.web.handouts.writing import in_one_line, readable


@given(st.text())
def test_what_is_written_comes_back_readable(text):
    shown = readable(text)
    assert readable(shown) == shown
    assert all(one == "\n" or one.isprintable() or one.isspace() is False for one in shown)
    assert not set(shown) & {"\x00", "\r", "\t", "\x1b", "\u202e", "\u2028", "\ufeff"}
    assert "\n" not in in_one_line(text)


def test_lines_stay_lines():
    assert readable("one\r\ntwo\rthree\n\n\n\nfour\x07") == "one\ntwo\nthree\n\nfour"


def test_joiners_are_spelling_and_marks_of_direction_are_not():
    assert readable("می\u200cخواهم\u200e \u200fक्\u200dष\u200b") == "می\u200cخواهم क्\u200dष"
