"""Days, hours and time zones in the words of the page's language."""

from datetime import date, datetime, time

from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_timezone_name
from flask_babel import get_locale, lazy_gettext
from flask_babel import gettext as _

from lookup_app.words import SourceDate

# What people in the United States call these; Babel says "hora oriental", or names a town.
_ZONES = {
    "America/New_York": lazy_gettext("Eastern Time"),
    "America/Detroit": lazy_gettext("Eastern Time"),
    "America/Indiana/Indianapolis": lazy_gettext("Eastern Time"),
    "America/Kentucky/Louisville": lazy_gettext("Eastern Time"),
    "America/Chicago": lazy_gettext("Central Time"),
    "America/Denver": lazy_gettext("Mountain Time"),
    "America/Boise": lazy_gettext("Mountain Time"),
    "America/Phoenix": lazy_gettext("Arizona Time"),
    "Pacific/Guam": lazy_gettext("Chamorro Time"),
    "Pacific/Saipan": lazy_gettext("Chamorro Time"),
}


def clock_time(moment: time | datetime) -> str:
    """ "10 AM", "8:30 PM", "noon" or "midnight"."""
    clock = moment.time() if isinstance(moment, datetime) else moment
    if clock == time(0):
        return str(_("midnight"))
    if clock == time(12):
        return str(_("noon"))
    return format_time(clock, "h:mm a" if clock.minute else "h a", locale=get_locale())


def day_name(weekday: int) -> str:
    """The weekday's name, Monday being 0."""
    return str(get_day_names("wide", locale=get_locale())[weekday])


def source_day(when: SourceDate) -> str:
    """ "July 23, 2014", or as much of it as is known; "" without a date."""
    if when.year and when.month and when.day:
        return format_date(date(when.year, when.month, when.day), "long", locale=get_locale())
    return source_when(when)


def source_when(when: SourceDate) -> str:
    """ "2019" or "July 2022": the month is as exact as a reader needs it; "" without a date."""
    if not when.year:
        return ""
    if not when.month:
        return str(when.year)
    return format_skeleton("yMMMM", date(when.year, when.month, 1), locale=get_locale())


def zone_name(zone: str) -> str:
    """What people call the time of a zone: "Eastern Time", "hora del este"."""
    if zone in _ZONES:
        return str(_ZONES[zone])
    return get_timezone_name(zone, width="long", zone_variant="generic", locale=get_locale())
