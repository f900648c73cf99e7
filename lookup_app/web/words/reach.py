"""How far a list of facilities reaches, in words."""

from typing import assert_never

from flask_babel import gettext as _
from flask_babel import ngettext

from lookup_app.facilities.filters import Filters
from lookup_app.facilities.near import (
    FacilitiesFound,
    OfTheIsland,
    TheNearest,
    WithinBorders,
    WithinRadius,
)
from lookup_app.facilities.search.borders import has_borders
from lookup_app.facilities.search.far import line_misleads
from lookup_app.places import Place
from lookup_app.web.words.facilities import whole_miles
from lookup_app.web.words.numbers import written
from lookup_app.web.words.places import island_in_a_sentence, where


def what_is_listed(place: Place, filters: Filters) -> str:
    """The heading of the list: what the filters choose of the directory, and where."""
    here, care = where(place), filters.care
    if "health-center" not in care:
        text = _("Treatment facilities %(where)s", where=here)
    elif len(care) == 1:
        text = _("Health centers %(where)s", where=here)
    else:
        text = _("Treatment facilities and health centers %(where)s", where=here)
    return str(text)


def how_many(facilities: FacilitiesFound, called: Place) -> str:
    """How many there are and how far that reaches: of the place under the name that led to it."""
    total = facilities.page.total
    if name := facilities.search.page.name:
        return _called(name, total)
    if facilities.nothing_near:
        return _nothing_near(facilities, called)
    if not total:
        return _none_fits(facilities.page.nearest_miles)
    if facilities.page.at_least:
        return _at_least(total)
    return _within_reach(facilities, total)


def _within_reach(facilities: FacilitiesFound, total: int) -> str:
    match facilities.reach:
        case WithinRadius(miles=miles):
            text = ngettext(
                "%(count)s facility within %(distance)s, nearest first.",
                "%(count)s facilities within %(distance)s, nearest first.",
                total,
                count=written(total),
                distance=whole_miles(miles),
            )
        case WithinBorders():
            text = ngettext(
                "%(count)s facility %(where)s, by town.",
                "%(count)s facilities %(where)s, by town.",
                total,
                count=written(total),
                where=where(facilities.search.place),
            )
        case OfTheIsland():
            text = ngettext(
                "%(count)s facility in %(area)s, nearest first.",
                "%(count)s facilities in %(area)s, nearest first.",
                total,
                count=written(total),
                area=island_in_a_sentence(facilities.search.place),
            )
        case TheNearest():
            text = _the_nearest(facilities)
        case unknown:
            assert_never(unknown)
    return str(text)


def _called(name: str, total: int) -> str:
    if not total:
        text = _(
            "We found no facility here with “%(name)s” in its name. It may be listed under another "
            "name, or lie farther away.",
            name=name,
        )
    else:
        text = ngettext(
            "%(count)s facility with “%(name)s” in its name.",
            "%(count)s facilities with “%(name)s” in their names.",
            total,
            count=written(total),
            name=name,
        )
    return str(text)


def _nothing_near(facilities: FacilitiesFound, called: Place) -> str:
    where_it_is = where(called)
    nearest = facilities.page.nearest_miles
    if nearest is None:
        return str(_("Our list has no treatment facility %(where)s.", where=where_it_is))
    text = _(
        "Our list has no treatment facility %(where)s. The nearest is %(distance)s away in a "
        "straight line.",
        where=where_it_is,
        distance=whole_miles(nearest),
    )
    return str(text)


def line_words(facilities: FacilitiesFound) -> str:
    """That distances are in a straight line, where one could be misled."""
    place = facilities.search.place
    if has_borders(place) or not line_misleads(place, facilities.page.items):
        return ""
    return str(_("Distances are in a straight line: by road or ferry it is farther."))


def _none_fits(nearest_miles: float | None) -> str:
    if nearest_miles is None:
        return str(_("We found none that fits."))
    away = whole_miles(nearest_miles)
    text = _("We found none that fits. The nearest that does is %(distance)s away.", distance=away)
    return str(text)


def _at_least(total: int) -> str:
    text = ngettext(
        "At least %(count)s facility; there are more than we could read in time.",
        "At least %(count)s facilities; there are more than we could read in time.",
        total,
        count=written(total),
    )
    return str(text)


def _the_nearest(facilities: FacilitiesFound) -> str:
    text = _(
        "These are the nearest; the last one is %(distance)s away. Ask whether they give care "
        "by phone or video.",
        distance=whole_miles(facilities.page.items[-1].distance_miles),
    )
    few = _("Few fit near here.")
    return f"{few} {text}" if facilities.search.filters else str(text)


def what_is_counted(facilities: FacilitiesFound) -> str:
    """Where the facilities are that the numbers beside the filters count."""
    match facilities.reach:
        case WithinRadius(miles=miles):
            text = _("The numbers count what is within %(distance)s.", distance=whole_miles(miles))
        case WithinBorders():
            text = _("The numbers count what is %(where)s.", where=where(facilities.search.place))
        case OfTheIsland():
            area = island_in_a_sentence(facilities.search.place)
            text = _("The numbers count what is %(where)s.", where=_("in %(area)s", area=area))
        case TheNearest():
            text = _("The numbers count what is as near as the last one listed.")
        case unknown:
            assert_never(unknown)
    return str(text)
