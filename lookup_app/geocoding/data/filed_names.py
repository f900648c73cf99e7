"""Which names may be filed at all, so that hardly a word of a sentence is looked up for nothing.

A Bloom filter (https://en.wikipedia.org/wiki/Bloom_filter): it never denies a name that is filed,
and lets about two of a hundred others pass, which the look-up then does not find.
"""

from collections.abc import Iterable
from zlib import crc32

# 256 KB, about fourteen bits a name.
_BITS = 1 << 21
_LAST_BIT = _BITS - 1
_SECOND = 11


class FiledNames:
    """The names of several tables, as the build has written them down."""

    def __init__(self, bits: bytes) -> None:
        self._bits = bits

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]]) -> "FiledNames":
        """Those of the tables, each as table and name."""
        bits = bytearray(_BITS >> 3)
        for table, filed in names:
            mark = _mark(table, filed)
            for bit in (mark & _LAST_BIT, mark >> _SECOND):
                bits[bit >> 3] |= 1 << (bit & 7)
        return cls(bytes(bits))

    def __bytes__(self) -> bytes:
        return self._bits

    def may_hold(self, table: str, filed: str) -> bool:
        """Whether the table may have this name; where not, it has not."""
        mark = _mark(table, filed)
        first, second = mark & _LAST_BIT, mark >> _SECOND
        return bool(
            self._bits[first >> 3] >> (first & 7) & 1
            and self._bits[second >> 3] >> (second & 7) & 1
        )


def _mark(table: str, filed: str) -> int:
    """32 bits, of which the lower and the upper 21 each name a bit."""
    return crc32(f"{table} {filed}".encode())
