"""FindTreatment service codes: what a facility offers in plain words, and what filters offer.

The codes are those of SAMHSA's National Directories; ``content/service_codes.toml`` names their
sources.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from itertools import compress
from typing import Literal, cast, get_args

from lookup_app.words import Words

Kind = Literal["care", "pay", "age", "language", "setting", "group"]
"""The kinds of filter: choices of different kinds must all hold, of one kind any."""
KINDS: tuple[Kind, ...] = get_args(Kind)

_LEGEND = tomllib.loads(
    files("lookup_app").joinpath("content/service_codes.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class ServiceCode:
    """One code of the directory and the category it is listed under."""

    code: str
    category: str
    label: Words


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One choice of a filter: any of its codes, and so any bit of its mask, satisfies it."""

    kind: Kind
    value: str
    codes: tuple[str, ...]
    mask: int
    label: Words


def _words(table: dict[str, str]) -> Words:
    return Words({"en": table["en"], "es": table["es"]})


CATEGORIES: dict[str, Words] = {key: _words(table) for key, table in _LEGEND["category"].items()}
CODES: dict[str, ServiceCode] = {
    code: ServiceCode(code, key, Words({"en": words[0], "es": words[1]}))
    for key, table in _LEGEND["category"].items()
    for code, words in table["codes"].items()
}

_BIT = {code: 1 << place for place, code in enumerate(CODES)}
_IN_ORDER = tuple(CODES)
_BITS = bytes.maketrans(b"01", b"\0\1")


def mask_of(codes: Iterable[str]) -> int:
    """The codes as one integer, a bit each; codes nobody knows are left out."""
    mask = 0
    for code in codes:
        mask |= _BIT.get(code, 0)
    return mask


CHOICES: tuple[FilterChoice, ...] = tuple(
    FilterChoice(cast(Kind, kind), value, tuple(row["codes"]), mask_of(row["codes"]), _words(row))
    for kind, rows in _LEGEND["choice"].items()
    for value, row in rows.items()
)
_CHOICES_OF = {kind: tuple(one for one in CHOICES if one.kind == kind) for kind in KINDS}
_CHOICE = {(choice.kind, choice.value): choice for choice in CHOICES}
_CHOICE_BY_CODE = {(choice.kind, choice.codes[0]): choice for choice in reversed(CHOICES)}

EXCLUDING = mask_of(
    (
        *("DUO", "AUDO", "OUDO"),  # Serves only these people.
        "NP",  # Takes no payment: free.
        *("NOOP", "NMOA", "NAUT", "NMAUT", "PC", "AUPC"),  # Does not treat, use or arrange.
        *("SMON", "VAPN"),  # Free of smoke, of vapor.
    )
)
"""The "only" and "not" codes: not true of a place unless every row of the place says so."""


def codes_in(mask: int) -> tuple[str, ...]:
    """The codes of a mask, in the order of the code list."""
    lowest_first = f"{mask:b}"[::-1].encode().translate(_BITS)
    return tuple(compress(_IN_ORDER, lowest_first))


def find_choice(kind: Kind, value: str) -> FilterChoice | None:
    """The choice of that word or that service code, in any case; None where there is none."""
    value = value.strip()
    return _CHOICE.get((kind, value.lower())) or _CHOICE_BY_CODE.get((kind, value.upper()))


def choices_of(kind: Kind) -> tuple[FilterChoice, ...]:
    """The choices of one kind, in the order to show them."""
    return _CHOICES_OF[kind]


def choice_mask(kind: Kind, values: Iterable[str]) -> int:
    """The code mask that satisfies any of the choices."""
    mask = 0
    for value in values:
        mask |= _CHOICE[kind, value].mask
    return mask
