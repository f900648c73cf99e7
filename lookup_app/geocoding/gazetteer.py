"""The gazetteer: the offline geocoder, and every place by its id."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from lookup_app.folding import key
from lookup_app.geocoding.data import shipped
from lookup_app.geocoding.data.large_towns import LargeTowns
from lookup_app.geocoding.data.named import Grade
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.data.unpack import is_whole, unpacked
from lookup_app.geocoding.military import is_military_zip
from lookup_app.geocoding.names_taken import name_in, name_of
from lookup_app.geocoding.namesakes import (
    WITHOUT_NAMESAKES,
    alternatives,
    others_meant,
    with_townships,
)
from lookup_app.geocoding.outcomes import (
    Ambiguous,
    Found,
    GeocoderUnavailable,
    Match,
    NameTaken,
    Outcome,
)
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.reading import Sources
from lookup_app.geocoding.reading.understand import AS_SPELLED, WHOLE, understand
from lookup_app.geocoding.suggestions import suggestions
from lookup_app.places import Place, canonical_place_id

_NEARBY_TOWN_MILES = 60.0
_NEARBY_TOWN_TIMES = 4
_MOST_AROUND = 50
_WIDE_MILES = 75.0
_LARGEST_TOWNS = 12


@dataclass(frozen=True, slots=True)
class Shared:
    """A bare slug that several places of one state share; the person chooses."""

    candidates: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class MilitaryZip:
    """The ZIP of an APO, FPO or DPO: no place in the United States."""

    zip_code: str


class Gazetteer:
    """Places of the United States, offline. One for all threads."""

    asked = ()  # Nobody: what is typed stays here.

    def __init__(self, database: Path) -> None:
        self._database = database
        self._store = Store(database)
        self._large_towns = LargeTowns(self._store)
        self._sources = Sources.of(self._store)

    @classmethod
    def open(cls, instance_dir: Path) -> "Gazetteer":
        """Unpack the shipped file into the folder on first use and open it.

        Raises ``GeocoderUnavailable`` where the file is missing, damaged or cannot be written.
        """
        return cls(unpacked(shipped.DATABASE, shipped.CHECKSUM, instance_dir))

    def close(self) -> None:
        """Close the file; what is asked afterwards opens it again."""
        self._store.close()

    def is_ready(self) -> bool:
        """Whether the data answers, and each byte of it is still as it was unpacked."""
        try:
            return self.place("20001") is not None and is_whole(self._database)
        except GeocoderUnavailable:
            return False

    def geocode(self, query: str) -> Outcome:
        """What a person meant by a query; never raises for any text."""
        outcome = understand(query, self._sources)
        if isinstance(outcome, Ambiguous):
            return with_townships(outcome, self._sources)
        return outcome

    def as_spelled(self, query: str) -> Outcome:
        """What a person meant who made no slip: no spelling is mended."""
        return understand(query, self._sources, AS_SPELLED)

    def named(self, words: str) -> Outcome:
        """The place that the words name and nothing else: "Boise, ID", no "rehab in Boise"."""
        return understand(words, self._sources, WHOLE)

    def place(self, place_id: str) -> Place | Shared | MilitaryZip | None:
        """What a place id names, in any spelling; None for ids of nothing and points abroad."""
        canonical = canonical_place_id(place_id)
        if canonical is None:
            return None
        if "," in canonical:
            latitude, longitude = (float(number) for number in canonical.split(","))
            return self._sources.points.place(latitude, longitude)
        if place := self._store.by_id(canonical):
            return place
        if canonical.isdigit():
            return MilitaryZip(canonical) if is_military_zip(canonical) else None
        candidates = self._store.sharing(canonical)
        return Shared(candidates) if candidates else None

    def name_in(self, query: str, found: Found) -> NameTaken | None:
        """The name that the query has for the place, where that has to be said beside it."""
        names = key(found.place.name), key(found.place.label)
        if found.match == "exact" and key(query) in names:
            return None
        return name_in(query, found, self._sources)

    def name_of(self, place: Place, filed: str) -> NameTaken | None:
        """What a filed spelling is to the place; None where it does not answer to it."""
        return name_of(place, filed, self._sources) if filed else None

    def others_meant(
        self, place: Place, match: Match = "exact", taken: NameTaken | None = None
    ) -> tuple[Place, ...]:
        """Other places that a person may have meant who wrote that name and was led here."""
        if taken is None and place.kind in WITHOUT_NAMESAKES:
            return ()
        return others_meant(place, match, taken, self._sources)

    def alternatives(self, place: Place) -> tuple[Place, ...]:
        """Namesakes and near-spelled places of the state."""
        return alternatives(place, self._sources)

    def nearby_town(self, place: Place) -> Place | None:
        """A larger town nearby that tells same-named places of one county apart."""
        least = max(_NEARBY_TOWN_TIMES * choose.people(place), 5_000)
        around = self._store.near(place.latitude, place.longitude, _NEARBY_TOWN_MILES, ("city",))
        for _, town in around:
            if choose.people(town) >= least and town.name != place.name:
                return town
        return None

    def towns_around(self, latitude: float, longitude: float, miles: float) -> tuple[Place, ...]:
        """Towns and parts of towns in the square around a point, so many miles to each side: the
        largest fifty, the largest first."""
        # Where there are so many large towns, no other place is among the largest.
        if miles > _WIDE_MILES:
            large = tuple(
                islice(self._large_towns.around(latitude, longitude, miles), _MOST_AROUND)
            )
            if len(large) == _MOST_AROUND:
                return large
        kinds = ("city", "neighborhood")
        found = self._store.largest_around(latitude, longitude, miles, kinds, _MOST_AROUND)
        return tuple(found)

    def largest_towns(self, state: str) -> tuple[Place, ...]:
        """The largest towns of a state (two letters), a dozen at most."""
        return tuple(self._store.largest_in(state, "city", _LARGEST_TOWNS))

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Place, ...]:
        """The likeliest places that start with what has been typed so far."""
        return suggestions(prefix, limit, self._store, self._sources.nicknames)

    def place_for_zip(self, zip_code: str) -> Place | None:
        """The place of a five-digit ZIP or ZIP+4, or None."""
        place = self._store.by_id(zip_code.strip()[:5])
        return place if place and place.kind == "zip" else None

    def towns_named(self, city: str, state: str) -> tuple[Place, ...]:
        """Every town of this name in the state (two letters), the largest first."""
        towns = {
            named.place.id: named.place
            for named in self._store.named(key(city), state.upper())
            if named.grade <= Grade.AS_GOOD and named.place.kind == "city"
        }
        return tuple(sorted(towns.values(), key=lambda town: -choose.people(town)))

    def county_at(self, latitude: float, longitude: float) -> str | None:
        """The county of a point, as its nearest ZIP has it; None outside the United States."""
        place = self._sources.points.place(latitude, longitude)
        return place.county if place else None
