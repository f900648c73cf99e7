"""Everything there is to show for one place, each part on its own so that one may be missing."""

from dataclasses import dataclass

from lookup_app.facilities.directory import FIRST_PAGE, FacilityDirectory, PageAsked
from lookup_app.facilities.filters import Arguments
from lookup_app.facilities.near import Facilities, facilities_near
from lookup_app.facilities.search.search import Search
from lookup_app.guidance.arranging import NearbyLines, lines_near
from lookup_app.guidance.guidance import Guidance
from lookup_app.guidance.state_guidance import StateGuidance
from lookup_app.library.library import Edition
from lookup_app.library.steps import NearStep, near_steps
from lookup_app.links import TreatmentLinks, treatment_links
from lookup_app.places import Place


@dataclass(frozen=True, slots=True)
class Resources:
    """What a place has: FindTreatment links, the lines that serve it, facilities and small steps.

    ``state`` and ``lines`` are None for a place in no state that the guidance knows.
    """

    links: TreatmentLinks
    guidance: Guidance
    state: StateGuidance | None
    lines: NearbyLines | None
    facilities: Facilities
    steps: tuple[NearStep, ...]


def find_resources(
    place: Place,
    asked: Arguments,
    *,
    guidance: Guidance,
    directory: FacilityDirectory,
    edition: Edition,
    link_form: str,
    called: str = "",
    page: PageAsked = FIRST_PAGE,
) -> Resources:
    """Gather what is known for a place, in the language of the edition.

    ``asked`` is the query string: filters, radius and page of the facilities. ``guidance`` is what
    may be shown today. ``called`` is the place as it stands in a sentence of the
    language, where that is not the name of a town. ``page`` is what a page of facilities has.
    """
    state = guidance.for_state(place.state)
    zip_code = place.name if place.kind == "zip" else None
    return Resources(
        links=treatment_links(place, link_form),
        guidance=guidance,
        state=state,
        lines=lines_near(guidance, state, edition.language, zip_code) if state else None,
        facilities=facilities_near(directory, Search.parse(place, asked, page)),
        steps=near_steps(place, guidance, edition.article, edition.steps, called),
    )
