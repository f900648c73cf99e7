"""ZIP codes that stand alone, in digits or in what is spoken or typed for them."""

import re
from itertools import pairwise

from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.words.cores import are_plain
from lookup_app.geocoding.reading.words.filler_words import is_everyday_code
from lookup_app.places import Place

_ALONE = re.compile(
    r"(zip(?: ?code|9|\+4)?|codigo postal|cp|[a-z]{2})?\W*(\d{5})"
    r"(?:\W?\d{4}|[-.]\d{1,3}|\W?x{2,4}|\W(?:dash|guion|plus(?: four)?)\W\d{4})?\W*",
    re.I,
)
# What a spreadsheet leaves of a ZIP that begins with 0; "1985" is a year.
_WITHOUT_ZERO = re.compile(r"(?:zip(?: ?code)?\W+(?=\d{4}$)|(?=\d{4}-))(\d{4})(?:-\d{4})?", re.I)
_FOUR = re.compile(r"\d{4}")
_TEN = 10
_MOST_CUT_SHORT = 5
# "741O3", "74 103": letters for digits, and a space between them.
_NEARLY = re.compile(
    r"(?:zip(?: ?code)?(?: is)?\W*)?"
    r"((?=(?:\D*\d){2})[\dOoIl]{5}|\d{2} \d{3}|\d{3} \d{2}|\d{4} \d)(?:-[\dOoIl]{4})?",
    re.I,
)
_CODE_LETTERS = 2
_LETTERS_FOR_DIGITS = str.maketrans("OoIlL", "00111", " ")
_NUMBERS = (
    "zero oh o cero", "one uno", "two dos", "three tres", "four cuatro",
    "five cinco", "six seis", "seven siete", "eight ocho", "nine nueve",
)  # fmt: skip
_SPOKEN = {
    word: str(digit) for digit, said in enumerate(_NUMBERS) for word in (str(digit), *said.split())
}
_TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
)
_SPOKEN |= {word: str(ten) for said in _TEENS for ten, word in enumerate(said.split(), 10)}
_SPOKEN |= dict.fromkeys(("dash", "guion"), "-")
# "Twenty" is 20 alone and 2 before "one".
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SPOKEN_TENS = {word: str(tens) for tens, word in enumerate(_TENS, 2)}
_ZEROS = frozenset(("0", *_NUMBERS[0].split()))


def read_zip_alone(reading: Reading) -> Outcome | None:
    """A ZIP or ZIP+4 and nothing else but perhaps the word or a state."""
    found = _ALONE.fullmatch(reading.query.text) or _ALONE.fullmatch(_in_digits(reading))
    if not found:
        return _with_its_zero(reading)
    store = reading.sources.store
    place = _zip(found[2], store)
    if place is None:
        return None
    said = _state_said(found[1] or "", store)
    return Ambiguous((place, said)) if said and said.state != place.state else Found(place)


def _zip(digits: str, store: Store) -> Place | None:
    place = store.by_id(digits)
    return place if place and place.kind == "zip" else None


def _with_its_zero(reading: Reading) -> Outcome | None:
    """ "Zip 1002", "1247-3302": of New England and the islands; "7410" may be cut short."""
    text, store = reading.query.text, reading.sources.store
    found = _WITHOUT_ZERO.fullmatch(text)
    place = _zip(f"0{found[1]}", store) if found else None
    if place:
        return Found(place, "corrected")
    return _of_four_digits(text, store) if _FOUR.fullmatch(text) else None


def _of_four_digits(digits: str, store: Store) -> Outcome | None:
    """ "4473": a zero is left out in front, or a digit behind; the person knows."""
    longer = store.zips_starting_with(digits, _TEN)
    lived_in = [place for place in longer if place.population]
    largest = sorted(lived_in, key=lambda place: -(place.population or 0))[:_MOST_CUT_SHORT]
    places = tuple(filter(None, (_zip(f"0{digits}", store), *largest)))
    return Ambiguous(places) if len(places) > 1 else None


def _state_said(before: str, store: Store) -> Place | None:
    """The state whose code stands before the ZIP; "in 97201" does not speak of Indiana."""
    code = before.lower()
    if len(code) != _CODE_LETTERS or (is_everyday_code(code, before) and not before.isupper()):
        return None
    return store.by_id(code)


def _in_digits(reading: Reading) -> str:
    """The text, with digits for what is spoken or typed like them: "seven four one zero three"."""
    text, words = reading.query.text, reading.query.words
    if nearly := _NEARLY.fullmatch(text):
        return nearly[1].translate(_LETTERS_FOR_DIGITS)
    start = next((at for at, word in enumerate(words) if _is_spoken(word)), len(words))
    spoken = words[start:]
    if len(spoken) > 1 and all(map(_is_spoken, spoken)) and are_plain(words[:start]):
        return "".join(_digits(*pair) for pair in pairwise((*spoken, "")))
    return text


def _is_spoken(word: str) -> bool:
    return word in _SPOKEN or word in _SPOKEN_TENS


def _digits(word: str, following: str) -> str:
    """The digits of a spoken number before the next one."""
    if word in _SPOKEN:
        return _SPOKEN[word]
    is_joined = len(_SPOKEN.get(following, "")) == 1 and following not in _ZEROS
    return _SPOKEN_TENS[word] + ("" if is_joined else "0")


def state_of_zip(reading: Reading) -> str | None:
    """The state of a ZIP that nobody lists, told by its first three digits."""
    found = _ALONE.fullmatch(reading.query.text)
    neighbors = reading.sources.store.zips_starting_with(found[2][:3], 1) if found else []
    return neighbors[0].state if neighbors else None
