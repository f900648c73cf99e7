"""From the cells of a table to rows: its header found, each cell put into its field."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lookup_app.facilities import service_codes
from lookup_app.facilities.importing.reading.cells import as_meant
from lookup_app.facilities.importing.reading.column_names import Columns, columns_of
from lookup_app.facilities.importing.reading.facility_types import type_codes
from lookup_app.facilities.importing.reading.tables import Cells, Table
from lookup_app.facilities.importing.records import RawRow

# A title, a date, a line of thanks: a header farther down is none.
LINES_ABOVE = 30
_BETWEEN_CODES = re.compile(r"[\s*,;|]+")
_INTAKES = ("intake1", "intake2", "intake1a", "intake2a")
_YES = frozenset({"1", "1.0", "x", "y", "yes", "true"})
_NO = frozenset({"", "0", "0.0", "n", "no", "false"})


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

    def rows(self) -> Iterator[RawRow]:
        """The rows; those with more cells than there are columns say so."""
        return map(self._row, self.rest)

    def _row(self, cells: Cells) -> RawRow:
        found = {
            name: next((cells[at] for at in places if at < len(cells) and cells[at].strip()), "")
            for name, places in self.columns.fields.items()
        }
        kept = {name: as_meant(text) for name, text in found.items()}
        codes = self._codes(kept, cells)
        plain: dict[str, Any] = {name: kept.get(name) for name in _PLAIN}
        return RawRow(
            **plain,
            intake=tuple(kept.get(name) for name in _INTAKES),
            codes=frozenset(codes),
            labels=tuple(filter(None, map(str.strip, kept.get("labels", "").split(";")))),
            spilled=any(map(str.strip, cells[self.columns.width :])),
        )

    def _codes(self, kept: dict[str, str], cells: Cells) -> set[str]:
        codes, types = type_codes(kept.get("type", ""))
        self.unknown.update(f"type {one}" for one in types)
        for code in filter(None, _BETWEEN_CODES.split(kept.get("services", "").upper())):
            if code in service_codes.CODES:
                codes.add(code)
            else:
                self.unknown[f"service code {code}"] += 1
        for place, code in self.columns.codes:
            said = cells[place].strip().casefold() if place < len(cells) else ""
            if said in _YES:
                codes.add(code)
            elif said not in _NO:
                self.unknown[f"“{said}” in column {code}"] += 1
        return codes


_PLAIN = (
    "name", "name2", "street", "street2", "city", "state", "zip", "county", "latitude",
    "longitude", "phone", "hotline", "website", "id", "status", "source_key", "source_publisher",
    "as_of",
)  # fmt: skip


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
