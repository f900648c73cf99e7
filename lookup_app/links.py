"""Links to FindTreatment.gov: one that carries the place, the words to type there, a plain one."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from lookup_app.places import Place

PLAIN = "https://findtreatment.gov/locator"
PAYMENT = "https://findtreatment.gov/what-to-expect/payment"
OPIOID_PROGRAMS = "https://www.samhsa.gov/find-help/locators/opioid-treatment-program-directory"

_BLANK = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class TreatmentLinks:
    """What a results page links to.

    ``search`` hands the place to FindTreatment.gov in the form that site's own box once took. No
    published contract says that it still reads it, so ``place_text`` is shown beside it to type,
    and ``plain`` tells that site nothing.
    """

    search: str
    place_text: str
    plain: str
    opioid_programs: str
    payment: str


def treatment_links(place: Place, link_form: str) -> TreatmentLinks:
    """The links for one place. ``link_form`` is an address with one blank in braces."""
    place_text = text_for_search(place)
    quoted = quote(place_text, safe="")
    return TreatmentLinks(
        search=_BLANK.sub(lambda _: quoted, link_form),
        place_text=place_text,
        plain=PLAIN,
        opioid_programs=OPIOID_PROGRAMS,
        payment=PAYMENT,
    )


def text_for_search(place: Place) -> str:
    """What to type into FindTreatment.gov's box: a ZIP, "City, ST", or the nearest there is.

    Less than we know rather than more: a neighborhood, an airport and a landmark are named by their
    town, and a bare point by its county or its state.
    """
    match place.kind:
        case "zip" | "state":
            return place.name
        case "city" | "county":
            return f"{place.name}, {place.state}"
        case "neighborhood" | "airport" | "landmark" | "metro" | "point":
            return (
                f"{around}, {place.state}"
                if (around := place.city or place.county)
                else place.state
            )
