"""The states, territories and freely associated states, each once, and every way of writing one."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lookup_app.folding import LEADING, key

PlaceGroup = Literal["state", "territory", "freely-associated", "military"]


@dataclass(frozen=True, slots=True)
class State:
    """One state, territory or freely associated state.

    ``fips`` is its Census number; ``also`` holds other ways of writing it, parted by bars: the
    traditional abbreviation, Spanish names, nicknames of the whole state.
    """

    code: str
    fips: str
    name: str
    also: str = ""
    group: PlaceGroup = "state"

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, and the other ways of writing it."""
        return self.name, *filter(None, self.also.split("|"))


STATES = (
    State("AL", "01", "Alabama", "Ala|Heart of Dixie|Yellowhammer State|Bama"),
    State("AK", "02", "Alaska", "The Last Frontier|Last Frontier State"),
    State("AZ", "04", "Arizona", "Ariz|Grand Canyon State"),
    State("AR", "05", "Arkansas", "Ark|Natural State"),
    State("CA", "06", "California", "Calif|Cal|Cali|Golden State|Califas"),
    State("CO", "08", "Colorado", "Colo|Centennial State|Colorful Colorado"),
    State("CT", "09", "Connecticut", "Conn|Constitution State"),
    State("DE", "10", "Delaware", "Del|First State"),
    State(
        "DC",
        "11",
        "District of Columbia",
        "The District of Columbia|Distrito de Columbia|Dist of Columbia",
    ),
    State("FL", "12", "Florida", "Fla|Flo|Flor|Sunshine State|La Florida"),
    State("GA", "13", "Georgia", "Peach State"),
    State("HI", "15", "Hawaii", "Hawái|Hawai|Aloha State|Islas Hawái|Hawaiian Islands"),
    State("ID", "16", "Idaho", "Ida|Gem State"),
    State("IL", "17", "Illinois", "Ill|Ills|Prairie State|Land of Lincoln"),
    State("IN", "18", "Indiana", "Ind|Hoosier State"),
    State("IA", "19", "Iowa", "Hawkeye State"),
    State("KS", "20", "Kansas", "Kans|Kan|Sunflower State"),
    State("KY", "21", "Kentucky", "Bluegrass State"),
    State("LA", "22", "Louisiana", "Luisiana|Pelican State|Bayou State"),
    State("ME", "23", "Maine", "Pine Tree State|Vacationland"),
    State("MD", "24", "Maryland", "Old Line State"),
    State("MA", "25", "Massachusetts", "Mass|Bay State|Taxachusetts"),
    State("MI", "26", "Michigan", "Mich|Great Lakes State|Wolverine State|Míchigan|Pure Michigan"),
    State("MN", "27", "Minnesota", "Minn|Gopher State|Land of 10000 Lakes|Land of 10,000 Lakes"),
    State("MS", "28", "Mississippi", "Miss|Misisipi|Misisipí|Magnolia State"),
    State("MO", "29", "Missouri", "Misuri|Show Me State|Show-Me State"),
    State("MT", "30", "Montana", "Mont|Big Sky Country|Treasure State"),
    State("NE", "31", "Nebraska", "Neb|Nebr|Cornhusker State"),
    State("NV", "32", "Nevada", "Nev|Silver State"),
    State("NH", "33", "New Hampshire", "N Hamp|Nuevo Hampshire|Nueva Hampshire|Granite State"),
    State("NJ", "34", "New Jersey", "N Jersey|Nueva Jersey|Garden State|Jerz|Nuevo Jersey"),
    State("NM", "35", "New Mexico", "N Mex|New Mex|Nuevo México|Nuevo Méjico|Land of Enchantment"),
    State("NY", "36", "New York", "N York|Nueva York|Empire State|NY State|Nuevo York"),
    State("NC", "37", "North Carolina", "Carolina del Norte|Tar Heel State"),
    State("ND", "38", "North Dakota", "N Dak|NoDak|Dakota del Norte|Peace Garden State"),
    State("OH", "39", "Ohio", "Buckeye State|O-H-I-O"),
    State("OK", "40", "Oklahoma", "Okla|Sooner State"),
    State("OR", "41", "Oregon", "Ore|Oreg|Oregón|Beaver State"),
    State("PA", "42", "Pennsylvania", "Penn|Penna|Pensilvania|Keystone State"),
    State("RI", "44", "Rhode Island", "R Isl|Isla de Rhode|Ocean State|Rhode Is"),
    State("SC", "45", "South Carolina", "Carolina del Sur|Palmetto State"),
    State("SD", "46", "South Dakota", "S Dak|SoDak|Dakota del Sur|Mount Rushmore State"),
    State("TN", "47", "Tennessee", "Tenn|Volunteer State|Tenesí"),
    State("TX", "48", "Texas", "Tex|Tejas|Lone Star State|Republic of Texas"),
    State("UT", "49", "Utah", "Utá|Beehive State"),
    State("VT", "50", "Vermont", "Verm|Green Mountain State"),
    State("VA", "51", "Virginia", "Virg|Old Dominion"),
    State("WA", "53", "Washington", "Wash|Washington State|Evergreen State|Estado de Washington"),
    State(
        "WV",
        "54",
        "West Virginia",
        "W Va|WVa|W Virg|Virginia Occidental|Virginia del Oeste|Mountain State",
    ),
    State("WI", "55", "Wisconsin", "Wis|Wisc|Badger State|Americas Dairyland"),
    State("WY", "56", "Wyoming", "Wyo|Equality State|Cowboy State"),
    State(
        "AS",
        "60",
        "American Samoa",
        "Samoa Americana|Samoa Estadounidense|Amerika Samoa|Amer Samoa|Am Samoa",
        group="territory",
    ),
    State("GU", "66", "Guam", "Guahan|Guåhan|Territory of Guam|Isla de Guam", group="territory"),
    State(
        "MP",
        "69",
        "Northern Mariana Islands",
        "CNMI|N Mariana Islands|Northern Marianas|Islas Marianas|The Northern Mariana Islands"
        "|Islas Marianas del Norte|Marianas del Norte|Commonwealth of the Northern Mariana Islands",
        group="territory",
    ),
    State(
        "PR",
        "72",
        "Puerto Rico",
        "P Rico|Porto Rico|Isla de Puerto Rico|Borinquen|Isla del Encanto"
        "|Estado Libre Asociado de Puerto Rico",
        group="territory",
    ),
    State(
        "VI",
        "78",
        "U.S. Virgin Islands",
        "USVI|US Virgin Islands|Virgin Islands|Virgin Is|V I|Virgin Islands US"
        "|Virgin Islands of the United States|United States Virgin Islands|Islas Vírgenes"
        "|Islas Vírgenes de los Estados Unidos|Islas Vírgenes Estadounidenses"
        "|Islas Vírgenes Americanas"
        "|Islas Vírgenes de EE UU|Islas Vírgenes EE UU|American Virgin Islands|US V I",
        group="territory",
    ),
    State(
        "FM",
        "64",
        "Federated States of Micronesia",
        "Micronesia|Estados Federados de Micronesia|FSM",
        group="freely-associated",
    ),
    State(
        "MH",
        "68",
        "Marshall Islands",
        "Islas Marshall|Republic of the Marshall Islands|RMI",
        group="freely-associated",
    ),
    State("PW", "70", "Palau", "Republic of Palau|Belau|Palaos", group="freely-associated"),
)

