"""What the pages say of a facility: how far it is, and what it offers in plain words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import assert_never

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from lookup_app.facilities import service_codes
from lookup_app.facilities.facility import Facility, Nearby, Phone
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.published import is_published
from lookup_app.facilities.search.borders import has_borders
from lookup_app.facilities.service_codes import KINDS, FilterChoice, Kind
from lookup_app.facilities.sources import NOBODYS, Source
from lookup_app.places import Place
from lookup_app.web.i18n import language
from lookup_app.web.words.numbers import written

TO_FILL = ".venv/bin/flask --app lookup_app facilities fetch"
"""What an operator types to fill the directory."""

# What a caller asks of before medicines: care, where, languages, payment, ages.
_ASKED_OF_FIRST = frozenset({"TC", "SET", "EMS", "LANG", "PAY", "PYAS", "AGE"})
_HEALTH_CENTER, _SLIDING_FEE = (
    one for one in service_codes.CHOICES if one.value in {"health-center", "sliding-fee"}
)
# Two lines of a phone.
_SHORT_LETTERS = 84
# What a caller asks of most, in turns: kinds of care, then ways to pay, then a language.
_TURNS: tuple[tuple[Kind, int, int | None], ...] = (
    ("care", 0, 3),
    ("pay", 0, 2),
    ("language", 0, 1),
    ("care", 3, None),
    ("pay", 2, None),
)


@dataclass(frozen=True, slots=True)
class OffersInShort:
    """What a row of the list says of a facility: all that was asked for, then as much as fits."""

    asked_for: tuple[str, ...]
    others: tuple[str, ...]


def offers_in_short(facility: Facility, filters: Filters) -> OffersInShort:
    """Two lines at most, but for what was filtered for, which is always said."""
    asked_for = tuple(_asked_for(facility, filters))
    said = list(asked_for)
    for label in _in_turns(facility):
        if label in said:
            continue
        if sum(map(len, said)) + 3 * len(said) + len(label) > _SHORT_LETTERS:
            break
        said.append(label)
    return OffersInShort(asked_for, tuple(said[len(asked_for) :]))


def _asked_for(facility: Facility, filters: Filters) -> Iterable[str]:
    """What it offers of all that was filtered for, each once."""
    locale = language().code
    offered = (
        _said_by(choice, facility).label.text(locale)
        for kind in KINDS
        if (values := filters.of(kind))
        for choice in _offers(facility, kind)
        if choice.value in values
    )
    return dict.fromkeys(offered)


def _in_turns(facility: Facility) -> Iterator[str]:
    """What it offers, in the order in which to say it."""
    locale = language().code
    for kind, first, last in _TURNS:
        for choice in _offers(facility, kind)[first:last]:
            yield _said_by(choice, facility).label.text(locale)


def _offers(facility: Facility, kind: Kind) -> list[FilterChoice]:
    """What a facility offers of one kind."""
    codes = facility.code_mask
    return [choice for choice in service_codes.choices_of(kind) if codes & choice.mask]


def _said_by(choice: FilterChoice, facility: Facility) -> FilterChoice:
    """The choice whose words say it: those of a health center say the sliding fee as well."""
    is_center = facility.code_mask & _HEALTH_CENTER.mask
    return _HEALTH_CENTER if is_center and choice is _SLIDING_FEE else choice


def distance_text(nearby: Nearby, place: Place) -> str:
    """How far, in words: exact to a tenth below ten miles, "about" where a point is a stand-in."""
    if has_borders(place):
        return ""
    text: str
    miles = nearby.distance_miles
    if nearby.facility.approximate and miles < 1:
        text = _("in the same area")
    elif nearby.facility.approximate:
        about = written(round(miles))
        text = ngettext("about %(miles)s mile", "about %(miles)s miles", round(miles), miles=about)
    else:
        # Nothing is said to be nearer than a tenth of a mile.
        exact = max(0.1, round(miles, 1)) if miles < 10 else round(miles)
        form = 1 if exact == 1 else 2
        text = ngettext("%(miles)s mile", "%(miles)s miles", form, miles=written(exact))
    return text


def sources_dated(facilities: Iterable[Facility], as_of: date | None) -> list[Source]:
    """The lists that name the facilities, each once.

    One that says no day of its own and was never imported is of the day ``as_of``.
    """
    named = dict.fromkeys(chain.from_iterable(one.sources or (NOBODYS,) for one in facilities))
    return [one if one.as_of or one.imported_on else replace(one, as_of=as_of) for one in named]


def sources_said(facilities: Iterable[Facility], as_of: date | None) -> list[str]:
    """Whose lists name the facilities, and from which day each is: a sentence a list.

    Titles in English are marked where the page is in another language.
    """
    return [_source_said(one) for one in sources_dated(facilities, as_of)]


def _source_said(source: Source) -> str:
    publisher = source.publisher or _("a list that this site’s operator chose")
    if is_published(source) and language().code != "en":
        publisher = f"{{en:{publisher}}}"
    if source.as_of:
        day = format_date(source.as_of, "long")
        text: str = _("Source: %(publisher)s, as of %(date)s.", publisher=publisher, date=day)
    elif source.imported_on:
        text = _(
            "Source: %(publisher)s. The date of the list is not known; it came here on %(date)s.",
            publisher=publisher,
            date=format_date(source.imported_on, "long"),
        )
    else:
        text = _("Source: %(publisher)s.", publisher=publisher)
    return text


def whole_miles(distance_miles: float) -> str:
    """A distance in whole miles; no distance is "0 miles"."""
    miles = round(distance_miles)
    if miles < 1:
        text: str = _("less than 1 mile")
    else:
        # Other words than those of a list item, whose Spanish begins with "a".
        text = ngettext("%(count)s mile", "%(count)s miles", miles, count=written(miles))
    return text


def everything_offered(facility: Facility) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """All a facility offers, by category, in plain words that mark those of another language."""
    locale = language().code
    by_category: dict[str, dict[str, None]] = {}
    for code in facility.codes:
        known = service_codes.CODES[code]
        # Two codes may say the same; a dict keeps the first and the order.
        by_category.setdefault(known.category, {})[known.label.marked(locale)] = None
    # A stable sort: the others stay in the order of the code list.
    in_order = sorted(by_category.items(), key=lambda item: item[0] not in _ASKED_OF_FIRST)
    return tuple(
        (service_codes.CATEGORIES[category].text(locale), tuple(labels))
        for category, labels in in_order
    )


def call_words(phone: Phone) -> str:
    """What a button to call a number says."""
    match phone.kind:
        case "main":
            text = _("Call %(number)s", number=phone.text)
        case "intake":
            text = _("Call %(number)s (intake)", number=phone.text)
        case "hotline":
            text = _("Call %(number)s (hotline)", number=phone.text)
        case unknown:
            assert_never(unknown)
    return str(text)
