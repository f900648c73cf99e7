"""The names under which the gazetteer files places, graded."""

from enum import IntEnum
from typing import NamedTuple

from lookup_app.places import Place


class Grade(IntEnum):
    """How good a name is of a place, the best first; the build writes the numbers."""

    OWN_NAME = 0
    AS_GOOD = 1
    BARE_COUNTY = 2  # a county without its type: "Tulsa"
    BARE_NEIGHBORHOOD = 3  # a neighborhood without its city
    OTHER_NAME = 4  # a former, foreign or partial name


class Named(NamedTuple):
    """A place that answers to a name, and how good a name of it that is."""

    grade: Grade
    place: Place
