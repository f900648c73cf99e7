"""Longer texts that end in a town: something else before it, or a county behind it."""

from collections.abc import Sequence

from lookup_app.folding import key, key_of
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Found, Outcome
from lookup_app.geocoding.reading.names import COUNTY_WORDS, named_exactly, state_endings
from lookup_app.geocoding.reading.query import Query
from lookup_app.states import SPELLINGS

_FEWEST_PARTS = 3


def read_last_parts(query: Query, store: Store) -> Outcome | None:
    """ "Hope House - Intake, Two Harbors, MN": the town and state that stand apart at the end."""
    if len(query.parts) < _FEWEST_PARTS:
        return None
    state = SPELLINGS.get(key_of(list(query.parts[-1])))
    outcome = named_exactly(query.parts[-2], state, store) if state else None
    return Found(outcome.place, "approximate") if isinstance(outcome, Found) else outcome


def read_town_with_county(words: Sequence[str], store: Store) -> Outcome | None:
    """ "Fort Myers, Lee County, FL": the town in that county; "Raleigh County NC": the town."""
    for named, state in state_endings(words):
        if named[-1] not in COUNTY_WORDS or named_exactly(named, state, store):
            return None
        for cut in range(len(named) - 2, 0, -1):
            if outcome := _town_in_county(named[:cut], named[cut:], state, store):
                return outcome
        outcome = named_exactly(named[:-1], state, store)
        return Found(outcome.place, "corrected") if isinstance(outcome, Found) else outcome
    return None


def _town_in_county(
    town: Sequence[str], county: Sequence[str], state: str, store: Store
) -> Outcome | None:
    named = [n.place for n in store.named(key_of(list(town)), state) if n.place.kind == "city"]
    # By the name alone: people say "county" in Louisiana too.
    stem = f"{key_of(list(county[:-1]))} "
    for place in named:
        if key(place.county or "").startswith(stem):
            return Found(place)
    area = named_exactly(county, state, store) if named else None
    return Found(named[0], "approximate") if isinstance(area, Found) else None
