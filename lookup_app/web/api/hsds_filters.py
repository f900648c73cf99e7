"""The filters of HSDS that an address asks for, and those that nothing here could answer truly."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from werkzeug.datastructures import MultiDict

from lookup_app.facilities.facility import Facility
from lookup_app.facilities.hsds_ids import id_of
from lookup_app.facilities.hsds_taxonomy import CODE_OF_TERM, TAXONOMY_ID
from lookup_app.folding import fold

_PER_PAGE = 50
_MOST_PER_PAGE = 500
# A longer number is beyond the last page however it ends.
_MOST_DIGITS = 9
_MOST_LETTERS = 100
_MOST_WORDS = 8

SEARCH_WANTED = f"search: at most {_MOST_LETTERS} characters and {_MOST_WORDS} words."

_NOT_THERE = (
    "modified_after", "minimal", "full_service", "postcode", "proximity", "top_only", "parent_id",
)  # fmt: skip
_WHY_NOT = "this directory does not answer that; leave it out."


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
        """The filters of a query string; numbers that are none are the usual ones."""
        missing = [name for name in _NOT_THERE if name in arguments]
        if arguments.get("format", "json") != "json":
            missing.append("format")
        if missing:
            return RefusedQuery("Unsupported parameter", f"{', '.join(missing)}: {_WHY_NOT}")
        search = arguments.get("search", "")
        words = frozenset(fold(search).split())
        if len(search) > _MOST_LETTERS or len(words) > _MOST_WORDS:
            return RefusedQuery("Parameter too long", SEARCH_WANTED)
        return cls(
            words=words,
            organization_id=arguments.get("organization_id"),
            in_taxonomy=arguments.get("taxonomy_id", str(TAXONOMY_ID)) == str(TAXONOMY_ID),
            term_ids=tuple(arguments.getlist("taxonomy_term_id")),
            full=arguments.get("full") == "true",
            page=_whole(arguments, "page", 1),
            per_page=min(_whole(arguments, "per_page", _PER_PAGE), _MOST_PER_PAGE),
        )

    def fits(self, facility: Facility) -> bool:
        """Whether it has the words in its name, the organization and all the codes."""
        return (
            self.in_taxonomy
            and self.has_words(facility.name)
            and self._of_organization(facility)
            and all(CODE_OF_TERM.get(one) in facility.codes for one in self.term_ids)
        )

    def _of_organization(self, facility: Facility) -> bool:
        asked = self.organization_id
        return asked is None or asked == id_of("organization", facility)

    def has_words(self, name: str) -> bool:
        """Whether the words are in the name, whatever its case and accents."""
        folded = fold(name) if self.words else ""
        return all(word in folded for word in self.words)


def _whole(arguments: Mapping[str, str], name: str, default: int) -> int:
    """A whole number above 0; anything else is the default."""
    value = arguments.get(name, "")
    if not (value.isascii() and value.isdigit()):
        return default
    return int(value[:_MOST_DIGITS]) or default
