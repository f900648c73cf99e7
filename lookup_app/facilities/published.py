"""The lists that are published for everybody to take: who publishes each, and what it lists.

A new list is one entry here and one address in DIRECTORY_FILES.
"""

from dataclasses import dataclass

from lookup_app.facilities import service_codes
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.sources import LOCATOR, Source


@dataclass(frozen=True, slots=True)
class PublishedList:
    """A list, and how a file of it is recognised: by its name, or by columns no other list has.

    ``agency`` keeps it. ``codes`` are what every row of it is, though no row says so. One that is
    only ``by_hand`` has no address that stays, so that nothing fetches it.
    """

    key: str
    agency: str
    title: str
    file_name: str = ""
    columns: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    by_hand: bool = False

    @property
    def publisher(self) -> str:
        """Who published what, as pages name it."""
        return f"{self.agency}, {self.title}"


PUBLISHED = (
    PublishedList(
        "national-directory-su",
        "SAMHSA",
        "National Directory of Drug and Alcohol Use Treatment Facilities",
        file_name=r"^National_Directory_(SA|SU)_|_SU_Facilities_for_All",
    ),
    PublishedList(
        "national-directory-mh",
        "SAMHSA",
        "National Directory of Mental Health Treatment Facilities",
        file_name=r"^National_Directory_MH_|_MH_Facilities_for_All",
    ),
    PublishedList(
        "findtreatment",
        "SAMHSA",
        "FindTreatment.gov",
        file_name=r"^FindTrea?t?ment_Facility_listing",  # Its own spelling has "Treament".
        by_hand=True,
    ),
    PublishedList(
        "opioid-treatment-programs",
        "SAMHSA",
        "Opioid Treatment Program Directory",
        columns=frozenset({"first full certification date"}),
        codes=frozenset({"SA", "OTP"}),
    ),
    PublishedList(
        "health-centers",
        "HRSA",
        "Health Center Service Delivery and Look-Alike Sites",
        file_name=r"^Health_Center_Service_Delivery",
        columns=frozenset({"bphc assigned number", "health center type", "health center number"}),
        codes=frozenset({"HRSA", "SS"}),
    ),
)

_AGENCIES = {one.key: one.agency for one in PUBLISHED} | {LOCATOR.key: "SAMHSA"}
_TREATMENT = service_codes.mask_of(["SA", "MH"])
_HEALTH_CENTER = service_codes.mask_of(["HRSA"])


def agency_of(source: Source) -> str:
    """Who keeps a list; empty where nobody is known to have published it."""
    return _AGENCIES.get(source.key, source.publisher)


def is_published(source: Source) -> bool:
    """Whether it is a list that we know, whose title is English."""
    return source.key in _AGENCIES


def is_other_help(facility: Facility) -> bool:
    """Whether it is a health center and no treatment, as far as the lists that name it say.

    Published lists say of each row what it is. Beside them, a row of another list that does not
    is taken for treatment.
    """
    if not facility.code_mask & _HEALTH_CENTER or facility.code_mask & _TREATMENT:
        return False
    return len(facility.sources) < 2 or all(one.key in _AGENCIES for one in facility.sources)
