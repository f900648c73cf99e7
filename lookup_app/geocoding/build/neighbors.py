"""What the places around tell of one: a missing time zone, and people that are another's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from lookup_app.folding import key, word_set
from lookup_app.geocoding.build.rows import Draft, km

# GeoNames gives some parts of a city the people of the whole: "East Hampton", of Hampton in
# Virginia, had 147,993, and came before the town in New York.
_WHOLE_KM = 12.0
_LIKE_THE_WHOLE = 0.85, 1.15
_FROM_PEOPLE = 23_000
_PARTS = word_set(
    "north south east west new center cove estates gardens heights hills junction mills orchards"
    " terrace village"
)
_REALLY_AS_LARGE = frozenset({("East Harlem", "NY"), ("South Laurel", "MD")})


def with_own_people(towns: list[Draft], zips: Iterable[Draft]) -> list[Draft]:
    """The towns; a part that has the people of the whole beside it has those of its ZIPs alone,
    or nobody knows."""
    of_zips: dict[tuple[str, str], int] = defaultdict(int)
    for draft in zips:
        of_zips[key(draft.city or ""), draft.state] += draft.population or 0
    named: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for town in towns:
        named[key(town.name), town.state].append(town)
    return [
        replace(town, population=own or None)
        if _has_the_people_of_another(town, named)
        and (own := of_zips[key(town.name), town.state]) < (town.population or 0) / 2
        else town
        for town in towns
    ]


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
