"""ZIP codes that the sources place far from their town: of boxes alone, and of wide country."""

from collections import Counter, defaultdict
from dataclasses import replace

from lookup_app.folding import key
from lookup_app.geocoding.build.rows import Draft, PostalRow, km

# Boxes alone are hardly so far from the town in their county that they are named after,
# nor so far from any; but some of Orlando's are at the Kennedy Space Center.
_FAR_KM = 40.0
_TOO_FAR_KM = 200.0
# The middle of a wide ZIP is far from those who live there: 99615 is Kodiak and half of its island.
_MIDDLE_KM = 16.0
_MOST_TIMES = 3


def at_their_towns(
    zips: list[tuple[PostalRow, Draft]], towns: list[Draft]
) -> list[tuple[PostalRow, Draft]]:
    """The ZIPs; those where nobody lives that lie far from their town, or on a point that other
    towns' have too, at the town and in its county; wide ones at the town of most people there."""
    homes = _Homes(zips, towns)
    names: dict[tuple[float, float], set[str | None]] = defaultdict(set)
    for _, draft in zips:
        names[draft.latitude, draft.longitude].add(draft.city)
    moved = []
    for row, draft in zips:
        home = homes.of(draft)
        point = draft.latitude, draft.longitude
        if home and not draft.population and (len(names[point]) > 1 or _is_lost(draft, home)):
            draft = replace(draft, latitude=home.latitude, longitude=home.longitude)
            draft = replace(draft, county=home.county, fips=home.fips)
        elif home and homes.is_middle_of_nowhere(draft, home):
            draft = replace(draft, latitude=home.latitude, longitude=home.longitude)
        moved.append((row, draft))
    return moved


def _is_lost(draft: Draft, home: Draft) -> bool:
    return _away(draft, home) > (_FAR_KM if draft.county == home.county else _TOO_FAR_KM)


def _away(draft: Draft, home: Draft) -> float:
    return km((draft.latitude, draft.longitude), (home.latitude, home.longitude))


class _Homes:
    """Where the town of a ZIP is: in the county of its ZIP of most people, else in the ZIP's."""

    def __init__(self, zips: list[tuple[PostalRow, Draft]], towns: list[Draft]) -> None:
        people = sorted((draft for _, draft in zips), key=lambda draft: draft.population or 0)
        self._lived_in = {(key(d.city or ""), d.state): d for d in people if d.population}
        self._count = Counter((key(d.city or ""), d.state) for d in people if d.population)
        self._towns = {(key(n), t.state, t.county): t for t in towns for n in (*t.also, *t.names)}

    def of(self, draft: Draft) -> Draft | None:
        """The town that the ZIP is named after, or the ZIP of it where most people live."""
        name = key(draft.city or "")
        if not name:
            return None
        lived_in = self._lived_in.get((name, draft.state))
        county = lived_in.county if lived_in else draft.county
        return self._towns.get((name, draft.state, county)) or lived_in

    def is_middle_of_nowhere(self, draft: Draft, home: Draft) -> bool:
        """Whether most of a ZIP's people live in its town, and its point is far from there."""
        lived, here = draft.population or 0, home.population or 0
        is_only_one = self._count[key(draft.city or ""), draft.state] == 1
        is_theirs = lived <= _MOST_TIMES * here and here <= _MOST_TIMES * lived
        is_there = home.kind == "city" and home.county == draft.county and is_only_one
        return is_there and is_theirs and _away(draft, home) > _MIDDLE_KM
