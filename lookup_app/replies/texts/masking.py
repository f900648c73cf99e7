"""Personal details: numbers, addresses and e-mail are masked until a moderator decides."""

import re
from collections.abc import Mapping
from typing import Literal

from lookup_app.replies.texts.spoken_numbers import without_spoken_numbers

_Detail = Literal["email", "number", "address"]

_MASKS: Mapping[str, Mapping[_Detail, str]] = {
    "en": {"email": "[e-mail]", "number": "[number]", "address": "[address]"},
    "es": {"email": "[correo]", "number": "[número]", "address": "[dirección]"},
}
_STREET = "st|street|ave|avenue|rd|road|blvd|boulevard|ln|lane|hwy|highway|pkwy|parkway"
# These are everyday words as well ("3 on the way home"): only behind a name with a capital.
_MAYBE_STREET = "Dr|Drive|Ct|Court|Way|Pl|Place|Ter|Terrace|Cir|Circle|Trail"
_UNIT = r"(?:,?\s*(?:apt|apartment|unit|suite|ste|#)\.?\s*\w+)?"
_YEAR = r"(?:19|20)\d\d"
_STREET_FIRST = "calle|avenida|av|carrera|carretera|camino|paseo|callejón|callejon"
# No longer than an address may be: else a text without a space would take its square of time.
EMAIL = re.compile(
    r"[^\s@<>()]{1,64} ?(?:@|\(at\)|\[at\]) ?[^\s@<>()]{1,253}\.\w{2,}"
    r"|\b[\w.+-]{1,64} (?:at|arroba) [\w-]{1,253} (?:dot|punto) (?:com|net|org|edu)\b",
    re.I,
)
_DETAILS: tuple[tuple[_Detail, re.Pattern[str]], ...] = (
    ("email", EMAIL),
    (
        "address",
        re.compile(rf"\b\d{{1,6}}[a-z]?\s+(?:[\w.'’-]+\s+){{1,4}}?(?:{_STREET})\b\.?{_UNIT}", re.I),
    ),
    (
        "address",
        re.compile(rf"\b\d{{1,6}}\s+(?:[A-Z][\w.'’-]*\s+){{1,4}}?(?:{_MAYBE_STREET})\b\.?{_UNIT}"),
    ),
    (
        "address",
        re.compile(rf"\b(?:{_STREET_FIRST})\.?\s+[\w.'’ -]{{1,40}}?[ ,#]\d{{1,6}}\b", re.I),
    ),
    ("address", re.compile(r"\bP\.? ?O\.? Box \d+", re.I)),
)
# Seven digits or more, however they are cut: telephones, accounts, social security. Between two may
# stand what joins emojis and makes keys of digits.
_NUMBER = re.compile(
    r"(?<![\w.])\+?\(?\d(?:[\s().\-‐-―/_*•·~|\u200c\u200d\ufe0f\u20e3]{0,5}\d){6,}(?!\w)"
    r"[\ufe0f\u20e3]*"
)
# Years in a row tell of a time, and everybody may know these lines.
_KNOWN = rf"(?:{_YEAR}|988|[2-9]11)"
_ALL_KNOWN = re.compile(rf"\(?{_KNOWN}(?:\D+{_KNOWN})+")


def mask(text: str, language: str) -> str:
    """The text with each personal detail replaced by what it was."""
    words = _MASKS[language]
    for detail, pattern in _DETAILS:
        text = pattern.sub(words[detail], text)
    text = without_spoken_numbers(text, words["number"])
    return _NUMBER.sub(lambda it: it[0] if _ALL_KNOWN.fullmatch(it[0]) else words["number"], text)
