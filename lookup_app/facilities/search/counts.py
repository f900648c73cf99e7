"""How many facilities each choice of each filter would leave: all of them counted in one pass."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import CountKey, Loosening
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.service_codes import Kind

# Each choice has a lane of bits in one wide integer, so adding two such integers adds all the
# lanes at once. 24 bits a lane hold 16 million facilities.
_LANE = 24
_LANE_MASK = (1 << _LANE) - 1
_LANES = tuple(
    (choice.mask, 1 << (place * _LANE)) for place, choice in enumerate(service_codes.CHOICES)
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the rows counted: which fit (by their position), and what each choice would leave."""

    fitting: list[int]
    counts: dict[CountKey, int]
    loosen: tuple[Loosening, ...]


class ChoiceTally:
    """Counts rows by the choices they satisfy."""

    def __init__(self, masks: Iterable[int]) -> None:
        """Prepare from the code masks of the rows, in the order of their numbers."""
        self._masks = list(masks)
        lanes = {mask: _lanes_of(mask) for mask in set(self._masks)}
        self._lanes = [lanes[mask] for mask in self._masks]

    def of(self, rows: Sequence[int], filters: Filters) -> Tally:
        """Count the rows. A choice's count keeps the filters of every other kind, not its own."""
        wanted = filters.masks()
        if not wanted:
            total = sum(map(self._lanes.__getitem__, rows))
            return Tally(list(range(len(rows))), _unpack(total, {}), ())
        fitting, by_one_kind = self._sift(rows, wanted)
        total = sum(self._lanes[rows[index]] for index in fitting)
        extra = {
            kind: sum(self._lanes[rows[index]] for index in missed)
            for kind, missed in by_one_kind.items()
        }
        loosen = tuple(
            Loosening(kind, len(fitting) + len(missed))
            for kind, missed in by_one_kind.items()
            if missed
        )
        return Tally(fitting, _unpack(total, extra), loosen)

    def _sift(
        self, rows: Sequence[int], wanted: Sequence[tuple[Kind, int]]
    ) -> tuple[list[int], dict[Kind, list[int]]]:
        """Positions of the rows that fit, and of those that fail by exactly one kind."""
        fitting: list[int] = []
        by_one_kind: dict[Kind, list[int]] = {kind: [] for kind, _ in wanted}
        for index, row in enumerate(rows):
            mask, failed = self._masks[row], None
            for kind, one in wanted:
                if not mask & one:
                    if failed is not None:
                        break  # By two kinds: neither fitting nor one choice away from it.
                    failed = kind
            else:
                (fitting if failed is None else by_one_kind[failed]).append(index)
        return fitting, by_one_kind


def _lanes_of(mask: int) -> int:
    return sum(lane for codes, lane in _LANES if mask & codes)


def _unpack(total: int, extra: dict[Kind, int]) -> dict[CountKey, int]:
    counts: dict[CountKey, int] = {}
    for place, choice in enumerate(service_codes.CHOICES):
        lanes = total + extra.get(choice.kind, 0)
        counts[choice.kind, choice.value] = lanes >> (place * _LANE) & _LANE_MASK
    return counts
