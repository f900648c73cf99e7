"""Which of the names that a place answers to stands in a query, and so led to it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import assert_never

from rapidfuzz.distance import OSA

from lookup_app.folding import glued, key, key_of
from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.named import Grade
from lookup_app.geocoding.data.shipped import TABLES
from lookup_app.geocoding.outcomes import Found, NameTaken
from lookup_app.geocoding.reading.numbers.addresses import looks_like_address
from lookup_app.geocoding.reading.reading import Query, Sources
from lookup_app.places import Place
from lookup_app.states import SPELLINGS

_LONGEST_NAME = 6
_SLIPS = 2
_BASE = re.compile(
    r"(?:Fort|Joint Base|JB[A-Z]+|NAS|Naval (?:Air )?(?:Base|Station)|MC(?:AS|BH?|RD|LB)"
    r"|Marine Corps)\b(?!.* (?:VA|College|State|Airport|Prison|Reservation|Tribes|Nation)\b)"
    r".*|.* (?:AFB|Air Force Base|Naval Base)"
)
# Letters of a name in which two may be wrong.
_LONG_ENOUGH = 6


def name_in(query: str, found: Found, sources: Sources) -> NameTaken | None:
    """The name that has to be said beside the place; None where the query names it plainly, and
    where no name of it stands there: "Ohio State"."""
    asked = Query.of(query)
    spans = tuple(_spans(asked.words))
    own = key(found.place.name)
    # In "12 Union Street, Endicott 13760" no township of Union is meant.
    is_plain = looks_like_address(asked) or found.place.id in asked.words
    match found.match:
        case "exact" if own in spans:
            return None
        # The name was spelled right: "Tulsa OK 99999", "tulsaok".
        case "corrected" if own in spans or _is_glued(own, asked.words):
            return NameTaken("own", own)
        # A slip as it was typed is no name, even where a table has it.
        case "exact" | "corrected" if is_plain or _has_slip_for(own, spans):
            return None
        case "exact" | "corrected":
            is_other = (filed for filed in spans if _is_other_name(found.place, filed, sources))
            other = next((NameTaken("other", filed) for filed in is_other), None)
            return other or lying_in(spans, found.place)
        case "approximate":
            # A ZIP is not what the words were about: "600 Civic Center, Tulsa, OK 74103".
            is_own = own in spans and found.place.kind != "zip"
            lying = None if is_plain else lying_in(spans, found.place) or _base(spans, found.place)
            return NameTaken("own", own) if is_own else lying
        case "region":
            return lying_in(spans, found.place)
        case unknown:
            assert_never(unknown)


def _is_glued(own: str, words: Sequence[str]) -> bool:
    """Whether only spaces lack, before a state too."""
    letters = glued(own)
    behind = (word.removeprefix(letters) for word in words if word.startswith(letters))
    return any(not state or state in SPELLINGS for state in behind)


def _has_slip_for(own: str, spans: Sequence[str]) -> bool:
    return any(_is_slip(glued(own), glued(span)) for span in spans)


def _is_slip(name: str, written: str) -> bool:
    """ "Bronks" for the Bronx: as the longer of them allows."""
    allowed = _SLIPS if max(len(name), len(written)) >= _LONG_ENOUGH else 1
    return OSA.distance(name, written, score_cutoff=allowed) <= allowed


def name_of(place: Place, filed: str, sources: Sources) -> NameTaken | None:
    """What a filed spelling is to the place; None where the place does not answer to it."""
    if filed == key(place.name):
        return NameTaken("own", filed)
    if there := lying_in((filed,), place) or _base((filed,), place):
        return there
    return NameTaken("other", filed) if _is_other_name(place, filed, sources) else None


def lying_in(spans: Sequence[str], place: Place) -> NameTaken | None:
    """The township or reservation that one of the spellings names and the place answers for."""
    tables = _lying()
    there = {
        one.filed: one
        for target in (place.id, f"{place.name}, {place.state}")
        for one in tables.get(target, ())
    }
    return next((there[filed] for filed in spans if filed in there), None)


def _base(spans: Sequence[str], place: Place) -> NameTaken | None:
    """The military base that one of the spellings names and that is shown from the place, where
    that is not called so itself: "JBSA Lackland"."""
    known = _bases()
    own = key(place.city or "")
    named = ((filed, *known[filed]) for filed in spans if filed in known and filed != own)
    targets = (place.id, f"{place.name}, {place.state}")
    return next((NameTaken("base", f, name) for f, name, at in named if at in targets), None)


def _spans(words: Sequence[str]) -> Iterator[str]:
    """The filed spellings of words next to one another, the longest first."""
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield key_of(words[start : start + length])


def _is_other_name(place: Place, filed: str, sources: Sources) -> bool:
    """Whether it is a nickname of the place, or a name that it had."""
    known = sources.nicknames.read(filed)
    if isinstance(known, Found) and known.match == "exact" and known.place.id == place.id:
        return True
    return any(
        named.place.id == place.id and named.grade is Grade.OTHER_NAME
        for named in sources.store.named(filed)
    )


@cache
def _bases() -> Mapping[str, tuple[str, str]]:
    """The bases among the landmarks by their filed spellings: their name, and where they are shown
    from. No other landmark is named in an address: it may be where somebody is treated."""
    return {
        key(name): (name, target)
        for names, target in read_table(TABLES / "landmarks.tsv", 2)
        for name in names.split("|")
        if _BASE.fullmatch(name)
    }


@cache
def zips_of_townships() -> Mapping[str, Sequence[str]]:
    """The ZIPs that answer for the townships of a filed name."""
    zips: dict[str, list[str]] = {}
    for target, names in _lying().items():
        for taken in names:
            if taken.kind == "township":
                zips.setdefault(taken.filed, []).append(target)
    return zips


@cache
def _lying() -> Mapping[str, Sequence[NameTaken]]:
    """The townships and reservations by the ZIP or town that answers for them."""
    lying: dict[str, list[NameTaken]] = {}
    for table in ("townships", "township_namesakes"):
        for name, _state, county, zip_code in read_table(TABLES / f"{table}.tsv", 4):
            taken = NameTaken("township", key(name), name, county)
            lying.setdefault(zip_code, []).append(taken)
    for names, target in read_table(TABLES / "reservations.tsv", 2):
        for name in names.split("|"):
            taken = NameTaken("reservation", key(name), name)
            lying.setdefault(target, []).append(taken)
    return lying
