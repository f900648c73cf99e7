"""Facilities taken up again as the rows they were made of, for another list or another import."""

from lookup_app.facilities.directory import Facility
from lookup_app.facilities.importing.records import Record


def row_without(facility: Facility, renewed: frozenset[str]) -> Record | None:
    """What sources other than the ``renewed`` know of it; None where there is no other."""
    sources = tuple(one for one in facility.sources if one.key not in renewed)
    if not sources:
        return None
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
        sources=sources,
    )
