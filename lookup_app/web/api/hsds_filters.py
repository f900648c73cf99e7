"""The filters of HSDS that an address asks for, and those that nothing here could answer truly."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from werkzeug.datastructures import MultiDict

from lookup_app.facilities.facility import Facility
from lookup_app.facilities.hsds_ids import facility_id_of
from lookup_app.facilities.hsds_taxonomy import CODE_OF_TERM, TAXONOMY_ID
from lookup_app.facilities.service_codes import mask_of
from lookup_app.folding import fold

_PER_PAGE = 50
_MOST_PER_PAGE = 500
# With everything nested a service weighs 30 kB.
_MOST_FULL_PER_PAGE = 25
_MOST_DIGITS = 9
_BEYOND_EVERYTHING = 10**_MOST_DIGITS - 1
_MOST_LETTERS = 100

SEARCH_WANTED = f"search: at most {_MOST_LETTERS} characters."

_NOT_THERE = (
    "modified_after", "minimal", "full_service", "postcode", "proximity", "top_only", "parent_id",
)  # fmt: skip
_WHY_NOT = "this directory does not answer that; leave it out."
_WHOLE = "a whole number, 1 or more."


@dataclass(frozen=True, slots=True)
class RefusedQuery:
    """Filters that cannot be answered, in a sentence that names the parameter."""

    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for of a list: which items, how many of them, how much of each."""

    words: frozenset[str]
    organization_id: str | None
    in_taxonomy: bool
    term_ids: tuple[str, ...]
    full: bool
    page: int
    per_page: int

    @classmethod
    def parse(cls, arguments: MultiDict[str, str]) -> Self | RefusedQuery:
        """The filters of a query string."""
        missing = [name for name in _NOT_THERE if name in arguments]
        if arguments.get("format", "json") != "json":
            missing.append("format")
        if missing:
            return RefusedQuery("Unsupported parameter", f"{', '.join(missing)}: {_WHY_NOT}")
        search = arguments.get("search", "")
        if len(search) > _MOST_LETTERS:
            return RefusedQuery("Parameter too long", SEARCH_WANTED)
        page, per_page = _whole(arguments, "page", 1), _whole(arguments, "per_page", _PER_PAGE)
        if page is None or per_page is None:
            return RefusedQuery("Not a number", f"{'per_page' if page else 'page'}: {_WHOLE}")
        full = arguments.get("full") == "true"
        return cls(
            words=frozenset(fold(search).split()),
            organization_id=arguments.get("organization_id"),
            in_taxonomy=arguments.get("taxonomy_id", str(TAXONOMY_ID)) == str(TAXONOMY_ID),
            term_ids=tuple(arguments.getlist("taxonomy_term_id")),
            full=full,
            page=page,
            per_page=min(per_page, _MOST_FULL_PER_PAGE if full else _MOST_PER_PAGE),
        )

    def among(self, everything: Sequence[Facility]) -> Sequence[Facility]:
        """Those that have the words in their name, all the codes, and are of the organization."""
        codes = [CODE_OF_TERM.get(one) for one in self.term_ids]
        if not self.in_taxonomy or None in codes:
            return ()
        found = everything
        if self.organization_id is not None:
            only = _facility_of(self.organization_id)
            found = [one for one in found if one.id == only]
        if wanted := mask_of(filter(None, codes)):
            found = [one for one in found if one.code_mask & wanted == wanted]
        return [one for one in found if self.has_words(one.name)] if self.words else found

    def has_words(self, name: str) -> bool:
        """Whether the words are in the name, whatever its case and accents."""
        folded = fold(name) if self.words else ""
        return all(word in folded for word in self.words)


def _facility_of(organization_id: str) -> str | None:
    """The id of the facility that is the organization, if any can be."""
    try:
        return facility_id_of("organization", UUID(organization_id))
    except ValueError:
        return None


def _whole(arguments: MultiDict[str, str], name: str, default: int) -> int | None:
    """A whole number above 0, or one that is beyond everything; None for anything else."""
    value = arguments.get(name)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit()):
        return None
    digits = value.lstrip("0")
    return (int(digits) if len(digits) <= _MOST_DIGITS else _BEYOND_EVERYTHING) if digits else None
