"""What is worked out once when building so that a question is answered fast."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from lookup_app.folding import fold, glued, key
from lookup_app.geocoding.build.rows import Draft, ForeignTown
from lookup_app.geocoding.data.named import Grade

# Without a state only towns of this size are guessed at.
_LARGE_ENOUGH = 2_000
_COMPARED = frozenset({"city", "county", "neighborhood"})
_SUGGESTED = 10
_FEWEST_LETTERS = 2
_ALL_UP_TO = 4
MOST_LETTERS = 8
_MANY = 30
# Foreign-language names of foreign towns help only for the well known ones.
_ALSO_FROM_PEOPLE = 500_000

Name = tuple[str, str, Grade, int]


def spellings(
    names: Iterable[Name], places: Mapping[int, Draft]
) -> Iterable[tuple[str, str, str, int]]:
    """State, name without spaces, filed name, people; state "" for the large towns of all."""
    people: dict[tuple[str, str], int] = defaultdict(int)
    for filed, state, grade, number in names:
        place = places[number]
        if grade <= Grade.BARE_NEIGHBORHOOD and place.kind in _COMPARED:
            people[state, filed] = max(people[state, filed], place.population or 0)
    largest: dict[str, tuple[str, int]] = {}
    for (state, filed), count in people.items():
        name = glued(filed)
        yield state, name, filed, count
        if count >= max(_LARGE_ENOUGH, largest.get(name, ("", 0))[1]):
            largest[name] = filed, count
    for name, (filed, count) in largest.items():
        yield "", name, filed, count


def beginnings(
    names: Iterable[Name], places: Mapping[int, Draft]
) -> Iterable[tuple[str, int, int]]:
    """Letters, position, place number: the largest places whose names begin so."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for filed, _, grade, number in names:
        if grade <= Grade.BARE_NEIGHBORHOOD and places[number].kind != "metro":
            for length in range(_FEWEST_LETTERS, MOST_LETTERS + 1):
                found[filed[:length]][number] = _weight(places[number])
    for letters, numbers in found.items():
        # The rare longer beginnings are looked up as fast as they would be read from here.
        if len(letters) > _ALL_UP_TO and len(numbers) < _MANY:
            continue
        best = sorted(numbers, key=lambda number: -numbers[number])[:_SUGGESTED]
        for position, number in enumerate(best):
            yield letters, position, number


def _weight(place: Draft) -> int:
    """People, a county's counted a tenth: "tuls" begins Tulsa before it begins Tulsa County."""
    people = place.population or 0
    return people // 10 if place.kind == "county" else people


def foreign_names(towns: Iterable[ForeignTown]) -> dict[str, tuple[str, int]]:
    """Filed spelling -> country and population of the largest town elsewhere of that name, to know
    when to say "outside the US"."""
    found: dict[str, tuple[str, int]] = {}
    for town in towns:
        others = town.also if town.population >= _ALSO_FROM_PEOPLE else ()
        for spelling in (town.name, *others):
            filed = key(spelling)
            usable = len(filed) >= 4 and fold(spelling).isascii()
            if usable and town.population > found.get(filed, ("", 0))[1]:
                found[filed] = town.country, town.population
    return found
