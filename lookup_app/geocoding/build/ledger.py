"""The ledger of ids ever given out: a rebuild may add to it, never drop or reuse one."""

import lzma
from collections.abc import Iterable
from pathlib import Path

from lookup_app.geocoding.build.rows import Draft, km

# A better point may move a place a little; further away it is another place.
MOVED_KM = 60.0

Ledger = dict[str, tuple[float, float]]


def read_ledger(path: Path) -> Ledger:
    """Id -> where it was when it was first given out, to a tenth of a degree."""
    if not path.exists():
        return {}
    ledger = {}
    for line in lzma.decompress(path.read_bytes()).decode().splitlines():
        place_id, latitude, longitude = line.split("\t")
        ledger[place_id] = int(latitude) / 10, int(longitude) / 10
    return ledger


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write the ledger, sorted, compressed."""
    lines = (
        f"{place_id}\t{round(latitude * 10)}\t{round(longitude * 10)}\n"
        for place_id, (latitude, longitude) in sorted(ledger.items())
    )
    path.write_bytes(lzma.compress("".join(lines).encode(), preset=9))


def broken_promises(
    ledger: Ledger, places: Iterable[Draft], shared: Iterable[str], aliases: Iterable[str]
) -> list[str]:
    """Ids that the new build would drop or give to a place elsewhere.

    An alias that leads to itself owns that the place was put elsewhere by mistake.
    """
    now = {place.id: (place.latitude, place.longitude) for place in places}
    aliases = set(aliases)
    still_answer = {*shared, *aliases}
    broken = []
    for place_id, then in ledger.items():
        point = now.get(place_id)
        if point is None:
            if place_id not in still_answer:
                broken.append(place_id)
        elif "/" in place_id and place_id not in aliases and km(then, point) > MOVED_KM:
            broken.append(place_id)
    return broken


def extended(ledger: Ledger, places: Iterable[Draft]) -> Ledger:
    """The ledger with the ids that are new."""
    return {place.id: (place.latitude, place.longitude) for place in places} | ledger
