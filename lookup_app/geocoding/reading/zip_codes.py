"""ZIP codes, alone and inside longer text, where not every number of five digits is one."""

import re
from collections.abc import Iterator

from lookup_app.folding import word_set
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome
from lookup_app.geocoding.reading.query import Query
from lookup_app.places import Place, distance_miles
from lookup_app.states import SPELLINGS

_ALONE = re.compile(r"(zip(?: ?code)?|codigo postal|cp|[a-z]{2})?\W*(\d{5})(?:\W?\d{4})?\W*", re.I)
_ONE = re.compile(r"(\d{5})(?:-\d{4})?(?!\d)")
# After these a number counts boxes, flats and roads.
_COUNTS = word_set(
    "box pobox apartado suite ste apt unit bldg building room rm floor lot no number num hwy"
    " highway route rt rte carr carretera km rr hc apartamento oficina edificio sr us"
)
# Where ZIPs begin with 0, spreadsheets lose it.
_LEADING_ZERO = frozenset({"CT", "MA", "ME", "NH", "NJ", "RI", "VT", "PR", "VI"})
_SAME_PLACE_MILES = 40.0


def read_zip_alone(query: Query, store: Store) -> Outcome | None:
    """A ZIP or ZIP+4 and nothing else but perhaps the word or a state."""
    found = _ALONE.fullmatch(query.text)
    if not found:
        return None
    place = store.by_id(found[2])
    if place is None:
        return None
    said = store.by_id((found[1] or "").lower()) if found[1] and len(found[1]) == 2 else None
    if said and said.kind == "state" and said.state != place.state:
        return Ambiguous((place, said))
    return Found(place)


def state_of_zip(query: Query, store: Store) -> str | None:
    """The state of a ZIP that nobody lists, told by its first three digits."""
    found = _ALONE.fullmatch(query.text)
    neighbors = store.zips_starting_with(found[2][:3], 1) if found else []
    return neighbors[0].state if neighbors else None


def zip_inside(query: Query, store: Store, state: str | None) -> Place | None:
    """The ZIP that an address or "City, ST ZIP" ends in, believed only where it fits the state."""
    tokens = list(_tokens(query))
    for position in reversed(range(len(tokens))):
        token, before = tokens[position]
        place = store.by_id(token)
        if place is None or before in _COUNTS or before.startswith("#"):
            continue
        if state and place.state != state:
            continue
        # In front it is a house number, unless the state says otherwise.
        if position == 0 and _starts_with(query, token) and not (state and len(query.parts) <= 2):
            continue
        return place
    return _without_leading_zero(query, store, state)


def _tokens(query: Query) -> Iterator[tuple[str, str]]:
    """Each five-digit number with the word before it."""
    for found in _ONE.finditer(query.text):
        before = query.text[: found.start()]
        if before and (before[-1].isalnum() or before[-1] in ".-#"):
            if before[-1] == "#":
                yield found[1], "#"
            continue
        # "Highway 30116" is a road; the number in "Kings Highway, 65401" is not.
        word = re.search(r"([A-Za-z#]+)[^\w,]*$", before)
        yield found[1], word[1].lower() if word else ""


def _starts_with(query: Query, token: str) -> bool:
    return query.text.startswith(token)


def _without_leading_zero(query: Query, store: Store, state: str | None) -> Place | None:
    found = re.search(r"(?<!\d)(\d{3,4})(?:-\d{4})?$", query.text)
    if not found or state not in _LEADING_ZERO:
        return None
    before = query.words[-2] if len(query.words) > 1 else ""
    if SPELLINGS.get(before) != state:
        return None
    place = store.by_id(found[1].zfill(5))
    return place if place and place.state == state else None


def agreed(zip_place: Place, named: Outcome | None) -> Outcome:
    """The ZIP where the town beside it fits; both to choose from where they are far apart."""
    if not isinstance(named, Found) or named.place.kind in ("state", "county"):
        return Found(zip_place)
    if distance_miles(zip_place.point, named.place.point) <= _SAME_PLACE_MILES:
        return Found(zip_place)
    if named.place.city == zip_place.city or named.place.name == zip_place.city:
        return Found(zip_place)
    return Ambiguous((named.place, zip_place))
