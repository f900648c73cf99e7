"""A town, or the landmark, park or airport of its name: which is meant, or a question."""

from collections.abc import Sequence

from lookup_app.geocoding.outcomes import Ambiguous, Found, Outcome, places_of
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.geocoding.reading.words import filler_words
from lookup_app.places import distance_miles

_CODE_LETTERS = 3
# A town of so many people is never passed over for a landmark or a nickname.
TOWN_PEOPLE = 3_000
# So near it is the city's own.
_SAME_PLACE_MILES = 25.0


def town_or_landmark(named: Outcome | None, known: Outcome | None) -> Outcome | None:
    """ "Logan": the town or the airport of its name? "Kenai": the town, as they lie together."""
    towns = [p for p in places_of(named) if p.kind == "city" and choose.people(p) >= TOWN_PEOPLE]
    if not towns or not isinstance(known, Found) or is_plain(named, ()):
        return None
    # A town that a table has for the very name is known by it: "St. Thomas".
    if known.match == "exact" and known.place.kind == "city":
        return known
    if distance_miles(towns[0].point, known.place.point) <= _SAME_PLACE_MILES:
        return named if known.match == "region" and isinstance(named, Found) else None
    return Ambiguous(tuple(dict.fromkeys((*towns[: choose.MOST_CANDIDATES - 1], known.place))))


def park_or_county(named: Outcome | None, reading: Reading) -> Outcome | None:
    """ "Yellowstone", "Glacier": the national park, or the county of its name elsewhere?"""
    if not isinstance(named, Found) or not is_county(named, reading.words):
        return None
    park = reading.sources.nicknames.read(f"{reading.filed} national park")
    return Ambiguous((park.place, named.place)) if isinstance(park, Found) else None


def airport_code(reading: Reading) -> Outcome | None:
    """ "TUL", "TUS airport"."""
    (code, *kind), text = reading.words, reading.query.text
    is_said = kind == ["airport"] or len(code) == len(text)
    is_code = is_said and len(code) == _CODE_LETTERS and filler_words.in_capitals(code, text)
    place = reading.sources.store.by_id(f"airport/{code}") if is_code else None
    return Found(place) if place else None


def is_plain(named: Outcome | None, words: Sequence[str]) -> bool:
    """Whether a large town of this very name was read, which no nickname replaces."""
    return is_large(named) and not is_county(named, words)


def is_large(named: Outcome | None) -> bool:
    """Whether it is a place that is known by itself."""
    return isinstance(named, Found) and choose.people(named.place) >= choose.OTHER_NAME_PEOPLE


def is_county(named: Outcome | None, words: Sequence[str]) -> bool:
    """Whether a county was read though its type was not typed: "Yellowstone"."""
    return (
        isinstance(named, Found)
        and named.place.kind == "county"
        and words[-1] not in filler_words.COUNTY_WORDS
    )
