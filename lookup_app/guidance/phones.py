"""Telephone numbers of the United States: the digits that people read and those that are dialed."""

import re

import phonenumbers

_SPELLED = re.compile(r"\(([A-Z0-9-]+)\)\s*$")
_WRITTEN_NUMBER = re.compile(r"(?<![\d-])(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)")
_TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888")


def bare_digits(number: str) -> str:
    """The digits of a number as one dials it at home: letters turned into keys, no +1.

    "1-833-TLC-MAMA" gives "8338526262", "tel:+18006624357" gives "8006624357", "988" itself.
    """
    keys = phonenumbers.convert_alpha_characters_in_number(number.removeprefix("tel:"))
    digits = re.sub(r"\D", "", keys)
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def shown_digits(display: str) -> str:
    """The digits of a number as shown, where letters in brackets may spell its last keys.

    "1-800-662-4357 (HELP)" gives "8006624357". Raises ValueError where the letters spell other
    keys, and where there is no number.
    """
    spelled = _SPELLED.search(display)
    digits = bare_digits(display[: spelled.start()] if spelled else display)
    if not digits:
        raise ValueError(f"{display!r} shows no number")
    if spelled and not digits.endswith(bare_digits(spelled[1])):
        raise ValueError(f"{display!r}: the letters spell other keys than the digits")
    return digits


def written_numbers(text: str) -> tuple[str, ...]:
    """The bare digits of each ten-digit number written in a text."""
    return tuple(bare_digits(found) for found in _WRITTEN_NUMBER.findall(text))


def is_toll_free(digits: str) -> bool:
    """Whether the ten digits begin with a toll-free area code, which costs the caller nothing."""
    return len(digits) == 10 and digits.startswith(_TOLL_FREE)
