"""The ways on from a list of facilities: addresses of the same search with something changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import FacilityPage, Loosening
from lookup_app.facilities.search.search import Search, radius_text
from lookup_app.facilities.service_codes import KINDS, Kind
from lookup_app.web.i18n import language, page_url

LEGENDS = {
    "care": lazy_gettext("Kind of care"),
    "pay": lazy_gettext("Payment"),
    "age": lazy_gettext("Age"),
    "language": lazy_gettext("Language"),
    "setting": lazy_gettext("Setting"),
    "group": lazy_gettext("For particular groups"),
}


@dataclass(frozen=True, slots=True)
class WayOn:
    """A link that changes the search: what it says and where it leads."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class WaysOn:
    """The addresses that a search leads on to.

    ``naming`` is what each of them has for the place to be called as it is here.
    """

    search: Search
    naming: Mapping[str, list[str]]

    def address(
        self,
        *,
        radius_miles: float | None = None,
        page: int | None = None,
        without: tuple[Kind, ...] = (),
        less: tuple[Kind, str] | None = None,
    ) -> str:
        """The address of the search with something changed. It leads back to the list."""
        values: dict[str, list[str]] = {}
        for kind, value in self.search.filters.pairs():
            if kind not in without and (kind, value) != less:
                values.setdefault(kind, []).append(value)
        return page_url(
            "near",
            place_id=self.search.place.id,
            **values,
            **self.naming,
            radius=radius_text(radius_miles or self.search.radius_miles),
            page=page if page and page > 1 else None,
            _anchor="facilities",
        )

    def back(self) -> Iterator[WayOn]:
        """Each filter in use, with the address of the search without it."""
        for pair in self.search.filters.pairs():
            if choice := service_codes.find_choice(*pair):
                yield WayOn(choice.label.text(language().code), self.address(less=pair))

    def where_little_fits(self, found: FacilityPage) -> Iterator[WayOn]:
        """What to press where little or nothing fits: a wider radius, one kind of filter less."""
        search, wider = self.search, found.next_radius_miles
        if wider and wider < inf:
            text = _("Search within %(miles)s miles", miles=f"{wider:g}")
            yield WayOn(text, self.address(radius_miles=wider))
        elif wider or (not found.total and (search.area_is_fixed or search.leaves_out_what_is_far)):
            yield WayOn(_("Show the nearest, however far"), self.address(radius_miles=inf))
        if not found.total or found.radius_miles is None:
            for loosening in found.loosen:
                href = self.address(without=(loosening.kind,))
                yield WayOn(_loosening_words(search, loosening), href)

    def without_filters(self) -> str | None:
        """The address of the search with no filter, where it has some."""
        return self.address(without=KINDS) if self.search.filters else None


def _loosening_words(search: Search, loosening: Loosening) -> str:
    """With how many it finds only where the next page counts over the same area."""
    legend = LEGENDS[loosening.kind]
    if search.area_is_fixed:
        text: str = _("Any “%(kind)s”: %(total)s found", kind=legend, total=loosening.total)
    else:
        text = _("Any “%(kind)s”", kind=legend)
    return text
