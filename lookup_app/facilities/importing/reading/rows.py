"""From the cells of a table to rows: its header found, each cell put into its field."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lookup_app.facilities import service_codes
from lookup_app.facilities.importing.reading.cells import as_meant
from lookup_app.facilities.importing.reading.column_names import Columns, columns_of
from lookup_app.facilities.importing.reading.facility_types import type_codes
from lookup_app.facilities.importing.reading.tables import Cells, Table
from lookup_app.facilities.importing.records import RawRow
from lookup_app.facilities.sources import Source

# A title, a date, a line of thanks: a header farther down is none.
LINES_ABOVE = 30
_KNOWN_CODES = service_codes.CODES.keys()
_BETWEEN_CODES = re.compile(r"[\s*,;|]+")
_INTAKES = ("intake1", "intake2", "intake1a", "intake2a")
_YES = frozenset({"1", "1.0", "x", "y", "yes", "true"})
_NO = frozenset({"", "0", "0.0", "n", "no", "false"})


@dataclass(frozen=True, slots=True)
class Written:
    """What a row of an exported list says of its sources, several with bars between them."""

    keys: str
    publishers: str
    days: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A table that is a list of facilities.

    ``above`` are the lines above its header; ``unknown`` counts, while the rows are read, what
    cells say that nobody understands.
    """

    columns: Columns
    header: Cells
    above: tuple[Cells, ...]
    rest: Iterator[Cells]
    unknown: Counter[str] = field(default_factory=Counter)

    def rows(
        self, sources: Callable[[Written], tuple[Source, ...]], of_all: frozenset[str]
    ) -> Iterator[RawRow]:
        """The rows; those with more cells than there are columns say so.

        ``sources`` are those of a row by what it says of them; the codes ``of_all`` hold for each.
        """
        for cells in self.rest:
            kept = {
                name: as_meant(_first_filled(cells, places))
                for name, places in self.columns.fields.items()
            }
            plain: dict[str, Any] = {name: kept[name] for name in _PLAIN if name in kept}
            yield RawRow(
                **plain,
                intake=tuple(kept[name] for name in _INTAKES if name in kept),
                codes=of_all.union(self._codes(kept, cells)),
                labels=tuple(filter(None, map(str.strip, kept.get("labels", "").split(";")))),
                spilled=any(map(str.strip, cells[self.columns.width :])),
                sources=sources(Written(*(kept.get(name, "") for name in _OF_SOURCES))),
            )

    def _codes(self, kept: dict[str, str], cells: Cells) -> set[str]:
        codes, types = type_codes(kept.get("type", ""))
        self.unknown.update(f"type {one}" for one in types)
        written = set(_BETWEEN_CODES.split(kept.get("services", "").upper())) - {""}
        codes |= written & _KNOWN_CODES
        self.unknown.update(f"service code {one}" for one in written - _KNOWN_CODES)
        for place, code in self.columns.codes:
            said = cells[place].strip().casefold() if place < len(cells) else ""
            if said in _YES:
                codes.add(code)
            elif said not in _NO:
                self.unknown[f"“{said}” in column {code}"] += 1
        return codes


_PLAIN = (
    "name", "name2", "street", "street2", "city", "state", "zip", "county", "latitude",
    "longitude", "phone", "hotline", "website", "id", "status",
)  # fmt: skip
_OF_SOURCES = ("source_key", "source_publisher", "as_of")


def _first_filled(cells: Cells, places: Sequence[int]) -> str:
    for at in places:
        if at < len(cells) and cells[at].strip():
            return cells[at]
    return ""


def listing_of(table: Table) -> Listing | tuple[Cells, ...]:
    """The list that a table is; the first lines of one that is none."""
    rows = iter(table.rows)
    above: list[Cells] = []
    for cells in islice(rows, LINES_ABOVE):
        columns = columns_of(cells)
        if columns.are_of_a_list:
            return Listing(columns, cells, tuple(above), rows)
        above.append(cells)
    return tuple(above)
