"""Coordinates in the notations people paste: decimal, degrees-minutes-seconds, geo: URIs."""

import re

from lookup_app.folding import fold
from lookup_app.geocoding.data.said_words import SAID
from lookup_app.geocoding.outcomes import Found, NotFound, Outcome, OutsideUS
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.words.cores import are_plain
from lookup_app.geocoding.reading.words.filler_words import around_words

# With the words said around any place these may stand beside the numbers.
_LABELS = SAID["of_coordinates"]
_SYMBOLS = {
    **dict.fromkeys(("deg", "degs", "degrees", "grados"), "°"),
    **dict.fromkeys(("min", "mins", "minutes", "minutos"), "'"),
    **dict.fromkeys(("sec", "secs", "seconds", "segundos"), '"'),
    **{"north": "n", "norte": "n", "south": "s", "sur": "s"},
    **{"east": "e", "este": "e", "west": "w", "oeste": "w"},
}
# "46sN" are seconds and north, no word.
_WORD = re.compile(r"\"?((?<![\da-z])[a-z]+|(?<=\d)[a-z]{3,})\"?\s*[:=.]*")
_LETTERS = frozenset("nsewodm")
_BRACKETS = str.maketrans("()[]{}", "      ")
_AROUND = " ,;/|&:@?."
# What a map adds (how near, how sure), and a landmark: "36.15, -95.99 by the lake".
_BEHIND = re.compile(
    r"(?:;[a-z]+=.*|[?&]z=\d+|[ ,]+\d+ ?(?:z|m|ft|feet)|(?:,? (?:or so|ap+rox\w*|more or less)\W*)"
    r"|[ ,(]+(?:within )?\d+ ?(?:mi|miles?|km|millas?)\b.*"
    r"|[ ,(]+(?:accura(?:cy|te)|alt).*|[ ,(]+wgs ?84\W*"
    r"|(?<=[\d\"'°nsew]),? (?:right )?(?:by|near|at|off|behind|beside|next to|close to"
    r"|across from|cerca del?|junto al?|al lado del?) [a-z][a-z .']*)$"
)
_DECIMAL_NUMBER = r"(?P<{0}>[-+]?\d{{1,3}}(?:\.\d+)?)\s*°?"
_ANGLE = (
    r"(?P<{0}>[-+]?\d{{1,3}})\s*[°d\s:-]\s*(?P<{0}m>\d{{1,2}}(?:\.\d+)?)\s*['m\s:-]?\s*"
    r"(?:(?P<{0}s>\d{{1,2}}(?:\.\d+)?)\s*(?:\"|s(?=\s*[nsewo]))?)?"
)


def _pair(number: str, between: str) -> re.Pattern[str]:
    """Two numbers, each with a letter before or behind it, or none."""
    one = rf"(?:(?P<{{0}}1>[nsewo])\s*)?{number}(?({{0}}1)|(?:\s*(?P<{{0}}2>[nsewo]))?)"
    return re.compile(one.format("a") + between + one.format("b"))


_DECIMAL = _pair(
    _DECIMAL_NUMBER, r"(?:\s*[,;/|&]\s*|\s+|(?<=[nsewo])|(?=[nsewo])|(?<=\d{3})(?=[-+])|\+(?=-))"
)
_SEXAGESIMAL = _pair(_ANGLE, r"\s*[,;/]?\s*")
# What a map's "share" gives.
_IN_URL = re.compile(
    r"(?:(?:https?://|www\.|[a-z]+\.[a-z.]+/)\S*?(?:[@=/]|%40)|geo:0,0\?q=)"
    r"(-?\d{1,3}\.\d+)(?:[,/]|%2c|&mlon=)(?:\+|%20)?(-?\d{1,3}\.\d+)\S*"
)
# "39.16,-75.52 dover": what is said behind a plain pair.
_IN_FRONT = re.compile(r"([a-z ,:]*[-+]?\d{1,2}\.\d{2,}[\s,]+-\d{1,3}\.\d{2,})[\s,(]+[a-z]\D*")
_PRIMES = str.maketrans(
    "\u2032\u2019\u2018\u00b4`\u02b9\u2033\u201d\u201c\u02ba\u2212\u2013\u2014\u00ba\u02da",
    "''''''\"\"\"\"---\u00b0\u00b0",
)
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 4
_NEGATIVE = ("s", "w", "o")
_OF_LATITUDE = ("n", "s")
_OF_LONGITUDE = ("e", "w", "o")
# "95.123, -200.456" are numbers of that kind, beyond the poles.
_OF_NOWHERE = re.compile(r"\s*-?\d{1,3}\.\d+[,;\s]+-?\d{1,3}\.\d+\s*")
# Two numbers of so many decimals are a point among any plain words.
_PRECISE = re.compile(r"\d\.\d{3,}\D.*\d\.\d{3,}")
_POLE = 90.0
# Beyond it there is ice alone: "-95.99, 36.15" and "-66.1, 18.4" have the longitude first.
_FARTHEST_SOUTH = -60.0


