"""Military post offices and bases abroad, which are nowhere in the United States."""

import re
from functools import cache

from lookup_app.folding import key
from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.shipped import TABLES
from lookup_app.geocoding.data.spanish_names import in_spanish

# APO, FPO and DPO: Americas 340, Europe 090 to 099, Pacific 962 to 966.
_PREFIXES = frozenset({"340", "962", "963", "964", "965", "966"} | {f"09{n}" for n in range(10)})
_WORDS = re.compile(
    r"\b(?:[adf]\W?p\W?o)\b\W*(?:\b(?:ae|ap|aa)\b|\d{5}|$)|\b(?:psc|cmr)\s+\d", re.I
)
_ZIP = re.compile(r"\b(\d{5})(?:-?\d{4})?\b")


def is_military_zip(zip_code: str) -> bool:
    """Whether a five-digit ZIP belongs to a military post office."""
    return zip_code[:3] in _PREFIXES


def military_zip_in(text: str) -> str | None:
    """The military ZIP of an APO, FPO or DPO address, "" where it names none, else None."""
    zips = [zip_code for zip_code in _ZIP.findall(text) if is_military_zip(zip_code)]
    if _WORDS.search(text):
        return zips[-1] if zips else ""
    return zips[0] if zips and _ZIP.fullmatch(text.strip()) else None


@cache
def bases_abroad() -> frozenset[str]:
    """The filed names of large US bases in other countries."""
    return frozenset(
        key(said)
        for (name,) in read_table(TABLES / "bases_abroad.tsv", 1)
        for said in (name, *in_spanish(name))
    )
