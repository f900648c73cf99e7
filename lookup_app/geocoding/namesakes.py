"""Other places of a name, which a person may have meant instead."""

from typing import assert_never

from lookup_app.folding import key
from lookup_app.geocoding.data.named import Grade
from lookup_app.geocoding.names_taken import zips_of_townships
from lookup_app.geocoding.outcomes import Ambiguous, Match, NameTaken, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.reading import Sources
from lookup_app.geocoding.reading.whole.near_names import similar_places
from lookup_app.places import Place
from lookup_app.states import BY_CODE, SPELLINGS

_MOST = 8
_MOST_TOWNSHIPS = 3
# Of townships no source has the people: a larger one lies at a ZIP where so many live.
_LARGER = 20_000
# Before them stand the first of the towns, whose people are known.
_FIRST = 3
_TOLD = 2
# Nobody means another place of a ZIP's digits.
WITHOUT_NAMESAKES = ("zip", "point", "airport")
# What answers for a township is a ZIP.
_TOWNS = ("city", "zip")


def others_meant(
    place: Place, match: Match, taken: NameTaken | None, sources: Sources
) -> tuple[Place, ...]:
    """Other places of the name that was typed, which need not be the place's own: "KC" is two
    towns, and who asks for "NYC" or "Cape Cod" means no namesake of the town behind it."""
    if taken and taken.is_of_what_lies_there:
        return _called(taken.filed, place, sources)
    if taken and taken.kind == "other":
        return _also_known_as(taken.filed, place, sources)
    if taken and taken.kind == "base":
        # The post office of a base is no other place.
        others = _also_known_as(taken.filed, place, sources)
        return tuple(other for other in others if other.county != place.county)
    match match:
        case "exact" | "approximate":
            return _namesakes(place, sources) if taken or match == "exact" else ()
        case "corrected":
            return alternatives(place, sources)
        case "region":
            return ()
        case unknown:
            assert_never(unknown)


def _namesakes(place: Place, sources: Sources) -> tuple[Place, ...]:
    """ "Harris" may have led to a county: places of that name without its type, too."""
    if place.kind in WITHOUT_NAMESAKES:
        return ()
    same = _called(key(place.name), place, sources)
    bare = key(place.name).removesuffix(" county")
    others = _called(bare, place, sources) if place.kind == "county" else ()
    return tuple(dict.fromkeys((*same, *others)))[:_MOST]


def _also_known_as(filed: str, but: Place, sources: Sources) -> tuple[Place, ...]:
    """The other places of a name that is no place's own: "LA" is Louisiana, "KC KS" a town."""
    states = [SPELLINGS[filed]] if filed in SPELLINGS else []
    whole = [state for code in states if (state := sources.store.by_id(code.lower()))]
    elsewhere = [
        place
        for code in BY_CODE
        for place in places_of(sources.nicknames.read_in_state(f"{filed} {code.lower()}", code))
    ]
    others = (*_called(filed, but, sources), *whole, *elsewhere)
    return tuple(dict.fromkeys(place for place in others if place.id != but.id))[:_MOST]


def alternatives(place: Place, sources: Sources) -> tuple[Place, ...]:
    """Namesakes and near-spelled places of the state."""
    same = _namesakes(place, sources)
    if place.kind in (*WITHOUT_NAMESAKES, "state"):
        return same
    near = similar_places(key(place.name), place.state, sources)
    similar = [other for other in near if other.id != place.id and other not in same]
    return (*same, *similar)[:_MOST]


def _called(filed: str, but: Place, sources: Sources) -> tuple[Place, ...]:
    """The other places of a filed name: towns and what answers for townships first, by their
    people. Of townships the largest, and all of the place's own state."""
    townships = places_of(sources.nicknames.read(f"{filed} township"))[:_MOST_TOWNSHIPS]
    zips = map(sources.store.by_id, zips_of_townships().get(filed, ()))
    there = [zip_ for zip_ in zips if zip_ and zip_.state == but.state]
    named = (n.place for n in sources.store.named(filed) if n.grade <= Grade.BARE_NEIGHBORHOOD)
    others = {
        place.id: place
        for place in (*townships, *there, *named)
        if place.id != but.id and not _is_its_own_county(but, place)
    }
    return tuple(sorted(others.values(), key=_rank)[:_MOST])


def with_townships(outcome: Ambiguous, sources: Sources) -> Ambiguous:
    """ "Hamilton": which of several towns, or of the larger townships that are called so, too?"""
    asked = outcome.candidates
    towns = [place for place in asked if place.kind == "city"]
    names = {town.name for town in towns}
    # "Springfield, OH" and "Lawrence KS or Lawrence MA" have told their states.
    is_told = len({town.state for town in towns}) <= _TOLD
    if len(names) != 1 or is_told or any(place.kind == "zip" for place in asked):
        return outcome
    there = {(place.state, place.county) for place in asked}
    larger = [
        place
        for place in places_of(sources.nicknames.read(f"{key(*names)} township"))
        if choose.people(place) >= _LARGER and (place.state, place.county) not in there
    ]
    likely = sorted(larger, key=_rank)[:_MOST_TOWNSHIPS]
    others = [place for place in asked if place not in towns]
    towns = towns[: choose.MOST_CANDIDATES - len(likely) - len(others)]
    return Ambiguous((*towns[:_FIRST], *likely, *towns[_FIRST:], *others))


def _rank(place: Place) -> tuple[bool, int]:
    return place.kind not in _TOWNS, -choose.people(place)


def _is_its_own_county(place: Place, other: Place) -> bool:
    """Guam, the District of Columbia and St. Louis are filed as counties, too: they are the same
    place."""
    if other.kind != "county" or place.state != other.state:
        return False
    is_city = place.kind == "city" and other.name in (place.county, f"{place.name} city")
    own = (key(place.name), f"{key(place.name)} city")
    return (is_city or place.kind == "state") and key(other.name) in own