def read_point(reading: Reading) -> Outcome | None:
    """The place of a pair of coordinates."""
    text = reading.query.text
    point = coordinates_in(text)
    if point is None:
        return NotFound() if _OF_NOWHERE.fullmatch(text) else None
    place = reading.sources.points.place(*point)
    return Found(place) if place else OutsideUS()


def coordinates_in(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees where the text is a pair of coordinates, or None.

    A pair with the longitude first is turned round where only that makes sense.
    """
    if plus := read_plus_code(text):
        return plus
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return None
    text = fold(text.translate(_PRIMES)).replace("''", '"').replace("i'm ", "").strip()
    text = _BEHIND.sub("", _IN_URL.sub(r"\1,\2", text))
    text = _IN_FRONT.sub(r"\1", text) if _IN_FRONT.fullmatch(text) else text
    numbers = _without_words(text)
    return _read_decimal(numbers, text) or _read_sexagesimal(numbers)


def _without_words(text: str) -> str:
    """The numbers alone: "my location is 36.15, -95.99"; nothing where a word names something."""
    said = [found[1] for found in _WORD.finditer(text)]
    if any(map(_says_more, said)) and not (_PRECISE.search(text) and are_plain(said)):
        return ""
    return _WORD.sub(_in_symbols, text).translate(_BRACKETS).strip(_AROUND)


def _says_more(word: str) -> bool:
    known = word in _LETTERS or word in _LABELS or word in _SYMBOLS
    return not (known or around_words((word,)))


def _in_symbols(found: re.Match[str]) -> str:
    return found[0] if found[1] in _LETTERS else _SYMBOLS.get(found[1], " ")


def _read_decimal(text: str, typed: str) -> tuple[float, float] | None:
    found = _DECIMAL.fullmatch(text) or _DECIMAL.fullmatch(_with_points(text))
    if not found:
        return None
    is_bare = (
        not any(_letters(found)) and "." not in found["a"] + found["b"] and "geo:" not in typed
    )
    # Two bare whole numbers are a house or two, not a point, but for "36,-95".
    if is_bare and not re.fullmatch(r"\d{2}\s*,\s*-\d{2,3}", text):
        return None
    return _sensible(float(found["a"]), float(found["b"]), _letters(found))


def _with_points(text: str) -> str:
    """Decimal commas as points: "36,15; -95,99"."""
    return re.sub(r"(?<=\d),(?=\d)", ".", text) if re.search(r";|, |\d \W?\d", text) else text


def _read_sexagesimal(text: str) -> tuple[float, float] | None:
    found = _SEXAGESIMAL.fullmatch(text)
    if not found or not (all(_letters(found)) or "°" in text):
        return None
    first = _degrees(found["a"], found["am"], found["as"])
    second = _degrees(found["b"], found["bm"], found["bs"])
    if first is None or second is None:
        return None
    return _sensible(first, second, _letters(found))


def _letters(found: re.Match[str]) -> tuple[str, str]:
    return found["a1"] or found["a2"] or "", found["b1"] or found["b2"] or ""


def _degrees(whole: str, minutes: str, seconds: str | None) -> float | None:
    if float(minutes) >= 60 or float(seconds or 0) >= 60:
        return None
    fraction = float(minutes) / 60 + float(seconds or 0) / 3600
    return float(whole) - fraction if whole.startswith("-") else float(whole) + fraction


def _sensible(first: float, second: float, letters: tuple[str, str]) -> tuple[float, float] | None:
    """The two as latitude and longitude, as the letters say or as only makes sense."""
    latitude, longitude = (
        -abs(degrees) if letter in _NEGATIVE else degrees
        for degrees, letter in zip((first, second), letters, strict=True)
    )
    is_turned = letters[0] in _OF_LONGITUDE or not _FARTHEST_SOUTH <= latitude <= _POLE
    if is_turned and letters[0] not in _OF_LATITUDE:
        latitude, longitude = longitude, latitude
    return None if abs(latitude) > _POLE or abs(longitude) > 2 * _POLE else (latitude, longitude)


_PLUS_DIGITS = "23456789CFGHJMPQRVWX"
_PLUS_CODE = re.compile(rf"[{_PLUS_DIGITS}]{{8}}\+[{_PLUS_DIGITS}]{{2,3}}")


def read_plus_code(text: str) -> tuple[float, float] | None:
    """The middle of a full plus code ("86H85WX7+2C"), or None."""
    code = text.strip().upper()
    if not _PLUS_CODE.fullmatch(code):
        return None
    digits = [_PLUS_DIGITS.index(letter) for letter in code.replace("+", "")[:10]]
    latitude, longitude, size = -90.0, -180.0, 20.0
    for down, across in zip(digits[::2], digits[1::2], strict=True):
        latitude, longitude = latitude + down * size, longitude + across * size
        size /= 20
    # After the last pair ``size`` is a twentieth of a cell: ten of them reach the middle.
    return latitude + size * 10, longitude + size * 10
