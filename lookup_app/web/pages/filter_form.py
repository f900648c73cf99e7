"""The filters of a list of facilities: the needs to press, and the boxes to tick for all else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import CountKey, FacilityPage
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.search.search import Search
from lookup_app.facilities.service_codes import KINDS, Kind
from lookup_app.web.i18n import language
from lookup_app.web.pages.ways_on import LEGENDS, WayOn, WaysOn

# What most people come for, then how they pay: one press each, in short words.
_NEEDS: dict[CountKey, LazyString] = {
    ("care", "detox"): _("Detox"),
    ("care", "medication"): _("Medication (opioids, alcohol)"),
    ("care", "therapy"): _("Therapy"),
    ("care", "residential"): _("Residential"),
    ("setting", "telehealth"): _("Telehealth"),
}
# On pages of another language than English: care in that language, before all else.
_OWN_LANGUAGE: dict[str, dict[CountKey, LazyString]] = {
    "es": {("language", "spanish"): _("Care in Spanish")},
}
_PAYMENT: dict[CountKey, LazyString] = {
    ("pay", "medicaid"): _("Medicaid"),
    ("pay", "sliding-fee"): _("Sliding fee"),
    ("pay", "free"): _("Free"),
}


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """One choice, with how many facilities it would leave."""

    kind: Kind
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """The boxes of one kind, without those that nothing here satisfies."""

    kind: Kind
    legend: str
    choices: tuple[ShownChoice, ...]


@dataclass(frozen=True, slots=True)
class FilterForm:
    """The filters of a list.

    ``needs`` and ``payment`` are chosen by one press, which keeps the fields of ``kept``; a form
    sends along those of ``naming``;
    ``groups`` are boxes to tick, ``chosen`` what is chosen, each with the way back from it.
    """

    needs: tuple[ShownChoice, ...]
    payment: tuple[ShownChoice, ...]
    kept: tuple[tuple[str, str], ...]
    naming: tuple[tuple[str, str], ...]
    groups: tuple[FilterGroup, ...]
    chosen: tuple[WayOn, ...]
    without_filters: str | None
    asked_radius: str | None


def filter_form(ways: WaysOn, found: FacilityPage) -> FilterForm:
    """The filters of the list that a search found."""
    search = ways.search
    own_language = _OWN_LANGUAGE.get(language().code, {})
    return FilterForm(
        needs=tuple(_to_press(own_language | _NEEDS, found, search.filters)),
        payment=tuple(_to_press(_PAYMENT, found, search.filters)),
        kept=tuple(_kept(search)),
        naming=tuple((name, value) for name, [value] in ways.naming.items()),
        groups=_groups(found.counts, search.filters),
        chosen=tuple(ways.back()),
        without_filters=ways.without_filters(),
        asked_radius=search.radius_text,
    )


def _to_press(
    words: Mapping[CountKey, LazyString], found: FacilityPage, filters: Filters
) -> Iterator[ShownChoice]:
    """These choices without those that are made, and those that leave nothing."""
    for (kind, value), said in words.items():
        count = found.counts.get((kind, value), 0)
        if count and value not in filters.of(kind):
            yield ShownChoice(kind, value, str(said), count, chosen=False)


def _kept(search: Search) -> Iterator[tuple[str, str]]:
    """What a press on a need sends along: the filters chosen before, and the radius."""
    yield from search.filters.pairs()
    if search.radius_text:
        yield "radius", search.radius_text


def _groups(counts: Mapping[CountKey, int], filters: Filters) -> tuple[FilterGroup, ...]:
    """The filters worth showing: a choice that leaves nothing stays only while it is ticked."""
    groups = (
        FilterGroup(kind, str(LEGENDS[kind]), tuple(_choices(kind, counts, filters)))
        for kind in KINDS
    )
    return tuple(group for group in groups if group.choices)


def _choices(kind: Kind, counts: Mapping[CountKey, int], filters: Filters) -> list[ShownChoice]:
    locale = language().code
    return [
        ShownChoice(kind, choice.value, choice.label.text(locale), count, chosen)
        for choice in service_codes.choices_of(kind)
        for count in (counts.get((kind, choice.value), 0),)
        for chosen in (choice.value in filters.of(kind),)
        if count or chosen
    ]
