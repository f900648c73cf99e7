"""Everything there is to show for one place, each part on its own so that one may be missing."""

from dataclasses import dataclass
from datetime import date

from lookup_app.guidance import Guidance, StateGuidance
from lookup_app.links import TreatmentLinks, treatment_links
from lookup_app.places import Place


@dataclass(frozen=True, slots=True)
class Resources:
    """What a results page joins: links for the place, national guidance, and its state's own."""

    links: TreatmentLinks
    guidance: Guidance
    state: StateGuidance | None


def find_resources(place: Place, guidance: Guidance, *, link_form: str, today: date) -> Resources:
    """Gather what is known for a place. Lines that may not be shown ``today`` are left out."""
    shown = guidance.shown(today)
    return Resources(
        links=treatment_links(place, link_form),
        guidance=shown,
        state=shown.for_state(place.state),
    )
