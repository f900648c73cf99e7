"""The names of larger towns elsewhere, so that the gazetteer knows when to say "outside the US"."""

from collections.abc import Iterable

from lookup_app.folding import fold, key
from lookup_app.geocoding.build.rows import ForeignTown

# Foreign-language names of foreign towns help only for the well known ones.
_ALSO_FROM_PEOPLE = 500_000


def foreign_names(towns: Iterable[ForeignTown]) -> dict[str, tuple[str, int]]:
    """Filed spelling -> country and population of the largest town of that name."""
    found: dict[str, tuple[str, int]] = {}
    for town in towns:
        others = town.also if town.population >= _ALSO_FROM_PEOPLE else ()
        for spelling in (town.name, *others):
            filed = key(spelling)
            usable = len(filed) >= 4 and fold(spelling).isascii()
            if usable and town.population > found.get(filed, ("", 0))[1]:
                found[filed] = town.country, town.population
    return found
