"""What a geocoder may answer: a closed set of values, matched exhaustively by the callers."""

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from lookup_app.places import Place

Match = Literal["exact", "corrected", "approximate", "region"]


@dataclass(frozen=True, slots=True)
class Found:
    """One place, and how sure: ``exact``; ``corrected`` (the spelling was mended); ``approximate``
    (an address answered by its ZIP or city); ``region`` (a larger area than was asked for)."""

    place: Place
    match: Match = "exact"


NameKind = Literal["own", "other", "base", "township", "reservation"]


@dataclass(frozen=True, slots=True)
class NameTaken:
    """A name in a query that led to a place: its ``own``, an ``other`` one of it ("Fort Liberty"),
    that of a military ``base`` there, or of a ``township`` or ``reservation`` that it answers for.

    ``filed`` is the filed spelling; the last three have a ``name`` as people write it, a township
    also its ``county``.
    """

    kind: NameKind
    filed: str
    name: str = ""
    county: str | None = None

    @property
    def is_of_what_lies_there(self) -> bool:
        """Whether it names something that has no place of its own."""
        return self.kind in ("township", "reservation")

    def called(self, place: Place) -> Place:
        """The place as it is called after what lies there: "Hamilton, NJ", not its ZIP."""
        if not self.is_of_what_lies_there:
            return place
        county = self.county or place.county
        return replace(
            place, kind="city", name=self.name, county=county, city=None, population=None
        )


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several places fit: two to ten, likeliest first. The person chooses."""

    candidates: tuple[Place, ...]


WhyNotFound = Literal["unknown", "too_vague", "near_me"]


@dataclass(frozen=True, slots=True)
class NotFound:
    """No place fits. ``too_vague`` is a real area too large to search ("the midwest", "usa");
    ``near_me`` asks for the reader's own place without naming it. ``state`` is the one that an
    unknown place seems to lie in."""

    reason: WhyNotFound = "unknown"
    state: Place | None = None


@dataclass(frozen=True, slots=True)
class OutsideUS:
    """A place in another country, named by its ISO 3166 alpha-2 code where that is plain.

    ``namesakes`` are the places here of that very name: "Yukon", Oklahoma."""

    country: str | None = None
    namesakes: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Military:
    """An APO, FPO or DPO address: no place in the United States."""

    zip_code: str | None = None


Outcome = Found | Ambiguous | NotFound | OutsideUS | Military


def places_of(outcome: Outcome | None) -> tuple[Place, ...]:
    """The place that was found, or those to choose from; none for any other outcome."""
    match outcome:
        case Found(place=place):
            return (place,)
        case Ambiguous(candidates=candidates):
            return candidates
        case _:
            return ()


def approximate(outcome: Outcome | None) -> Outcome | None:
    """The outcome, said to be near what was asked for where it is one place."""
    return Found(outcome.place, "approximate") if isinstance(outcome, Found) else outcome


def corrected(outcome: Outcome | None) -> Outcome | None:
    """The outcome, said to be another spelling than the typed one where it is one place."""
    return Found(outcome.place, "corrected") if isinstance(outcome, Found) else outcome


class Geocoder(Protocol):
    """Anything that turns what a person typed into an outcome."""

    @property
    def asked(self) -> tuple[str, ...]:
        """Who besides this site may see a street address, by the names people know them by."""
        ...

    def geocode(self, query: str) -> Outcome:
        """Answer for any text. Raises ``GeocoderUnavailable`` where it cannot look up at all."""
        ...


class GeocoderUnavailable(Exception):
    """The geocoder could not be asked: data missing, network down, quota used up.

    Never carries the query.
    """
