"""What other lists know, taken up again as rows where one list alone is renewed.

A place that one list names is that list's row. Of a place that several name, the directory keeps
the row of each beside it, so that what a list says no longer is gone with that list's old row.
"""

from collections.abc import Iterator
from dataclasses import replace

from cattrs import BaseValidationError
from cattrs.preconf.json import make_converter

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Facility
from lookup_app.facilities.importing.records import Record

_CONVERTER = make_converter()


def written(place: Record) -> Iterator[str]:
    """The rows of a place that several lists name, as texts; none of another place."""
    if len(place.sources) > 1:
        yield from map(_CONVERTER.dumps, place.rows or (place,))


def read(text: str) -> Record:
    """The row that was written so; raises ``DirectoryUnavailable`` for one of another version."""
    try:
        return _CONVERTER.loads(text, Record)
    except (BaseValidationError, ValueError):
        raise DirectoryUnavailable("its rows are of another version: import it again") from None


def without(row: Record, renewed: frozenset[str]) -> Record | None:
    """The row as one of its sources other than the ``renewed``; None where there is no other."""
    others = tuple(one for one in row.sources if one.key not in renewed)
    return replace(row, sources=others) if others else None


def row_of(facility: Facility) -> Record:
    """The row that a facility of one list is."""
    return Record(
        ids=(facility.id,),
        name=facility.name1,
        name2=facility.name2,
        street=facility.street1,
        street2=facility.street2,
        city=facility.city,
        state=facility.state,
        zip=facility.zip,
        county=facility.county,
        point=None if facility.approximate else (facility.latitude, facility.longitude),
        phones=facility.phones,
        website=facility.website,
        code_mask=facility.code_mask,
        sources=facility.sources,
        labels=facility.labels,
    )
