"""Coordinates in the notations people paste: decimal, degrees-minutes-seconds, geo: URIs."""

import re

from lookup_app.folding import fold
from lookup_app.geocoding.outcomes import Found, Outcome, OutsideUS
from lookup_app.geocoding.reading.reading import Reading

_NUMBER = r"[-+\u2212\u2013]?\s?\d{1,3}(?:[.,]\d+)?"
_BEFORE = (
    r"(?:geo:|ut:|gps:?|coordinates:?|coordenadas:?|coords?:?|location:?|iphone:|loc:|@|ll=|q="
    r"|lat(?:itude|itud)?\s*[:=]?)"
)
_SEPARATOR = r"(?:\s*[,;/|&]\s*|\s+)"
_DECIMAL = re.compile(
    rf"(?:{_BEFORE}\s*)*[(\[{{]?\s*(?:lat(?:itude|itud)?\s*[:=]?\s*)?"
    r"(?P<ns1>[ns])?\s*(?P<a>[-+]?\d{1,3}(?:\.\d+)?)\s*(?:°|º|deg)?\s*(?P<ns2>[ns])?"
    rf"(?:{_SEPARATOR})(?:(?:lon|long|lng|longitude|longitud)\s*[:=]?\s*)?"
    r"(?P<ew1>[ewo])?\s*(?P<b>[-+]?\d{1,3}(?:\.\d+)?)\s*(?:°|º|deg)?\s*(?P<ew2>[ewo])?"
    r"\s*[)\]}]?(?:;[a-z]+=.*|\?z=\d+|,\d{1,2}z)?"
)
_ANGLE = (
    r"(?P<{0}d>[-+]?\d{{1,3}})\s*(?:°|º|˚|d|deg|degrees|grados|\s|:|-)\s*"
    r"(?P<{0}m>\d{{1,2}}(?:\.\d+)?)\s*(?:'|m|min|minutes|minutos|:|-|\s|$)?\s*"
    r"(?:(?P<{0}s>\d{{1,2}}(?:\.\d+)?)\s*(?:\"|''|s(?![a-df-mo-rt-vx-z])|sec|seconds|segundos)?)?"
)
_SEXAGESIMAL = re.compile(
    rf"(?:{_BEFORE}\s*)*[(\[]?\s*(?P<ns1>[ns])?\s*{_ANGLE.format('a')}\s*(?P<ns2>[ns])?(?:north|orth)?"
    rf"\s*[,;/]?\s*(?P<ew1>[ewo])?\s*{_ANGLE.format('b')}\s*(?P<ew2>[ewo])?(?:west|est|ast)?\s*[)\]]?"
)
# What a map's "share" gives.
_IN_URL = re.compile(
    r"https?://\S*?(?:[@=/]|%40)(-?\d{1,3}\.\d+)(?:,|%2c)(?:\+|%20)?(-?\d{1,3}\.\d+)\S*"
)
# "95.99 W, 36.15 N": letters say which is which.
_LONGITUDE_FIRST = re.compile(r"([^,;nsewo]+[ewo])\s*[,; ]\s*([^,;nsewo]+[ns])")
_PRIMES = str.maketrans(
    {
        "\u2032": "'",
        "\u2019": "'",
        "\u2018": "'",
        "\u00b4": "'",
        "`": "'",
        "\u02b9": "'",
        "\u2033": '"',
        "\u201d": '"',
        "\u201c": '"',
        "\u02ba": '"',
        "\u2212": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u00ba": "°",
        "\u02da": "°",
    }
)
_DIGIT = re.compile(r"\d")


def read_point(reading: Reading) -> Outcome | None:
    """The place of a pair of coordinates."""
    point = coordinates_in(reading.query.text)
    if point is None:
        return None
    place = reading.sources.points.place(*point)
    return Found(place) if place else OutsideUS()


def coordinates_in(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees where the whole text is a pair of coordinates, or None.

    A pair with the longitude first is turned round where only that makes sense.
    """
    if len(_DIGIT.findall(text)) < 4:
        return read_plus_code(text)
    if plus := read_plus_code(text):
        return plus
    text = fold(text.translate(_PRIMES)).replace("''", '"').strip().removesuffix(".")
    text = _IN_URL.sub(r"\1,\2", text)
    if turned := _LONGITUDE_FIRST.fullmatch(text):
        text = f"{turned[2]}, {turned[1]}"
    return _read_decimal(text) or _read_sexagesimal(text)


def _read_decimal(text: str) -> tuple[float, float] | None:
    found = _DECIMAL.fullmatch(text) or _DECIMAL.fullmatch(_with_points(text))
    if not found:
        return None
    has_letters = any(found[name] for name in ("ns1", "ns2", "ew1", "ew2"))
    bare = not has_letters and "." not in found["a"] + found["b"] and "geo:" not in text
    # Two bare whole numbers are a house or two, not a point, but for "36,-95".
    if bare and not re.fullmatch(r"\d{2}\s*,\s*-\d{2,3}", text):
        return None
    latitude = _signed(float(found["a"]), found["ns1"] or found["ns2"], "s")
    longitude = _signed(float(found["b"]), found["ew1"] or found["ew2"], "wo")
    return _sensible(latitude, longitude)


def _with_points(text: str) -> str:
    """Decimal commas as points: "36,15; -95,99"."""
    return re.sub(r"(?<=\d),(?=\d)", ".", text) if re.search(r";|, |\d \W?\d", text) else text


def _read_sexagesimal(text: str) -> tuple[float, float] | None:
    found = _SEXAGESIMAL.fullmatch(text)
    if not found:
        return None
    letters = found["ns1"] or found["ns2"], found["ew1"] or found["ew2"]
    if not all(letters) and "°" not in text:
        return None
    latitude = _degrees(found["ad"], found["am"], found["as"])
    longitude = _degrees(found["bd"], found["bm"], found["bs"])
    if latitude is None or longitude is None:
        return None
    return _sensible(_signed(latitude, letters[0], "s"), _signed(longitude, letters[1], "wo"))


def _degrees(whole: str, minutes: str, seconds: str | None) -> float | None:
    if float(minutes) >= 60 or float(seconds or 0) >= 60:
        return None
    fraction = float(minutes) / 60 + float(seconds or 0) / 3600
    return float(whole) - fraction if whole.startswith("-") else float(whole) + fraction


def _signed(degrees: float, letter: str | None, negative: str) -> float:
    return -abs(degrees) if letter and letter in negative else degrees


def _sensible(latitude: float, longitude: float) -> tuple[float, float] | None:
    if abs(latitude) > 90 and abs(longitude) <= 90:
        latitude, longitude = longitude, latitude
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return latitude, longitude


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
