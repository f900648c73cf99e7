"""All that the builder offers for a place, and what of it was chosen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from flask import request
from werkzeug.datastructures import MultiDict

from lookup_app.facilities.directory import TO_READ, DirectoryUnavailable
from lookup_app.facilities.facility import Nearby
from lookup_app.facilities.filters import Filters
from lookup_app.facilities.near import FacilitiesFound
from lookup_app.guidance.arranging import lifeline_id
from lookup_app.guidance.line import Line
from lookup_app.handout import (
    Choices,
    LinesToChoose,
    lines_to_choose,
    parts_chosen,
)
from lookup_app.library.pages import Topic
from lookup_app.places import Place, distance_miles
from lookup_app.resources import Resources
from lookup_app.web.app import collaborators, edition
from lookup_app.web.i18n import language
from lookup_app.web.near import resources_near

_NUMBER = re.compile(r"\d{3}")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a hand-out for a place can have, and what it has.

    ``offered`` are the facilities to choose from, ``facilities`` the chosen ones; ``gone`` is how
    many of those chosen the directory no longer lists.
    """

    place: Place
    choices: Choices
    resources: Resources
    filters: Filters
    offered: tuple[Nearby, ...]
    facilities: tuple[Nearby, ...]
    gone: int
    lines: LinesToChoose
    topics: tuple[Topic, ...]

    @property
    def chosen_lines(self) -> tuple[Line, ...]:
        """The lines that were chosen."""
        return self.lines.chosen(self.choices)

    @property
    def every_line(self) -> tuple[Line, ...]:
        """The lines of the hand-out: the chosen ones, and what its parts point to."""
        ids = {line_id for part in self.chosen_parts for line_id in part.lines}
        offered = chain(self.lines.usual, self.lines.others)
        of_parts = (line for line in offered if line.id in ids)
        return tuple({line.id: line for line in chain(self.chosen_lines, of_parts)}.values())

    @property
    def chosen_parts(self) -> tuple[Topic, ...]:
        """The parts of the call sheet that it has."""
        return parts_chosen(self.topics, self.choices)


def gather(place: Place, choices: Choices) -> Gathered:
    """What there is for the place by the filters of this request's address and of the preset."""
    asked = MultiDict(request.args)
    for kind, values in choices.usual.filters.items():
        asked.setlist(kind, values)
    resources = resources_near(place, TO_READ, asked)
    listed = _listed(resources)
    chosen = tuple(_chosen(place, choices, listed))
    lines = lines_to_choose(resources, lifeline_id(language().code), choices.lines or ())
    wanted = len(chosen) if choices.facilities is None else len(choices.facilities)
    return Gathered(
        place=place,
        choices=choices,
        resources=resources,
        filters=Filters.parse(asked),
        offered=_each_once(*(one for one in chosen if one not in listed), *listed),
        facilities=chosen,
        gone=wanted - len(chosen),
        lines=lines,
        topics=_topics(us_numbers_work=lines.lifeline is not None),
    )


def _topics(*, us_numbers_work: bool) -> tuple[Topic, ...]:
    """The parts of the call sheet; where US numbers may not work, those that name none."""
    every = edition().pages["call-sheet"].topics
    return every if us_numbers_work else tuple(one for one in every if not _names_a_number(one))


def _names_a_number(topic: Topic) -> bool:
    return bool(topic.lines or _NUMBER.search(topic.body))


def _listed(resources: Resources) -> tuple[Nearby, ...]:
    found = resources.facilities
    return tuple(found.page.items) if isinstance(found, FacilitiesFound) else ()


def _chosen(place: Place, choices: Choices, listed: tuple[Nearby, ...]) -> Iterator[Nearby]:
    if choices.facilities is None:
        yield from [one for one in listed if not _has_closed(one)][: choices.usual.facilities]
        return
    by_id = {one.facility.id: one for one in listed}
    for facility_id in choices.facilities:
        if found := by_id.get(facility_id) or _not_listed_here(place, facility_id):
            yield found


def _not_listed_here(place: Place, facility_id: str) -> Nearby | None:
    """A facility of another page of the list, or none where the directory knows no such."""
    try:
        found = collaborators().directory.facility(facility_id, place)
    except DirectoryUnavailable:
        return None
    return Nearby(found, distance_miles(place.point, found.point)) if found else None


def _each_once(*facilities: Nearby) -> tuple[Nearby, ...]:
    return tuple({one.facility.id: one for one in facilities}.values())


def _has_closed(one: Nearby) -> bool:
    """Whether a moderator found that it has: it is on a hand-out by choice alone."""
    mark = one.facility.mark
    return mark is not None and mark.is_closed
