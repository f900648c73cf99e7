"""Choosing among the places that answer to one name: the clear leader, or a question."""

from collections.abc import Iterable, Sequence

from lookup_app.folding import word_set
from lookup_app.geocoding.data.named import Grade, Named
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, corrected, places_of
from lookup_app.places import Place, distance_miles

# A leader has four times the people of the next; counts differ by a few percent.
LEAD = 3.9
# A county so large, so much larger than the hamlets called so, is known by its name: "Bucks".
_KNOWN_COUNTY_PEOPLE = 250_000
_FAR_LARGER = 250
_HAMLET_PEOPLE = 2_500
# Within one state two places of a name are asked about, but for a leader as clear as this.
LEAD_IN_STATE = 10
_LEADER_IN_STATE_PEOPLE = 50_000
# Former and foreign names count only for towns this large, unless the state is named too.
OTHER_NAME_PEOPLE = 30_000
# Below this a town is asked about where a city elsewhere has a neighborhood of its name.
_SMALL_TOWN = 15_000
_SAME_PLACE_MILES = 6.0
# In other states no township of the tables lies.
TOWNSHIP_STATES = word_set("CT IL IN MA ME MI MN NH NJ NY OH PA RI VT WI")
# Straight behind "my" only a town of so many people is meant; it may share its name with a word.
LARGE_IN_SENTENCE = 15_000
# From here on a town is never doubted for a state or a neighborhood of its name.
LARGE_TOWN = 100_000
MOST_CANDIDATES = 10
_MOST_COUNTIES = 3  # behind the towns of their name
# Grades of names that are weighed together, the best first.
_TOGETHER = (
    (Grade.OWN_NAME, Grade.AS_GOOD),
    (Grade.BARE_COUNTY,),
    (Grade.BARE_NEIGHBORHOOD,),
    (Grade.OTHER_NAME,),
)


def people(place: Place) -> int:
    """The population, 0 where it is not known."""
    return place.population or 0


def in_state(named: Sequence[Named]) -> Outcome | None:
    """The outcome for places of one name in one state, best grade first."""
    for grades in _TOGETHER if named else ():
        places = _best_kind([n for n in named if n.grade in grades])
        if not places:
            continue
        if county := _known_beside(places, named):
            return Ambiguous((*places, county))
        if len(places) == 1 or _leads_in_state(places[0], places[1]):
            return Found(places[0], "corrected" if Grade.OTHER_NAME in grades else "exact")
        return Ambiguous(tuple(places[:MOST_CANDIDATES]))
    return None


def _known_beside(places: list[Place], named: Sequence[Named]) -> Place | None:
    """ "Cobb, Georgia": the large county, where a hamlet in another is called so, too."""
    town, *others = places
    bare = () if others or town.kind != "city" else named
    counties = (n.place for n in bare if n.grade == Grade.BARE_COUNTY)
    return next((c for c in counties if c.name != town.county and _is_far_larger(c, town)), None)


def _is_far_larger(county: Place, town: Place) -> bool:
    is_hamlet = people(town) < _HAMLET_PEOPLE
    return is_hamlet and people(county) >= max(_KNOWN_COUNTY_PEOPLE, _FAR_LARGER * people(town))


def _leads_in_state(first: Place, second: Place) -> bool:
    # "Vieques" is the island before it is a part of Loíza.
    is_whole = first.county == f"{first.name} Municipio"
    enough = people(first) >= _LEADER_IN_STATE_PEOPLE
    return is_whole or (enough and people(first) >= LEAD_IN_STATE * people(second))


def _leads(first: Place, *others: Place) -> bool:
    """Whether it is the only one, or the one that its name stands for."""
    second = others[0] if others else first
    is_there = first.state == second.state and _leads_in_state(first, second)
    return not others or is_there or people(first) >= LEAD * max(people(second), 1)


def anywhere(named: Sequence[Named]) -> Outcome | None:
    """The outcome for places of one bare name in all states."""
    if not named:
        return None
    towns = _towns(n.place for n in named if n.grade <= Grade.AS_GOOD)
    counties = _by_people(n.place for n in named if n.grade == Grade.BARE_COUNTY)
    parts = _by_people(n.place for n in named if n.grade == Grade.BARE_NEIGHBORHOOD)
    counted = [town for town in towns if town.population]
    elsewhere = _elsewhere(parts, counted) if towns and _is_doubted(towns[0], parts) else []
    if elsewhere:
        places = (*_elsewhere(towns, elsewhere)[:6], *elsewhere)
        return Ambiguous(places[:MOST_CANDIDATES]) if len(places) > 1 else Found(places[0])
    if towns:
        return _among_towns(towns, counties)
    full = _best_kind([n for n in named if n.grade <= Grade.AS_GOOD])
    if outcome := _leader(full) or _leader(counties):
        return outcome
    return _leader(parts)


