"""What columns are called in the lists that people publish, and which field of a row each is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from lookup_app.facilities import service_codes

_NOT_WORD = re.compile(r"[^a-z0-9]+")

# For each field the names of its column, letters and digits only. Where a list has several of
# them, the first that a row fills is taken.
_NAMES: dict[str, tuple[str, ...]] = {
    "name": (
        "name", "name1", "facilityname", "sitename", "programname", "organizationname",
        "agencyname", "clinicname", "providername", "organization", "agency", "facility", "clinic",
    ),
    "name2": ("name2", "dba", "doingbusinessas", "programname", "sitename", "program"),
    "street": (
        "street", "street1", "address", "address1", "streetaddress", "addressline1",
        "streetaddress1", "siteaddress", "physicaladdress", "locationaddress",
    ),
    "street2": ("street2", "address2", "addressline2", "streetaddress2", "suite", "unit"),
    "city": ("city", "town", "sitecity", "municipality", "cityname", "locationcity"),
    "state": (
        "state", "st", "statecode", "stateabbreviation", "sitestateabbreviation",
        "stateabbr", "stateterritory", "statename", "locationstate",
    ),
    "zip": (
        "zip", "zipcode", "zip5", "postalcode", "zippostalcode", "postcode", "sitepostalcode",
        "locationzip",
    ),
    "county": ("county", "countyname", "completecountyname", "countyequivalentname"),
    "latitude": ("latitude", "lat", "y", "geocodingartifactaddressprimaryycoordinate"),
    "longitude": (
        "longitude", "lon", "lng", "long", "x", "geocodingartifactaddressprimaryxcoordinate",
    ),
    "phone": (
        "phone", "phonenumber", "telephone", "telephonenumber", "tel", "phone1", "mainphone",
        "sitetelephonenumber",
    ),
    "intake1": ("intake1", "intake", "intakephone", "intakenumber"),
    "intake2": ("intake2", "phone2"),
    "intake1a": ("intake1a",),
    "intake2a": ("intake2a",),
    "hotline": ("hotline", "hotline1", "hotlinephone", "crisisline"),
    "website": (
        "website", "web", "url", "webaddress", "websiteaddress", "websiteurl", "homepage",
        "sitewebaddress",
    ),
    "type": ("type", "typefacility", "facilitytype", "healthcentertype"),
    "services": ("services", "servicecodeinfo", "servicecodes", "codes"),
    "labels": ("labels",),
    "status": ("sitestatusdescription",),
    "id": ("id",),
    "source_key": ("sourcekey",),
    "source_publisher": ("sourcepublisher",),
    "as_of": ("asof",),
}  # fmt: skip

# A row has one name; what else is called so is its second line.
_ONE_COLUMN = frozenset({"name"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field of a row stands, and which columns are whole service codes.

    ``ignored`` are the columns nobody reads; of two of one name, the second.
    """

    fields: Mapping[str, tuple[int, ...]]
    codes: tuple[tuple[int, str], ...]
    ignored: tuple[str, ...]
    width: int

    @property
    def are_of_a_list(self) -> bool:
        """Whether they can be those of a list of facilities."""
        return "name" in self.fields and "state" in self.fields


def columns_of(header: Sequence[str]) -> Columns:
    """What the cells of a line mean, if they are the names of columns."""
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        places.setdefault(_plain(name), place)
    fields: dict[str, tuple[int, ...]] = {}
    for field, names in _NAMES.items():
        found = [places.pop(name) for name in names if name in places]
        kept = found[:1] if field in _ONE_COLUMN else found
        places |= {_plain(header[place]): place for place in found[len(kept) :]}
        if kept:
            fields[field] = tuple(kept)
    codes = tuple(
        (place, name.upper())
        for name, place in places.items()
        if name.upper() in service_codes.CODES
    )
    used = {*chain.from_iterable(fields.values()), *(place for place, _ in codes)}
    ignored = tuple(
        name.strip() for place, name in enumerate(header) if place not in used and name.strip()
    )
    return Columns(fields, codes, ignored, _width(header))


def _width(header: Sequence[str]) -> int:
    return max((place for place, name in enumerate(header, 1) if name.strip()), default=0)


def _plain(name: str) -> str:
    return _NOT_WORD.sub("", name.casefold())
