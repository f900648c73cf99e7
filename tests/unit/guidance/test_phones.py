import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.guidance.phones import (
    bare_digits,
    is_toll_free,
    shown_digits,
    written_numbers,
)


@pytest.mark.parametrize(
    ("shown", "digits"),
    [
        ("988", "988"),
        ("678-678", "678678"),
        ("1-800-662-4357 (HELP)", "8006624357"),
        ("1-833-TLC-MAMA", "8338526262"),
        ("1-833-852-6262 (TLC-MAMA)", "8338526262"),
        ("888-793-4357 (7WE-HELP)", "8887934357"),
        ("(208) 398-4357", "2083984357"),
    ],
)
def test_digits_as_shown(shown: str, digits: str) -> None:
    assert shown_digits(shown) == digits


@pytest.mark.parametrize("shown", ["1-800-662-4357 (HELM)", "", "(HELP)", "call us: ---"])
def test_letters_must_spell_the_digits(shown: str) -> None:
    if shown == "call us: ---":
        assert shown_digits(shown) != "988"
        return
    with pytest.raises(ValueError, match=r"spell|no number"):
        shown_digits(shown)


@given(st.integers(2_000_000_000, 9_999_999_999).map(str))
def test_the_same_number_in_any_dress(digits: str) -> None:
    a, b, c = digits[:3], digits[3:6], digits[6:]
    dresses = (f"({a}) {b}-{c}", f"1-{a}-{b}-{c}", f"tel:+1{digits}", f"{a}.{b}.{c}")
    assert {bare_digits(dress) for dress in dresses} == {digits}
    assert written_numbers(f"Call ({a}) {b}-{c}, or {a}-{b}-{c}.") == (digits, digits)


@given(st.text())
def test_any_text_is_searched_without_an_error(text: str) -> None:
    assert all(number.isdecimal() for number in written_numbers(text))


def test_toll_free_is_told_by_the_area_code() -> None:
    assert is_toll_free("8445550100")
    assert not is_toll_free("3345550100")
    assert not is_toll_free("800")
