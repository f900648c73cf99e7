"""Which lines a results page shows under which heading, in the order a distressed reader needs."""

from dataclasses import dataclass, replace

from lookup_app.guidance.guidance import Guidance
from lookup_app.guidance.line import Line
from lookup_app.guidance.state_guidance import StateGuidance


@dataclass(frozen=True, slots=True)
class NearbyLines:
    """The lines for one place, each under one heading.

    ``right_now``: danger and crisis. ``other_ways``: crisis lines for some readers or by text.
    ``company``: people to talk with before it is a crisis. ``treatment``: help finding care.
    """

    right_now: tuple[Line, ...]
    other_ways: tuple[Line, ...]
    company: tuple[Line, ...]
    treatment: tuple[Line, ...]


def lines_near(
    guidance: Guidance, state: StateGuidance, language: str, zip_code: str | None
) -> NearbyLines:
    """The lines for a state's places. Pass what may be shown today.

    ``language`` puts 988 in Spanish first on Spanish pages; ``zip_code`` fills in the line that
    wants one by text, which is left out without. Where US numbers are not known to work, nothing
    is promised.
    """
    if state.group == "freely-associated":
        return NearbyLines((), (), (), ())
    if state.group == "military":
        return NearbyLines(_named(guidance, "988-veterans"), (), (), ())
    own_crisis = state.of_kind("crisis")
    lifeline = _named(guidance, lifeline_id(language), "911")
    return NearbyLines(
        right_now=(*own_crisis, *lifeline) if state.own_line_first else (*lifeline, *own_crisis),
        other_ways=_named(guidance, *_other_ways(language)),
        company=(*state.of_kind("warmline", "support"), *_named(guidance, "nami", "211")),
        treatment=(
            *state.of_kind("referral", "clinic"),
            *_named(guidance, "samhsa-helpline"),
            *_by_text(guidance, zip_code),
        ),
    )


def lifeline_id(language: str) -> str:
    """The id of 988 as a page's language reaches it."""
    return "988-spanish" if language == "es" else "988"


def _other_ways(language: str) -> tuple[str, ...]:
    """Ids of further crisis lines: the 988 line of the page's other language comes with them."""
    other = "988" if language == "es" else "988-spanish"
    return (other, "988-veterans", "988-deaf", "crisis-text-line", "disaster-distress")


def _named(guidance: Guidance, *ids: str) -> tuple[Line, ...]:
    """The lines of these ids, in this order, without those that may not be shown."""
    return tuple(line for one in ids if (line := guidance.line(one)))


def _by_text(guidance: Guidance, zip_code: str | None) -> tuple[Line, ...]:
    """SAMHSA's text line with the reader's ZIP as the word to send, or nothing without a ZIP."""
    line = guidance.line("samhsa-help4u")
    if not line or not zip_code:
        return ()
    ways = (
        replace(way, keyword=zip_code, href=f"{way.href}?&body={zip_code}") for way in line.contacts
    )
    return (replace(line, contacts=tuple(ways)),)
