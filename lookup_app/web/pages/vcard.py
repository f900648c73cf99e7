"""A facility as a vCard 3.0 (RFC 2426), the version that every telephone reads."""

from lookup_app.facilities.facility import Facility, Phone

_TYPES = {"main": "WORK,VOICE", "intake": "WORK,VOICE,PREF", "hotline": "WORK,VOICE"}
_FOLD = 75


def vcard(facility: Facility) -> str:
    """The card, its lines ended by CRLF and folded at 75 octets."""
    address = ";".join(
        ["", "", *map(_escaped, (facility.street, facility.city, facility.state, facility.zip))]
    )
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_escaped(facility.name)}",
        f"N:{_escaped(facility.name)};;;;",
        f"ORG:{_escaped(facility.name)}",
        f"ADR;TYPE=WORK:{address};United States",
        *(f"TEL;TYPE={_TYPES[phone.kind]}:{_dialled(phone)}" for phone in facility.phones),
        *([f"URL:{facility.website}"] if facility.website else []),
        "END:VCARD",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _dialled(phone: Phone) -> str:
    # A comma makes a telephone wait before it dials the extension.
    return f"{phone.number},{phone.extension}" if phone.extension else phone.number


def _escaped(text: str) -> str:
    for special in "\\;,":
        text = text.replace(special, f"\\{special}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line broken so that no part is over 75 octets, and no character is cut."""
    parts, size = [""], 0
    for one in line:
        width = len(one.encode())
        if size + width > _FOLD:
            parts.append(" ")
            size = 1
        parts[-1] += one
        size += width
    return "\r\n".join(parts)
