from hypothesis import given
from hypothesis import strategies as st

from lookup_app.facilities.filters import Filters
from lookup_app.facilities.service_codes import CHOICES, KINDS
from tests.fakes import Arguments, filters


def test_words_and_codes_name_the_same_choice():
    assert filters(pay="medicaid") == filters(pay="MD") == filters(pay=" Medicaid ".strip())


def test_unknown_values_and_kinds_are_left_out():
    parsed = Filters.parse(Arguments(care=["detox", "miracle"], colour=["blue"], pay=[""]))
    assert list(parsed.pairs()) == [("care", "detox")]


def test_nothing_chosen_is_false():
    assert not filters()
    assert filters(age="seniors")


@given(st.dictionaries(st.sampled_from(KINDS), st.lists(st.text(max_size=20))))
def test_any_text_is_taken(values):
    Filters.parse(Arguments(values))


@given(st.lists(st.sampled_from(CHOICES), unique_by=lambda one: (one.kind, one.value)))
def test_pairs_name_the_filters_again(choices):
    values = Arguments()
    for choice in choices:
        values.setdefault(choice.kind, []).append(choice.value)
    parsed = Filters.parse(values)
    again = Arguments()
    for kind, value in parsed.pairs():
        again.setdefault(kind, []).append(value)
    assert Filters.parse(again) == parsed
