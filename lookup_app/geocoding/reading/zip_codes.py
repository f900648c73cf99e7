"""ZIP codes that stand alone, in digits or in what is spoken or typed for them."""

import re

from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome
from lookup_app.geocoding.reading.reading import Reading

_ALONE = re.compile(
    r"(zip(?: ?code)?|codigo postal|cp|[a-z]{2})?\W*(\d{5})(?:\W?\d{4}|-\d{1,3})?\W*", re.I
)
# "741O3", "74 103": letters for digits, and a space in the middle.
_NEARLY = re.compile(r"(?=(?:\D*\d){3})[\dOoIl]{5}|\d{2} \d{3}|\d{3} \d{2}")
_LETTERS_FOR_DIGITS = str.maketrans("OoIl ", "0011 ", " ")
_NUMBERS = (
    "zero oh o cero", "one uno", "two dos", "three tres", "four cuatro",
    "five cinco", "six seis", "seven siete", "eight ocho", "nine nueve",
)  # fmt: skip
_SPOKEN = {word: str(digit) for digit, said in enumerate(_NUMBERS) for word in said.split()}
_DIGITS = 5


def read_zip_alone(reading: Reading) -> Outcome | None:
    """A ZIP or ZIP+4 and nothing else but perhaps the word or a state."""
    found = _ALONE.fullmatch(_in_digits(reading))
    if not found:
        return None
    store = reading.sources.store
    place = store.by_id(found[2])
    if place is None:
        return None
    said = store.by_id((found[1] or "").lower()) if found[1] and len(found[1]) == 2 else None
    if said and said.kind == "state" and said.state != place.state:
        return Ambiguous((place, said))
    return Found(place)


def _in_digits(reading: Reading) -> str:
    """The text, with digits for what is spoken or typed like them: "seven four one zero three"."""
    text, words = reading.query.text, reading.query.words
    if _NEARLY.fullmatch(text):
        return text.translate(_LETTERS_FOR_DIGITS)
    if len(words) == _DIGITS and all(word in _SPOKEN for word in words):
        return "".join(_SPOKEN[word] for word in words)
    return text


def state_of_zip(reading: Reading) -> str | None:
    """The state of a ZIP that nobody lists, told by its first three digits."""
    found = _ALONE.fullmatch(reading.query.text)
    neighbors = reading.sources.store.zips_starting_with(found[2][:3], 1) if found else []
    return neighbors[0].state if neighbors else None
