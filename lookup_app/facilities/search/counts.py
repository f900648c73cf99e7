"""How many facilities each choice of each filter would leave: all of them counted at once.

A set of rows is one integer, with a bit for each row: what two sets share, and how many that are,
costs the same for ten rows as for all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import CountKey, Loosening
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.service_codes import Kind

RowSet = int


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the rows counted: which fit (by their position), and what each choice would leave."""

    fitting: list[int]
    counts: dict[CountKey, int]
    loosen: tuple[Loosening, ...]


class ChoiceTally:
    """Counts rows by the choices they satisfy."""

    def __init__(self, masks: Sequence[int]) -> None:
        """Prepare from the code masks of the rows, in the order of their numbers."""
        self._bytes = len(masks) // 8 + 1
        self._having = {
            (choice.kind, choice.value): self._set_of(
                row for row, mask in enumerate(masks) if mask & choice.mask
            )
            for choice in service_codes.CHOICES
        }

    def of(self, rows: Sequence[int], filters: Filters) -> Tally:
        """Count the rows. A choice's count keeps the filters of every other kind, not its own."""
        counted, chosen = self._set_of(rows), self._chosen(filters)
        fitting = _what_fits(counted, chosen.values())
        let_go = {
            kind: _what_fits(counted, (those for other, those in chosen.items() if other != kind))
            for kind in chosen
        }
        counts = {
            (kind, value): (let_go.get(kind, fitting) & having).bit_count()
            for (kind, value), having in self._having.items()
        }
        loosen = tuple(
            Loosening(kind, left.bit_count()) for kind, left in let_go.items() if left != fitting
        )
        return Tally(self._positions(rows, fitting), counts, loosen)

    def _chosen(self, filters: Filters) -> Mapping[Kind, RowSet]:
        """For each kind in use, the rows with any of its choices."""
        return {
            kind: reduce(or_, (self._having[kind, value] for value in values))
            for kind in service_codes.KINDS
            if (values := filters.of(kind))
        }

    def _set_of(self, rows: Iterable[int]) -> RowSet:
        flags = bytearray(self._bytes)
        for row in rows:
            flags[row >> 3] |= 1 << (row & 7)
        return int.from_bytes(flags, "little")

    def _positions(self, rows: Sequence[int], found: RowSet) -> list[int]:
        """Where in the sequence the rows of the set are."""
        flags = found.to_bytes(self._bytes, "little")
        return [at for at, row in enumerate(rows) if flags[row >> 3] >> (row & 7) & 1]


def _what_fits(counted: RowSet, filters: Iterable[RowSet]) -> RowSet:
    return reduce(and_, filters, counted)
