"""Why the form has no answer, and what to try: each a sentence of the problem and one of advice."""

import re
from typing import assert_never

from flask_babel import gettext as _

from lookup_app.folding import words
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.outcomes import WhyNotFound
from lookup_app.geocoding.reading.numbers.addresses import looks_like_address
from lookup_app.geocoding.reading.reading import Query
from lookup_app.places import Place
from lookup_app.web.words.countries import country_in_a_sentence
from lookup_app.web.words.places import where

# The first number is the house's.
_ZIP_BEHIND = re.compile(r"\d.*\b\d{5}\b")
# A name seldom holds as many everyday words: "Chicago i need help" has no spelling to check.
_EVERYDAY_IN_A_SENTENCE = 2


def words_of_not_found(reason: WhyNotFound, state: Place | None, query: str) -> tuple[str, str]:
    """What is wrong with a query that names no place, or none of the state it names, and what to
    try."""
    match reason:
        case "near_me":
            return (
                _("We cannot see where you are."),
                _("Type a ZIP code or a city and state. If you see “Use my location”, press it."),
            )
        case "too_vague":
            return (
                _("That area is too large for us to search."),
                _("Type a city, a county or a state, such as “Tulsa, OK” or “Oklahoma”."),
            )
        case "unknown" if state is None and _is_sentence(query):
            return (
                _("We found no place in that."),
                _("Type only a ZIP code, or only a city with its state."),
            )
        case "unknown":
            return (
                _("We do not know that place %(there)s.", there=where(state))
                if state
                else _("We could not find that place."),
                _what_to_try(query, state),
            )
        case other:
            assert_never(other)


def _what_to_try(query: str, state: Place | None) -> str:
    if any(map(str.isdigit, query)) and not any(map(str.isalpha, query)):
        return str(_("Check the digits, or try a city with its state."))
    if state is None and looks_like_address(Query.of(query)):
        if _ZIP_BEHIND.search(query):
            return str(_("Check that the city, the state and the ZIP code belong together."))
        return str(_("Add the city and state, or the ZIP code."))
    return str(_("Check the spelling, or try a ZIP code, or a city with its state."))


def _is_sentence(query: str) -> bool:
    """Whether there is no name in it whose spelling may be wrong: "rehab" has none either."""
    everyday = [all_everyday((word,)) for word in words(query)]
    return sum(everyday) >= _EVERYDAY_IN_A_SENTENCE or everyday == [True]


def words_of_abroad(country: str | None) -> tuple[str, str]:
    """That a place is abroad, in which country where that is known, and what this site knows."""
    name = country_in_a_sentence(country) if country else None
    if name:
        problem = _("That place seems to be in %(country)s.", country=name)
    else:
        problem = _("That place seems to be outside the United States.")
    return problem, _("This page knows only places in the United States and its territories.")
