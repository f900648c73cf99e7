"""Everything there is to show for one place, each part on its own so that one may be missing."""

from dataclasses import dataclass
from datetime import date

from lookup_app.guidance import Guidance, NearbyLines, StateGuidance, lines_near
from lookup_app.links import TreatmentLinks, treatment_links
from lookup_app.places import Place


@dataclass(frozen=True, slots=True)
class Resources:
    """What a results page joins: links for the place, and the lines that serve it.

    ``state`` and ``lines`` are None for a place in no state that the guidance knows.
    """

    links: TreatmentLinks
    guidance: Guidance
    state: StateGuidance | None
    lines: NearbyLines | None


def find_resources(
    place: Place, guidance: Guidance, *, link_form: str, today: date, language: str
) -> Resources:
    """Gather what is known for a place. Lines that may not be shown ``today`` are left out."""
    shown = guidance.shown(today)
    state = shown.for_state(place.state)
    zip_code = place.name if place.kind == "zip" else None
    return Resources(
        links=treatment_links(place, link_form),
        guidance=shown,
        state=state,
        lines=lines_near(shown, state, language, zip_code) if state else None,
    )
