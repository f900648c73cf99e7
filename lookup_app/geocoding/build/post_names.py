"""Names of post offices with their capitals: the lists write "EGLIN AFB" and "Mcallen"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from lookup_app.folding import word_set
from lookup_app.geocoding.build.rows import Draft, PostalRow

_CAPITALS = word_set("afb cbc dhs jbphh jbsa jrb mcbh md mdl usaf")
_SMALL = word_set("and by de del du in of on or the")
_PARTS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SHORT = re.compile(r"\b(St|Mt|Ft) ")
_APOSTROPHES = re.compile(r"['\u2019.]")
_PARTED = re.compile(r"\b(mc|o|d|l|de) (?=\w)")
_SCOTS = re.compile(r"\bMc([a-z])(?=[a-z])")
_OWNERS = re.compile(r"(?<=['\u2019])S\b")


def post_name(name: str) -> str:
    """A name in the capitals that one writes: "Eglin AFB", "McAllen", "Point of Rocks"."""
    written = _PARTS.sub(_word, name.title() if name.isupper() else name)
    written = _SCOTS.sub(lambda scots: f"Mc{scots[1].upper()}", written)
    return _OWNERS.sub("s", _SHORT.sub(r"\1. ", written))


def _word(found: re.Match[str]) -> str:
    """One word of it; "FE Warren" is somebody's initials, "Santa Fe" is not."""
    word = found[0]
    if word.lower() in _CAPITALS or (word == "Fe" and not found.start()):
        return word.upper()
    return word.lower() if found.start() and word.lower() in _SMALL else word


def as_towns_are_written(
    zips: list[tuple[PostalRow, Draft]], towns: Iterable[Draft]
) -> list[tuple[PostalRow, Draft]]:
    """The ZIPs, their city as GeoNames writes that town: "DeKalb", "Fond du Lac", "O'Fallon"."""
    written = {(town.state, _plain(town.name)): town.name for town in towns if town.name.isascii()}

    def city(draft: Draft) -> str | None:
        return written.get((draft.state, _plain(draft.city or "")), draft.city)

    return [(row, replace(draft, city=city(draft))) for row, draft in zips]


def _plain(name: str) -> str:
    """A name without what the post office leaves out, and without the spaces that it puts in:
    "mclean" for "Mc Lean", but no "glendale" for "Glen Dale"."""
    return _PARTED.sub(r"\1", _APOSTROPHES.sub("", name.lower()).replace("-", " "))
