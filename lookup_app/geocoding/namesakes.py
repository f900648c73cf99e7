"""Other places of a name, which a person may have meant instead."""

from typing import assert_never

from lookup_app.folding import key
from lookup_app.geocoding.data.named import Grade
from lookup_app.geocoding.outcomes import Match, NameTaken, places_of
from lookup_app.geocoding.reading import choose
from lookup_app.geocoding.reading.near_names import similar_places
from lookup_app.geocoding.reading.reading import Sources
from lookup_app.places import Place

_MOST = 8
_MOST_TOWNSHIPS = 3
# Nobody means another place of a ZIP's digits.
WITHOUT_NAMESAKES = ("zip", "point", "airport")
# What answers for a township is a ZIP.
_TOWNS = ("city", "zip")


def others_meant(
    place: Place, match: Match, taken: NameTaken | None, sources: Sources
) -> tuple[Place, ...]:
    """Other places of the name that was typed. None where that is no name of the place's own: who
    asks for "NYC" or "Cape Cod" means no namesake of the town behind it."""
    if taken and taken.is_of_what_lies_there:
        return _called(taken.filed, place, sources)
    match match:
        case "exact" | "approximate":
            is_own = taken.kind == "own" if taken else match == "exact"
            return _namesakes(place, sources) if is_own else ()
        case "corrected":
            is_other = taken is not None and taken.kind == "other"
            return () if is_other else alternatives(place, sources)
        case "region":
            return ()
        case unknown:
            assert_never(unknown)


def _namesakes(place: Place, sources: Sources) -> tuple[Place, ...]:
    return () if place.kind in WITHOUT_NAMESAKES else _called(key(place.name), place, sources)


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
    people."""
    townships = places_of(sources.nicknames.read(f"{filed} township"))[:_MOST_TOWNSHIPS]
    named = (n.place for n in sources.store.named(filed) if n.grade <= Grade.BARE_NEIGHBORHOOD)
    others = {
        place.id: place
        for place in (*townships, *named)
        if place.id != but.id and not _is_its_own_county(but, place)
    }
    return tuple(sorted(others.values(), key=_rank)[:_MOST])


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
