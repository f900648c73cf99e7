"""What a query was taken to mean, in words."""

from typing import assert_never

from markupsafe import Markup

from lookup_app.geocoding.outcomes import Match, NameTaken
from lookup_app.places import Place
from lookup_app.web.i18n import html_words as _
from lookup_app.web.words.places import place_name


def understood(place: Place, match: Match, taken: NameTaken | None = None) -> str:
    """What was searched instead of the very words; "" where it was those."""
    named = Markup("<strong>{}</strong>").format(place_name(place))
    if taken and taken.kind != "own":
        return _by_another_name(taken, place, named)
    match match:
        case "corrected" if taken:
            return _("From what you wrote we took %(place)s.", place=named)
        case "corrected":
            return _("We corrected the spelling and took it to mean %(place)s.", place=named)
        case "approximate" if taken:
            return _(
                "From what you wrote we took %(place)s and searched around there."
                " Distances are from the middle of that area.",
                place=named,
            )
        case "approximate":
            return _(
                "We took it to be in or near %(place)s and searched around there."
                " Distances are from the middle of that area.",
                place=named,
            )
        case "region":
            return _larger_than_asked(place, named)
        case "exact":
            return ""
        case unknown:
            assert_never(unknown)


def _by_another_name(taken: NameTaken, place: Place, named: Markup) -> str:
    name = Markup("<strong>{}</strong>").format(taken.name)
    match taken.kind:
        case "township":
            return _(
                "Distances are from the middle of ZIP code %(code)s (%(town)s),"
                " in or beside %(name)s.",
                code=place.name,
                town=place.city or place.state,
                name=name,
            )
        case "reservation":
            return _(
                "%(name)s: shown from %(place)s, where its offices are."
                " Distances are from the middle of that area.",
                name=name,
                place=named,
            )
        case "base":
            return _(
                "%(name)s: shown from %(place)s. Distances are from the middle of that area.",
                name=name,
                place=named,
            )
        case "other" | "own":
            return _("We took that name to mean %(place)s.", place=named)
        case unknown:
            assert_never(unknown)


def _larger_than_asked(place: Place, named: Markup) -> str:
    if place.kind == "state":
        return _(
            "We cannot search a part of a state, so we searched all of it: %(place)s.", place=named
        )
    return _("That is larger than one town. We searched around %(place)s.", place=named)
