"""Ids kept from one edition to the next: each leads to the same place, or to what it is part of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count

from lookup_app.facilities.facility import Facility
from lookup_app.facilities.importing.ids import facility_id
from lookup_app.facilities.importing.records import Record
from lookup_app.facilities.importing.same_place import Likeness, likeness, same_name, same_place


@dataclass(frozen=True, slots=True)
class Known:
    """A place of the last edition: its id, and what it is recognised by."""

    id: str
    state: str
    likeness: Likeness


@dataclass(slots=True)
class Settled:
    """Places with their ids, what other ids lead to them, and who of the last edition is gone."""

    places: list[Record] = field(default_factory=list)
    new: list[Record] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    gone: list[Known] = field(default_factory=list)


def as_record(facility: Facility) -> Record:
    """What is remembered of a facility, as a row that says so."""
    return Record(
        ids=(facility.id,),
        name=facility.name,
        name2="",
        street=facility.street,
        street2="",
        city=facility.city,
        state=facility.state,
        zip=facility.zip,
        county=None,
        point=None,
        phones=facility.phones,
        website=None,
        code_mask=0,
    )


def settle(
    places: Sequence[Record],
    before: Sequence[Known] = (),
    claim: Callable[[str], bool] = lambda _: True,
) -> Settled:
    """Give each place the id it had in the last edition, or a new one that nobody has.

    ``claim`` says whether an id is still free beyond these places, and takes it.
    """
    settled = Settled()
    inherited = _inherited(places, before, settled)
    taken = {old.id for old in before}
    for place, had in zip(places, inherited, strict=True):
        own = _free(had, place, taken, claim)
        taken.add(own)
        settled.places.append(replace(place, ids=tuple(dict.fromkeys((own, *had, *place.ids)))))
        if not had:
            settled.new.append(settled.places[-1])
    _lead_to_places(settled)
    return settled


def _inherited(
    places: Sequence[Record], before: Sequence[Known], settled: Settled
) -> list[list[str]]:
    """The ids that each place had, its own first; who has no heir is gone."""
    ids: list[list[str]] = [[] for _ in places]
    likenesses = [likeness(place) for place in places] if before else []
    for old in before:
        heir = _heir(old, places, likenesses)
        if heir is None:
            settled.gone.append(old)
        else:
            ids[heir].append(old.id)
    return [_own_first(place, had) for place, had in zip(places, ids, strict=True)]


def _lead_to_places(settled: Settled) -> None:
    """Have every other id of a place lead to it, unless it is some place's own."""
    owned = {place.ids[0] for place in settled.places}
    for place in settled.places:
        for other in place.ids:
            if other not in owned:
                settled.moved.setdefault(other, place.ids[0])


def _heir(old: Known, places: Sequence[Record], likenesses: Sequence[Likeness]) -> int | None:
    """Which of the places the old one is now, or is part of."""
    best: tuple[tuple[bool, bool, int], int] | None = None
    for at, (place, alike) in enumerate(zip(places, likenesses, strict=True)):
        if old.id in place.ids or same_place(old.likeness, alike):
            numbers = len(old.likeness.numbers & alike.numbers)
            fit = (same_name(old.likeness, alike), old.id == place.ids[0], numbers), -at
            best = max(best, fit) if best else fit
    return -best[1] if best else None


def _own_first(place: Record, had: Sequence[str]) -> list[str]:
    return sorted(had, key=lambda one: (one != place.ids[0], one))


def _free(had: Sequence[str], place: Record, taken: set[str], claim: Callable[[str], bool]) -> str:
    """An id for the place: the one it had, the one its row makes, or else one of a new number."""
    made = (one for one in _made(place) if one not in taken)
    return next(one for one in chain(had, made) if claim(one))


def _made(place: Record) -> Iterator[str]:
    yield place.ids[0]
    for number in count(2):
        yield facility_id(f"{place.ids[0]} {number}", "", "", "")