def known_county(named: Sequence[Named]) -> Outcome | None:
    """ "Cook", "Wake": is it the large county that is known by an everyday word?"""
    counties = _by_people(n.place for n in named if n.grade == Grade.BARE_COUNTY)
    if not counties or people(counties[0]) < _KNOWN_COUNTY_PEOPLE:
        return None
    places = (*counties[:_MOST_COUNTIES], *towns_named(named))
    return Ambiguous(places[:MOST_CANDIDATES]) if len(places) > 1 else None


def by_other_name(named: Sequence[Named]) -> Outcome | None:
    """The outcome for a former, foreign or partial name without a state: a large town, or the only
    neighborhood that goes by it ("Southie")."""
    others = _by_people(n.place for n in named if n.grade == Grade.OTHER_NAME)
    if len(others) == 1 and others[0].kind == "neighborhood":
        return Found(others[0])
    return corrected(_leader([place for place in others if people(place) >= OTHER_NAME_PEOPLE]))


def asked(named: Sequence[Named]) -> Outcome | None:
    """A question among all towns of a name, where there are several."""
    towns = towns_named(named)
    return Ambiguous(towns) if len(towns) > 1 else None


def towns_named(named: Sequence[Named]) -> tuple[Place, ...]:
    """The towns of a name, the largest first."""
    return tuple(_towns(n.place for n in named if n.grade <= Grade.AS_GOOD)[:MOST_CANDIDATES])


def has_large_town(outcome: Outcome | None) -> bool:
    """Whether a town is so large that any sentence may name it."""
    return any(p.kind == "city" and people(p) >= LARGE_IN_SENTENCE for p in places_of(outcome))


def _is_doubted(town: Place, parts: list[Place]) -> bool:
    """Whether a neighborhood may be meant: the town is small, or a neighborhood itself.

    "Kensington" in Brooklyn is counted as a town.
    """
    is_part = people(town) < LARGE_TOWN and len(_elsewhere(parts, [town])) < len(parts)
    return people(town) < _SMALL_TOWN or is_part


def _elsewhere(places: list[Place], others: list[Place]) -> list[Place]:
    """The places that are not one of the others, counted as a town and as a part of one."""
    return [
        place
        for place in places
        if all(distance_miles(place.point, other.point) > _SAME_PLACE_MILES for other in others)
    ]


def _among_towns(towns: list[Place], counties: list[Place]) -> Outcome:
    first = towns[0]
    known = _leader(counties)
    if isinstance(known, Found) and _is_far_larger(known.place, first):
        return known
    larger = [
        county
        for county in counties
        if people(county) >= LEAD * people(first) and county.name != first.county
    ][:_MOST_COUNTIES]
    if _leads(*towns) and not _is_doubted_for_county(first, larger):
        return Found(first)
    return Ambiguous((*towns[: MOST_CANDIDATES - len(larger)], *larger))


def _is_doubted_for_county(town: Place, larger: list[Place]) -> bool:
    """ "Davis" is the town, whatever counties are called so; "Maricopa" may be the county."""
    lead = LEAD if people(town) < OTHER_NAME_PEOPLE else LEAD_IN_STATE
    return people(town) < LARGE_TOWN and any(people(c) >= lead * people(town) for c in larger)


def _leader(places: list[Place]) -> Outcome | None:
    if not places:
        return None
    return Found(places[0]) if _leads(*places) else Ambiguous(tuple(places[:MOST_CANDIDATES]))


def _best_kind(named: Sequence[Named]) -> list[Place]:
    """The towns, else what has this very name, else everything: a town never stands beside its own
    county, nor Baltimore County beside Baltimore, the city that only answers to that name."""
    if towns := _towns(n.place for n in named):
        return towns
    own = [n.place for n in named if n.grade == Grade.OWN_NAME]
    return _by_people(own or [n.place for n in named])


def _towns(places: Iterable[Place]) -> list[Place]:
    return _by_people(place for place in places if place.kind == "city")


def _by_people(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda place: -people(place))
