"""Personal details: numbers, addresses and e-mail are masked until a moderator decides."""

import re
from collections.abc import Mapping
from typing import Literal

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
EMAIL = re.compile(
    r"[^\s@<>()]+ ?(?:@|\(at\)|\[at\]) ?[^\s@<>()]+\.\w{2,}"
    r"|\b[\w.+-]+ (?:at|arroba) [\w-]+ (?:dot|punto) (?:com|net|org|edu)\b",
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
    # Seven digits or more, however they are cut: telephones, accounts, social security. The lines
    # that everybody may know (988, 911, 211) are shorter, and two years tell of a time.
    (
        "number",
        re.compile(
            rf"(?<![\w.])(?!{_YEAR}[-–/]{_YEAR}\b)\+?\(?\d(?:[\s().\-–/_]{{0,3}}\d){{6,}}(?!\w)"
        ),
    ),
)


def mask(text: str, language: str) -> str:
    """The text with each personal detail replaced by what it was."""
    words = _MASKS[language]
    for detail, pattern in _DETAILS:
        text = pattern.sub(words[detail], text)
    return text
