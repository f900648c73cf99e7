"""What the pages say of a help line: how to reach it, its kind, its cost, who lists it."""

from collections.abc import Iterable
from typing import assert_never

from flask_babel import format_date, get_locale
from markupsafe import Markup

from lookup_app.guidance.line import Checked, Contact, Cost, Line, LineKind, Listed, SourceKind
from lookup_app.web.i18n import LANGUAGES, language
from lookup_app.web.i18n import html_words as _
from lookup_app.web.words.times import source_when
from lookup_app.words import with_lang

# The language of Deaf people in the United States, which Babel calls otherwise in Spanish.
_SIGN_LANGUAGE = "ase"


def own_language_first(ways: Iterable[Contact]) -> list[Contact]:
    """The ways by kind, as the kinds come first; of one kind, those in the page's language lead."""
    given = list(ways)
    kinds = [way.kind for way in given]
    return sorted(given, key=lambda way: (kinds.index(way.kind), _in_another_language(way)))


def _in_another_language(way: Contact) -> bool:
    return (way.language or LANGUAGES[0].code) != language().code


def way_words(contact: Contact) -> str:
    """What to do, as the words of a link: "Call 988, then press 2"."""
    shown, key = _whole(contact.display), contact.press
    match contact.kind:
        case "call" if key:
            return _("Call %(number)s, then press %(key)s", number=shown, key=key)
        case "call":
            return _("Call %(number)s", number=shown)
        case "text" if contact.keyword:
            return _("Text %(word)s to %(number)s", word=_keyword(contact), number=shown)
        case "text":
            return _("Text %(number)s", number=shown)
        case "chat":
            return _("Chat at %(site)s", site=shown)
        case "tty" if key:
            return _("TTY or relay: %(number)s, then %(key)s", number=shown, key=key)
        case "tty":
            return _("TTY: %(number)s", number=shown)
        case "videophone":
            return _("Videophone: %(number)s", number=shown)
        case "web":
            return _("Website: %(site)s", site=shown)
        case unknown:
            assert_never(unknown)


def _whole(display: str) -> str:
    """A number, and letters behind it, each on one line: a browser breaks it at its hyphens."""
    if "-" not in display:
        return display
    part = Markup('<span class="whole">{}</span>')
    return Markup(" ").join(map(part.format, display.split(" ")))


def _keyword(contact: Contact) -> str:
    """The word to send: English, but where the way is for people of another language."""
    return with_lang(f"{{{contact.language or 'en'}:{contact.keyword}}}")


def kind_words(kind: LineKind) -> str:
    """What to expect of a line of this kind."""
    match kind:
        case "emergency":
            return _("Emergency")
        case "crisis":
            return _("Crisis line: for when you cannot wait")
        case "warmline":
            return _("Warmline: for company and support, not a crisis line")
        case "support":
            return _("Support line: for talking and questions")
        case "referral":
            return _("Referral line: it helps you find care and does not give it")
        case "safety":
            return _("Safety line: for when drugs or a poison are involved")
        case "clinic":
            return _("Public clinic, in office hours")
        case unknown:
            assert_never(unknown)


def cost_words(cost: Cost) -> str:
    """What reaching a line costs."""
    match cost:
        case "free":
            return _("Free")
        case "toll-free":
            return _("Toll-free: the call costs you nothing")
        case "not-stated":
            return _("Not stated; your phone plan’s usual price may apply")
        case unknown:
            assert_never(unknown)


def languages_spoken(line: Line) -> str:
    """The languages one is answered in, as far as a source names any."""
    named = ", ".join(map(language_name, line.languages))
    if line.kind == "emergency":
        return _("Call in any language: say which one you speak, and ask for an interpreter.")
    if named and line.interpreters:
        others = _("and others through an interpreter")
        return f"{named}, {others}"
    if named:
        return named
    if line.interpreters:
        return _("Many, through an interpreter: say which one you speak.")
    return _("Say which one you speak. You can ask for an interpreter.")


def language_name(code: str) -> str:
    """A language's own place in a sentence: "Spanish", "español"."""
    if code == _SIGN_LANGUAGE:
        return _("American Sign Language")
    locale = get_locale()
    return str(locale.languages.get(code, code)) if locale else code


def freshness_words(line: Line) -> str:
    """Who vouches for the line, and since when."""
    match line.freshness:
        case Checked(on=on):
            return _("Checked by a person on %(date)s.", date=format_date(on, "long"))
        case Listed(by=by, when=when):
            in_time = source_when(when)
            return _listed_in(in_time, by) if in_time else _listed_undated(by)
        case unknown:
            assert_never(unknown)


def _listed_in(when: str, by: SourceKind) -> str:
    match by:
        case "state":
            return _("Listed by the state in %(when)s; not re-checked.", when=when)
        case "local":
            return _("Listed by the local government in %(when)s; not re-checked.", when=when)
        case "federal":
            return _("Listed by a federal agency in %(when)s; not re-checked.", when=when)
        case "operator":
            return _("Listed in %(when)s by the people who run it; not re-checked.", when=when)
        case "press":
            return _("Named in the news in %(when)s; not re-checked.", when=when)
        case "directory":
            return _("In a public list of lines in %(when)s; not re-checked.", when=when)
        case unknown:
            assert_never(unknown)


def _listed_undated(by: SourceKind) -> str:
    match by:
        case "state":
            return _("Listed by the state, without a date; not re-checked.")
        case "local":
            return _("Listed by the local government, without a date; not re-checked.")
        case "federal":
            return _("Listed by a federal agency, without a date; not re-checked.")
        case "operator":
            return _("Listed by the people who run it, without a date; not re-checked.")
        case "press":
            return _("Named in the news, without a date; not re-checked.")
        case "directory":
            return _("In a public list of lines, without a date; not re-checked.")
        case unknown:
            assert_never(unknown)
