"""Facilities and lines as vCards 3.0 (RFC 2426), the version that every telephone reads."""

from lookup_app.facilities.facility import Facility, Phone
from lookup_app.guidance.line import Contact
from lookup_app.web.handouts.content_lines import escaped, folded
from lookup_app.web.handouts.sheet import LineEntry

_TYPES = {"main": "WORK,VOICE", "intake": "WORK,VOICE,PREF", "hotline": "WORK,VOICE"}


def vcard(facility: Facility) -> str:
    """The card of a facility."""
    where = (facility.street, facility.city, facility.state, facility.zip)
    address = ";".join(["", "", *map(escaped, where)])
    return _card(
        facility.name,
        f"ADR;TYPE=WORK:{address};United States",
        *(f"TEL;TYPE={_TYPES[phone.kind]}:{_dialled(phone)}" for phone in facility.phones),
        *([f"URL:{escaped(facility.website)}"] if facility.website else []),
    )


def line_card(entry: LineEntry) -> str:
    """The card of a help line: its numbers, its first website, and what to do as a note."""
    ways = [way for way, _words in entry.ways]
    numbers = dict.fromkeys(_number(way) for way in ways if way.href.startswith(("tel:", "sms:")))
    sites = [way.href for way in ways if way.href.startswith("https:")]
    note = ". ".join(words.striptags() for _way, words in entry.ways)
    return _card(
        entry.name.striptags(),
        *(f"TEL;TYPE=VOICE:{number}" for number in numbers),
        *(f"URL:{escaped(site)}" for site in sites[:1]),
        f"NOTE:{escaped(f'{entry.about.striptags()} {note}')}",
    )


def _card(name: str, *fields: str) -> str:
    called = escaped(name)
    names = (f"FN:{called}", f"N:{called};;;;", f"ORG:{called}")
    return folded("BEGIN:VCARD", "VERSION:3.0", *names, *fields, "END:VCARD")


def _number(way: Contact) -> str:
    return way.href.partition(":")[2].partition("?")[0]


def _dialled(phone: Phone) -> str:
    # A comma makes a telephone wait before it dials the extension.
    return f"{phone.number},{phone.extension}" if phone.extension else phone.number
