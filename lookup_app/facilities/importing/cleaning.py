"""Repairs of single fields: directory files come with broken text, phones, ZIPs and websites."""

import html
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

import phonenumbers

from lookup_app.facilities.facility import Phone, PhoneKind
from lookup_app.folding import key
from lookup_app.states import BY_CODE, SPELLINGS

_SPACES = re.compile(r"\s+")
_ZIP = re.compile(r"(\d{3,5})(?:\.0)?(?:-?\d{4})?")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", re.IGNORECASE)
# Ten digits as the North American plan has them, but not one digit ten times, as (999) 999-9999.
_DIALLABLE = re.compile(r"(?!(\d)\1{9})[2-9]\d{2}[2-9]\d{6}")

# Most numbers look like this, and need no library to be understood.
_PLAIN_PHONE = re.compile(r"\(?(\d{3})\)?[-. ]?(\d{3})[-. ]?(\d{4})")
_POINT = re.compile(r"(?P<whole>\d+)\.(?P<part>\d+)(?P<power>[eE]\+?\d+)?")
# A spreadsheet shows six digits of ten in a narrow column; whoever writes more writes them all.
_SURE_DIGITS = 8

# U+FFFD stands where a byte was lost. Most losses are an accented vowel of a Spanish word or an
# apostrophe; these are sure, the rest lose the mark and keep the letters around it.
_LOST = (
    (re.compile(r"(?<=[A-Za-z])\ufffd(?=s\b)"), "'"),
    (re.compile(r"(?<=ci)\ufffd(?=n)"), "ó"),
    (re.compile(r"\bCl\ufffdnica"), "Clínica"),
    (re.compile(r"\bPsiqui\ufffdtric"), "Psiquiátric"),
    (re.compile(r"\bM\ufffddic"), "Médic"),
    (re.compile(r"\bSan Germ\ufffdn"), "San Germán"),
    (re.compile(r"\bMayag\ufffdez"), "Mayagüez"),
    (re.compile(r"\bBayam\ufffdn"), "Bayamón"),
)


def clean_text(text: str | None) -> str:
    """The text without byte-order marks, entities, control characters and spare spaces."""
    if not text:
        return ""
    if text.isascii() and text.isprintable() and "&" not in text:
        return " ".join(text.split())
    text = html.unescape(html.unescape(text)).replace("\ufeff", "")
    for lost, letter in _LOST:
        text = lost.sub(letter, text)
    text = text.replace("\ufffd", "")
    text = "".join(" " if unicodedata.category(one)[0] == "C" else one for one in text)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def clean_name(text: str | None) -> str:
    """A name or a line of it; empty for a stand-in such as "*"."""
    name = clean_text(text)
    return name if any(one.isalnum() for one in name) else ""


def clean_state(text: str | None) -> str:
    """The two letters of a state, written so or in full; empty for what is no state."""
    state = clean_text(text)
    return state.upper() if state.upper() in BY_CODE else SPELLINGS.get(key(state), "")


def clean_street(text: str | None) -> str:
    """A street or a line of it; empty for a stand-in such as "- - -", which leads nowhere."""
    street = clean_text(text)
    return street if any(one.isalnum() for one in street) else ""


def clean_zip(text: str | None) -> str:
    """Five digits: leading zeros restored that a spreadsheet ate, ZIP+4 cut; empty if none."""
    found = _ZIP.fullmatch(clean_text(text).replace(" ", ""))
    return found[1].zfill(5) if found else ""


def clean_phone(text: str | None, kind: PhoneKind = "main") -> Phone | None:
    """The phone number, or None for what cannot be dialled: placeholders, wrong lengths, words."""
    if not text or not text.strip():
        return None
    if plain := _PLAIN_PHONE.fullmatch(text):
        return _phone("".join(plain.groups()), None, kind)
    try:
        parsed = phonenumbers.parse(_whole_number(clean_text(text)), "US")
    except phonenumbers.NumberParseException:
        return None
    if parsed.country_code != 1:
        return None
    return _phone(str(parsed.national_number), parsed.extension or None, kind)


def phones_in_order(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    """Each number once, main numbers before intake before hotlines."""
    first_by_number: dict[tuple[str, str | None], Phone] = {}
    for phone in sorted(phones, key=_kind_of_phone):
        first_by_number.setdefault((phone.number, phone.extension), phone)
    return tuple(first_by_number.values())


def _phone(digits: str, extension: str | None, kind: PhoneKind) -> Phone | None:
    return Phone(f"+1{digits}", extension, kind) if _DIALLABLE.fullmatch(digits) else None


def _kind_of_phone(phone: Phone) -> int:
    return ("main", "intake", "hotline").index(phone.kind)


def _whole_number(text: str) -> str:
    """What a program wrote as a number with a point, as its digits; nothing where it lost some."""
    found = _POINT.fullmatch(text)
    if not found:
        return text
    sure = not found["power"] or len(found["whole"] + found["part"]) >= _SURE_DIGITS
    return str(int(float(text))) if sure and float(text).is_integer() else ""


def clean_website(text: str | None) -> str | None:
    """An http or https address with its scheme, or None for anything else."""
    # Browsers read a backslash as a slash.
    address = clean_text(text).replace("\\", "/")
    if not address or " " in address:
        return None
    if "://" not in address:
        address = f"https://{address}" if _DOMAIN.match(address) else ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not _DOMAIN.fullmatch(host):
        return None
    return address if parts.username is None else None


def clean_coordinates(latitude: str | None, longitude: str | None) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, or None where missing, impossible or 0, 0."""
    try:
        point = float(latitude or ""), float(longitude or "")
    except ValueError:
        return None
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        return None
    return point if any(abs(degrees) > 0.01 for degrees in point) else None
