"""Asks the locator API about an area, and holds its answer against what must be true of it."""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from geopy import Point

from lookup_app.facilities.facility import Facility
from lookup_app.facilities.importing.cleaning_rows import clean_row
from lookup_app.facilities.importing.keeping_ids import settle
from lookup_app.facilities.importing.merging import merge
from lookup_app.facilities.importing.placing import PlacedFacility, Placer, place
from lookup_app.facilities.importing.records import RawRow, Record
from lookup_app.facilities.live import findtreatment
from lookup_app.facilities.live.areas import Area, Reply
from lookup_app.facilities.live.findtreatment import Answer, LocatorAnswerError
from lookup_app.facilities.live.labels import told
from lookup_app.outbound import Outbound, Unavailable
from lookup_app.places import distance_miles

_log = logging.getLogger(__name__)

_PAGE_SIZE = 2_000
_NEAREST = 100
# Far more than any state has: an answer that promises more is not the one asked for.
_MOST_ROWS = 10_000
# A full page has about 6 MB. What is larger is refused while it arrives.
_MOST_BYTES = 16 * 1024 * 1024
# After so long no further page is asked for, and the answer says that there is more.
_PAGES_SECONDS = 6.0
# Rounding the place to two decimals moves it by half a mile, so the circle is that much wider.
_ROUNDING_MILES = 0.5
# The point of a row placed by its ZIP may be 25 miles off.
_NEAR_ENOUGH_MILES = 30


@dataclass(frozen=True, slots=True)
class Locator:
    """The locator API at ``address`` (https://findtreatment.gov); ``placer`` places its rows.

    ``page_size`` is how many rows it is asked for at once.
    """

    address: str
    outbound: Outbound
    placer: Placer
    ticks: Callable[[], float] = time.monotonic
    page_size: int = _PAGE_SIZE

    def ask(self, area: Area) -> Reply:
        """The area's facilities, from as many pages as there is time for.

        Raises ``Unavailable`` or ``LocatorAnswerError``.
        """
        until = self.ticks() + _PAGES_SECONDS
        answer = self._page(area, 1)
        rows = [*answer.rows]
        pages = 1 if area.radius_miles is None and not area.state_id else answer.pages
        page = 1
        with suppress(Unavailable):  # The pages that came are true, if not all there is.
            while page < pages and self.ticks() < until:
                rows.extend(self._page(area, page + 1).rows)
                page += 1
        _tell_unknown(rows)
        facilities = tuple(self._placed(rows))
        _hold_against(area, facilities)
        return Reply(facilities, whole=page >= pages)

    def _page(self, area: Area, page: int) -> Answer:
        url = self.address.rstrip("/") + findtreatment.PATH
        bounded = replace(self.outbound, most_bytes=_MOST_BYTES)
        answer = findtreatment.read_answer(bounded.get_json(url, self._parameters(area, page)))
        many = answer.total > _MOST_ROWS and (area.radius_miles is not None or area.state_id)
        if many or len(answer.rows) > self.page_size:
            raise LocatorAnswerError("more rows than there can be")
        return answer

    def _parameters(self, area: Area, page: int) -> dict[str, str]:
        if area.state_id:
            return findtreatment.state_parameters(area.state_id, page, self.page_size)
        at = area.latitude, area.longitude
        if area.radius_miles is None:
            nearest = findtreatment.nearest_parameters(*at, _NEAREST)
            return findtreatment.with_code(nearest, area.code) if area.code else nearest
        reach_miles = area.radius_miles + _ROUNDING_MILES
        circle = findtreatment.near_parameters(*at, reach_miles, self.page_size)
        return circle | {"page": str(page)}

    def _placed(self, rows: Iterable[RawRow]) -> Iterable[Facility]:
        cleaned = (clean_row(row) for row in rows)
        merged = merge(one for one in cleaned if isinstance(one, Record))
        for record in settle(merged).places:
            placed = place(record, self.placer)
            if isinstance(placed, PlacedFacility):
                yield placed.facility


def _tell_unknown(rows: Iterable[RawRow]) -> None:
    if unknown := Counter(label for row in rows for label in row.labels):
        _log.warning("locator API: labels of no known code: %s", told(unknown))


def _hold_against(area: Area, facilities: tuple[Facility, ...]) -> None:
    """Refuse an answer that cannot be right.

    The API answers some bad questions with its rows around a default place, and others with no
    rows; an empty circle can be true, but a state, or the nearest anywhere, is never empty.
    """
    if not facilities and area.radius_miles is None and not area.code:
        raise LocatorAnswerError("an empty answer where there must be some")
    if facilities and area.radius_miles is not None:
        centre = Point(area.latitude, area.longitude)
        nearest = min(distance_miles(centre, one.point) for one in facilities)
        if nearest > area.radius_miles + _NEAR_ENOUGH_MILES:
            raise LocatorAnswerError("every row is far outside the area asked for")
