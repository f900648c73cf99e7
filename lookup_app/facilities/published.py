"""The lists that are published for everybody to take: who publishes each, and what it lists.

A new list is one entry here and one address in DIRECTORY_FILES.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lookup_app.facilities.sources import Source


@dataclass(frozen=True, slots=True)
class PublishedList:
    """A list, and how a file of it is recognised: by its name, or by a column no other list has.

    ``codes`` are what every row of it is, though no row says so. ``is_treatment`` is False for
    another kind of help, which stands among treatment only where somebody asks for it.
    """

    key: str
    publisher: str
    file_name: str = ""
    column: str = ""
    codes: frozenset[str] = frozenset()
    is_treatment: bool = True


PUBLISHED = (
    PublishedList(
        "national-directory-su",
        "SAMHSA, National Directory of Drug and Alcohol Use Treatment Facilities",
        file_name=r"^National_Directory_(SA|SU)_|_SU_Facilities_for_All",
    ),
    PublishedList(
        "national-directory-mh",
        "SAMHSA, National Directory of Mental Health Treatment Facilities",
        file_name=r"^National_Directory_MH_|_MH_Facilities_for_All",
    ),
    PublishedList(
        "findtreatment",
        "SAMHSA, FindTreatment.gov",
        file_name=r"^FindTrea?t?ment_Facility_listing",  # Its own spelling has "Treament".
    ),
    PublishedList(
        "opioid-treatment-programs",
        "SAMHSA, Opioid Treatment Program Directory",
        column="first full certification date",
        codes=frozenset({"SA", "OTP"}),
    ),
    PublishedList(
        "health-centers",
        "HRSA, Health Center Service Delivery and Look-Alike Sites",
        file_name=r"^Health_Center_Service_Delivery",
        column="bphc assigned number",
        codes=frozenset({"HRSA", "SS"}),
        is_treatment=False,
    ),
)

_OTHER_HELP = frozenset(one.key for one in PUBLISHED if not one.is_treatment)


def is_other_help(sources: Iterable[Source]) -> bool:
    """Whether nothing but lists of another kind of help names it."""
    keys = {source.key for source in sources}
    return bool(keys) and keys <= _OTHER_HELP
