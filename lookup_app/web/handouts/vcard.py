"""Facilities and lines as vCards 3.0 (RFC 2426), the version that every telephone reads."""

from lookup_app.facilities.facility import Facility, Phone
from lookup_app.guidance.line import Contact
from lookup_app.web.handouts.content_lines import escaped, folded
from lookup_app.web.handouts.sheet import LineEntry
from lookup_app.web.words.marks import found_of_facility, numbers_now

_TYPES = {"main": "WORK,VOICE", "intake": "WORK,VOICE,PREF", "hotline": "WORK,VOICE"}


def vcard(facility: Facility) -> str:
    """The card of a facility."""
    where = (facility.street, facility.city, facility.state, facility.zip)
    address = ";".join(["", "", *map(escaped, where)])
    return _card(
        facility.name,
        f"ADR;TYPE=WORK:{address};United States",
        *(f"TEL;TYPE={_TYPES[phone.kind]}:{_dialled(phone)}" for phone in numbers_now(facility)),
        *([f"URL:{escaped(facility.website)}"] if facility.website else []),
        *([f"NOTE:{escaped(found_of_facility(facility))}"] if facility.mark else []),
    )


def line_card(entry: LineEntry) -> str:
    """The card of a help line: its numbers, its first website, and what to do as a note.

    A number for TTY or relay stands in the note alone: no telephone could dial it as one to talk.
    """
    ways = [way for way, _words in entry.ways]
    numbers = dict.fromkeys(map(_number, filter(_is_dialled, ways)))
    sites = [way.href for way in ways if way.href.startswith("https:")]
    to_do = ". ".join(words.striptags() for _way, words in entry.ways)
    note = " ".join(filter(None, (entry.mark, entry.about.striptags(), to_do)))
    return _card(
        entry.name.striptags(),
        *(f"TEL;TYPE={use}:{number}" for use, number in numbers),
        *(f"URL:{escaped(site)}" for site in sites[:1]),
        f"NOTE:{escaped(note)}",
    )


def _card(name: str, *fields: str) -> str:
    called = escaped(name)
    names = (f"FN:{called}", f"N:{called};;;;", f"ORG:{called}")
    return folded("BEGIN:VCARD", "VERSION:3.0", *names, *fields, "END:VCARD")


def _is_dialled(way: Contact) -> bool:
    return way.kind in ("call", "text")


def _number(way: Contact) -> tuple[str, str]:
    """What the number is for, and the number with the keys to press once somebody answers."""
    number = way.href.partition(":")[2].partition("?")[0]
    if way.kind == "text":
        return "MSG", number
    return "VOICE", f"{number},{way.press}" if way.press else number


def _dialled(phone: Phone) -> str:
    # A comma makes a telephone wait before it dials the extension.
    return f"{phone.number},{phone.extension}" if phone.extension else phone.number
