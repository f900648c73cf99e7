"""What every reader is given: the words, the text they came from, and where to look them up."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import chain
from urllib.parse import unquote

from lookup_app.folding import key_of, words
from lookup_app.geocoding.data.points import PlacesAt
from lookup_app.geocoding.data.slip_index import SlipIndex
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Outcome
from lookup_app.geocoding.reading.names.abroad import Abroad
from lookup_app.geocoding.reading.names.nicknames import Nicknames
from lookup_app.geocoding.reading.words.cores import cores
from lookup_app.states import BY_CODE

LONGEST_QUERY = 200

# Commas, slashes, arrows, brackets and dashes with spaces part one piece of a place from the next.
_PART = re.compile(
    r"[,;\n\r/|>()\[\]\u2022\u00b7]+|\s[-\u2013\u2014]+\s|\s(?:[Cc]omma|[Pp]eriod)(?=[\s,])"
)
_ASCII_SYMBOLS = "$<|~"
# Folding makes letters and accents of these; a minus sign is no symbol to drop.
_DEGREES = str.maketrans("\u00ba\u02da\u2212", "\u00b0\u00b0-")
# Those that stand around words of a page: "<b>Tulsa</b>, OK".
_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|p|div|br|font|small|td|tr|th|li|h[1-6])\b[^<>]*>", re.I
)
# Of the fields of a form: "City: Tulsa State: OK", "?city=Tulsa&state=OK", {"city": "Tulsa"}.
_LABEL = re.compile(
    r"[?&{]?[\"']?\b(?:city|town|state|st|zip|zip ?code|postal ?code|address|street|location"
    r"|country|territory|ciudad|estado|c[o\u00f3]digo postal|direcci[o\u00f3]n|calle"
    r"|ubicaci[o\u00f3]n|pa[i\u00ed]s)[\"']?\s*[:=]",
    re.I,
)
_STATE_FIELD = re.compile(r"(\b(?:state|estado)[\"']?\s*[:=]\s*[\"']?)([a-z]{2})\b", re.I)
# In a form there are several: "Name: Bob City: Tulsa", "County: Cook State: IL".
_FIELD = re.compile(r"[^\W\d_][\"']?\s*[:=]")
_FEW_FIELDS = 2
# "Tulsa, OK74103", "Tulsa-74103", "74103tulsa".
_ZIP_GLUED = re.compile(r"(?<=[A-Za-z]{2})[-.]?(?=\d{5}\b)|(?<=\b\d{5})(?=[A-Za-z]{3})")
_DIGITS = frozenset("0123456789")
# What stands in an address of the web names no place.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s?,]+", re.I)
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Query:
    """``text`` is cleaned, ``parts`` are its folded words piece by piece, ``words`` all of them."""

    text: str
    parts: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Query":
        """Clean and cut any text; text beyond the longest query is dropped."""
        cleaned = clean(text[:LONGEST_QUERY])
        said = _ADDRESS.sub(" ", cleaned) if "/" in cleaned else cleaned
        return cls.in_parts(cleaned, map(words, _PART.split(said)))

    @classmethod
    def in_parts(cls, text: str, parts: Iterable[Sequence[str]]) -> "Query":
        """A text that is cleaned already with the words that count in it."""
        kept = tuple(filter(None, map(tuple, parts)))
        return cls(text, kept, tuple(chain.from_iterable(kept)))


@dataclass(frozen=True, slots=True)
class Sources:
    """Where readers look names up: the gazetteer's store and what is kept beside it."""

    store: Store
    nicknames: Nicknames
    abroad: Abroad
    slips: SlipIndex
    points: PlacesAt

    @classmethod
    def of(cls, store: Store) -> "Sources":
        """Everything that stands on one store."""
        return cls(store, Nicknames(store), Abroad(store), SlipIndex(store), PlacesAt(store))


@dataclass(frozen=True)
class Reading:
    """Words to be read as a place, of the query they stand in."""

    words: tuple[str, ...]
    query: Query
    sources: Sources

    @cached_property
    def filed(self) -> str:
        """The spelling under which the words would be filed."""
        return key_of(self.words)

    @cached_property
    def spans(self) -> Sequence[Sequence[str]]:
        """The words, and these with more and more of the words around the place taken off."""
        return self.words, *cores(self.words)

    def of(self, words: Sequence[str]) -> "Reading":
        """Some of the words, of the same query."""
        return Reading(tuple(words), self.query, self.sources)


Reader = Callable[[Reading], Outcome | None]


def _without_labels(text: str) -> str:
    """A form's labels made commas; "Kansas City: rehab" has none."""
    is_form = _LABEL.match(text) or len(_FIELD.findall(text)) >= _FEW_FIELDS
    return _LABEL.sub(",", text).strip(" ,") if is_form else text


def _with_its_name(field: re.Match[str]) -> str:
    """ "State: LA" is Louisiana, though "LA" is Los Angeles to most."""
    state = BY_CODE.get(field[2].upper())
    return f"{field[1]}{state.name}" if state else field[0]


def clean(text: str) -> str:
    """Full-width letters made plain; emoji, symbols and control characters made spaces.

    What a page wrote as "&#39;" is the apostrophe again, an address's "%20" a space, and tags and
    a form's labels are no words.
    """
    text = unquote(text) if "%2" in text else text
    text = unescape(text) if "&" in text else text
    text = _TAG.sub(" ", text) if "<" in text else text
    text = _STATE_FIELD.sub(_with_its_name, text) if ":" in text or "=" in text else text
    text = _without_labels(text) if ":" in text or "=" in text else text
    text = text if _DIGITS.isdisjoint(text) else _ZIP_GLUED.sub(" ", text)
    if text.isascii() and text.isprintable():
        for symbol in _ASCII_SYMBOLS:
            text = text.replace(symbol, " ")
        return " ".join(text.split())
    text = unicodedata.normalize("NFKC", text.translate(_DEGREES))
    kept = "".join(character if _is_kept(character) else " " for character in text)
    return _SPACES.sub(" ", kept).strip()


def _is_kept(character: str) -> bool:
    if character == "\n" or character in "°º+=>":
        return True
    return unicodedata.category(character)[0] in "LMNPZ" or character in "^`\u00b4\u02da"
