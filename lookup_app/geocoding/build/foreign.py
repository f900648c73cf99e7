"""The names of larger towns elsewhere, so that the gazetteer knows when to say "outside the US"."""

from lookup_app.folding import fold, key
from lookup_app.geocoding.build import sources

_LEAST_PEOPLE = 15_000
# Foreign-language names of foreign towns help only for the well known ones.
_ALSO_FROM_PEOPLE = 500_000


def foreign_names() -> dict[str, tuple[str, int]]:
    """Filed spelling -> country and population of the largest town of that name."""
    found: dict[str, tuple[str, int]] = {}
    for name, country, population, also in sources.foreign_towns(_LEAST_PEOPLE):
        others = also if population >= _ALSO_FROM_PEOPLE else ()
        for spelling in (name, *others):
            filed = key(spelling)
            usable = len(filed) >= 4 and fold(spelling).isascii()
            if usable and population > found.get(filed, ("", 0))[1]:
                found[filed] = country, population
    return found