BY_CODE = {state.code: state for state in STATES}
BY_FIPS = {state.fips: state for state in STATES}
# Military post is its own "place", whichever of its three codes an address names.
MILITARY = "military"
MILITARY_CODES = frozenset({"AA", "AE", "AP"})


def codes_of(group: PlaceGroup) -> frozenset[str]:
    """The codes of a group."""
    return frozenset(state.code for state in STATES if state.group == group)


STATES_AND_DC = codes_of("state")
TERRITORIES = codes_of("territory")
FREELY_ASSOCIATED = codes_of("freely-associated")


def group_of(code: str) -> PlaceGroup:
    """The group of a code; raises KeyError for one of no place."""
    return "military" if code == MILITARY else BY_CODE[code].group


_LONGER = ("state of {}", "the state of {}", "estado de {}", "commonwealth of {}", "{} state")


def _spellings() -> dict[str, str]:
    known: dict[str, str] = {}
    for state in STATES:
        known |= {key(spelling): state.code for spelling in (state.code, *state.names)}
        longer = [said.format(state.name) for said in _LONGER]
        longer += [f"estado de {name}" for name in state.names]
        # "N.J.", "N. J." and "n j" all fold to the letters apart.
        apart = " ".join(state.code.lower())
        for filed in (*map(key, longer), apart, key(apart)):
            known.setdefault(filed, state.code)
    return known


# Folded spelling -> code. Keys are as ``words.key`` makes them.
SPELLINGS = _spellings()


def _lengths(edge: int) -> Mapping[str, tuple[int, ...]]:
    """How many words the spellings have that start (0) or end (-1) with a word, the most first."""
    lengths = defaultdict[str, set[int]](set)
    for parts in map(str.split, (*SPELLINGS, *map(str.lower, BY_CODE))):
        lengths[parts[edge]].add(len(parts))
    for short, long in LEADING.items():
        lengths[short] |= lengths[long]
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}


# A look at one word, as typed, spares most texts the search for a state.
STARTS, ENDS = _lengths(0), _lengths(-1)
