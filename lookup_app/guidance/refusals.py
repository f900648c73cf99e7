"""What no guidance file may say: numbers known to be wrong, digits that differ, missing sources."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from lookup_app.guidance.line import Contact, Line
from lookup_app.guidance.phones import bare_digits, is_toll_free, shown_digits, written_numbers
from lookup_app.words import Words

# The line for LGBTQ+ young people behind "988, press 3" closed on 17 July 2025.
_PRESS_3 = re.compile(
    r"\b(?:press|option|oprima|presione|marque|opción)\s+(?:el\s+|the\s+)?(?:3|three|tres)\b", re.I
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class BlockedNumber:
    """A number that must not be printed, or only for the places of ``only_in``."""

    digits: str
    why: str
    only_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockedKeyword:
    """A word that must not be offered for sending to a text number."""

    digits: str
    keyword: str
    why: str


@dataclass(frozen=True, slots=True)
class BlockedSite:
    """A host that is no source and no destination: commercial, or known to copy wrongly."""

    host: str
    why: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """Everything that the loader refuses by name."""

    number: tuple[BlockedNumber, ...]
    keyword: tuple[BlockedKeyword, ...]
    site: tuple[BlockedSite, ...]

    def number_fault(self, digits: str, place: str) -> str | None:
        """Why these digits may not be printed for this place, or None where they may."""
        for number in self.number:
            if number.digits == digits and place not in number.only_in:
                return f"{digits} is blocked: {number.why}"
        return None

    def keyword_fault(self, digits: str, keyword: str) -> str | None:
        """Why this word may not be sent to this number, or None where it may."""
        for blocked in self.keyword:
            if blocked.digits == digits and blocked.keyword.casefold() == keyword.casefold():
                return f"text {keyword} to {digits} is blocked: {blocked.why}"
        return None

    def site_fault(self, text: str) -> str | None:
        """Why this address or source may not be used, or None where it may."""
        for site in self.site:
            if re.search(rf"(?<![\w-]){re.escape(site.host)}(?![\w-])", text, re.IGNORECASE):
                return f"{site.host} is blocked: {site.why}"
        return None


def line_faults(line: Line, blocked: Blocked) -> Iterator[str]:
    """Every reason to refuse a line, in words for the person who edits the file."""
    if not _ID.fullmatch(line.id):
        yield f"id {line.id!r} is not lower case words joined by hyphens"
    if not line.contacts:
        yield "it has no contact"
    for contact in line.contacts:
        yield from _contact_faults(contact, line.place, blocked)
    for words in _all_words(line):
        yield from words_faults(words, line.place, blocked)
    yield from source_faults(line.source, line.source_url, blocked)
    yield from _date_faults(line)
    yield from _claim_faults(line)


def words_faults(words: Words, place: str, blocked: Blocked) -> Iterator[str]:
    """What a text says that it must not, in any of its languages."""
    for text in words.by_language.values():
        if _PRESS_3.search(text):
            yield f"{text!r} sends people to an option 3 that 988 no longer has"
        for digits in written_numbers(text):
            if fault := blocked.number_fault(digits, place):
                yield fault


def source_faults(source: Words, url: str | None, blocked: Blocked) -> Iterator[str]:
    """A blocked source, or an address that is not https."""
    if url is not None and urlsplit(url).scheme != "https":
        yield f"source_url {url!r} is no https address"
    if fault := blocked.site_fault(" ".join([*source.by_language.values(), url or ""])):
        yield fault


def _contact_faults(contact: Contact, place: str, blocked: Blocked) -> Iterator[str]:
    scheme = urlsplit(contact.href).scheme
    expected = {"call": "tel", "tty": "tel", "text": "sms", "chat": "https", "web": "https"}
    if scheme != expected.get(contact.kind, scheme) or scheme not in ("tel", "sms", "https"):
        yield f"{contact.href!r} is no link for a contact of kind {contact.kind}"
    elif scheme == "https":
        yield from _web_faults(contact, blocked)
    else:
        yield from _number_faults(contact, place, blocked)


def _web_faults(contact: Contact, blocked: Blocked) -> Iterator[str]:
    host = (urlsplit(contact.href).hostname or "").removeprefix("www.")
    if not contact.display.startswith(host):
        yield f"{contact.display!r} names another site than {contact.href!r}"
    if fault := blocked.site_fault(contact.href):
        yield fault


def _number_faults(contact: Contact, place: str, blocked: Blocked) -> Iterator[str]:
    dialed = bare_digits(urlsplit(contact.href).path)
    try:
        shown = shown_digits(contact.display)
    except ValueError as error:
        yield str(error)
        return
    if shown != dialed:
        yield f"{contact.display!r} shows other digits than {contact.href!r} dials"
    for digits in sorted({shown, dialed}):
        if fault := blocked.number_fault(digits, place):
            yield fault
    if dialed == "988" and contact.press == "3":
        yield "988 has no option 3 since 17 July 2025"
    yield from _keyword_faults(contact, dialed, blocked)


def _keyword_faults(contact: Contact, dialed: str, blocked: Blocked) -> Iterator[str]:
    body = parse_qs(urlsplit(contact.href).query).get("body", [None])[0]
    if body != contact.keyword:
        yield f"{contact.href!r} sends {body!r} where the keyword is {contact.keyword!r}"
    if contact.keyword and (fault := blocked.keyword_fault(dialed, contact.keyword)):
        yield fault


def _date_faults(line: Line) -> Iterator[str]:
    earliest = line.source_date.earliest
    if earliest and line.expires < earliest:
        yield f"it expires {line.expires}, before its source of {line.source_date}"
    if bool(line.checked_by_person) != bool(line.checked_on):
        yield "checked_by_person and checked_on go together"
    if line.checked_on and line.expires < line.checked_on:
        yield f"it expires {line.expires}, before it was checked on {line.checked_on}"


def _claim_faults(line: Line) -> Iterator[str]:
    called = [
        bare_digits(way.href) for way in line.ways("call", "videophone") if "tel:" in way.href
    ]
    if line.cost == "toll-free" and not any(map(is_toll_free, called)):
        yield "it claims to be toll-free without a toll-free number"
    if not all(map(_LANGUAGE.fullmatch, line.languages)):
        yield "languages are not a list of codes like en, es, ase"


def _all_words(line: Line) -> Iterator[Words]:
    texts = (line.name, line.about, line.who_answers, line.what_happens)
    more = (line.police, line.note, line.hours_note)
    yield from (words for words in texts + more if words)
