"""What the places around tell of one: a missing time zone, and people that are another's."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from lookup_app.folding import glued, key, word_set
from lookup_app.geocoding.build.rows import Draft, km

# GeoNames gives some parts of a city the people of the whole: "East Hampton", of Hampton in
# Virginia, had 147,993, and came before the town in New York.
_WHOLE_KM = 12.0
_LIKE_THE_WHOLE = 0.68, 1.15
_FROM_PEOPLE = 23_000
_PARTS = word_set(
    "north south east west new center cove estates gardens heights hills junction mills orchards"
    " terrace village"
)
_REALLY_AS_LARGE = frozenset(
    {("East Harlem", "NY"), ("North Bethesda", "MD"), ("South Laurel", "MD")}
)
# It gives others those of a namesake in their state at another census: "Oak Grove" in Ohio County,
# Kentucky, had 7,989, and the town of that name 7,444.
_LIKE_THE_NAMESAKE = 0.83
# A ZIP of a name this far from the nearest town of it is another's.
_OWN_ZIP_KM = 50.0
# And a few a number from nowhere: Meads, Kentucky, has six times the people of its county.
_MOST_OF_A_COUNTY = 2.75


def with_own_people(towns: list[Draft], zips: list[Draft]) -> list[Draft]:
    """The towns; one that has the people of another has those of its ZIPs alone, or nobody knows.

    They are another's where a part has as many as the whole beside it, where a namesake in the
    state has nearly as many and all the ZIPs of the name, and where the county has far fewer.
    """
    of_zips = _people_of_their_zips(towns, zips)
    in_county = Counter[str | None]()
    for draft in zips:
        in_county[draft.fips] += draft.population or 0
    named: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for town in towns:
        named[key(town.name), town.state].append(town)
    return [
        replace(town, population=of_zips[town] or None)
        if of_zips[town] < (town.population or 0) / 2
        and (
            _has_the_people_of_another(town, named)
            or any(
                of_zips[other] >= (other.population or 0) / 2
                for other in _like(town, named[key(town.name), town.state])
            )
            or (not of_zips[town] and _has_more_than(in_county[town.fips], town))
        )
        else town
        for town in towns
    ]


def _people_of_their_zips(towns: list[Draft], zips: list[Draft]) -> Counter[Draft]:
    """How many live in the ZIPs of a town's name; of namesakes in a state the nearest has them."""
    named: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for town in towns:
        for name in {glued(key(name)) for name in (town.name, *town.names)}:
            named[name, town.state].append(town)
    people = Counter[Draft]()
    for draft in zips:
        if namesakes := named.get((glued(key(draft.city or "")), draft.state)):
            nearest = min(namesakes, key=lambda town: _km_between(town, draft))
            if _km_between(nearest, draft) <= _OWN_ZIP_KM:
                people[nearest] += draft.population or 0
    return people


def _has_more_than(in_county: int, town: Draft) -> bool:
    """In the territories nobody is counted by ZIP code."""
    return (town.population or 0) > _MOST_OF_A_COUNTY * in_county > 0


def _like(town: Draft, namesakes: list[Draft]) -> Iterator[Draft]:
    """The namesakes that have nearly the same people."""
    for other in namesakes:
        fewer, more = sorted((town.population or 0, other.population or 0))
        if other is not town and fewer > _LIKE_THE_NAMESAKE * more:
            yield other


def _has_the_people_of_another(town: Draft, named: dict[tuple[str, str], list[Draft]]) -> bool:
    people = town.population or 0
    if people < _FROM_PEOPLE or (town.name, town.state) in _REALLY_AS_LARGE:
        return False
    words = key(town.name).split()
    whole = " ".join(word for word in words if word not in _PARTS)
    least, most = _LIKE_THE_WHOLE
    return len(whole.split()) < len(words) and any(
        least <= people / (other.population or 1) <= most and _km_between(town, other) <= _WHOLE_KM
        for other in named[whole, town.state]
    )


def with_time_zones(places: list[Draft]) -> list[Draft]:
    """The places, each with an IANA time zone: its own, else that of the nearest that has one."""
    known = [place for place in places if place.time_zone and place.kind in ("zip", "city")]
    return [place if place.time_zone else _with_zone_of_nearest(place, known) for place in places]


def _with_zone_of_nearest(place: Draft, known: list[Draft]) -> Draft:
    # Within the state where it can be: a zone's border is often a state's.
    same_state = [other for other in known if other.state == place.state] or known
    nearest = min(same_state, key=lambda other: _km_between(place, other))
    return replace(place, time_zone=nearest.time_zone)


def _km_between(a: Draft, b: Draft) -> float:
    return km((a.latitude, a.longitude), (b.latitude, b.longitude))
