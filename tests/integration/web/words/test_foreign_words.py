"""Every word of another language stands in an element that names that language."""

import re
from html.parser import HTMLParser

import pytest

from lookup_app.states import STATES_AND_DC, TERRITORIES
from tests.page_checks import VOID

READING = ("", "help-now", "call-sheet", "about", "privacy", "accessibility", "sources")
KNOWN = {
    "en": re.compile(r"AYUDA|HOLA|Línea PAS|Primera Hora|El Nuevo Día"),
    "es": re.compile(
        r"\bHOME\b|(?<![\w(-])HOPE\b|Substance use|Detoxification|Mental health|Outpatient|Opioid treatment"
        r"|Residential|[Ss]liding fee|Payment assistance|No payment accepted|Language services"
        r"|Special programs|Telehealth|[Ww]arm ?line|Crisis Text Line|Trevor Project"
        r"|Never Use Alone|SafeSpot|Poison Help|Trans Lifeline|love is respect|Childhelp"
        r"|StrongHearts|Eldercare|ASL Now|Department of|Health and Human Services|Lines for Life"
        r"|Helplink|Access HelpLine|CareLine|Friendship Line|Your Life Iowa|BH Link|The Doorway"
        r"|Native & Strong|Recovery Resource Center|Find A Helpline|National Helpline|Tribune"
    ),
}


class Spoken(HTMLParser):
    """The words of a page that a reader hears, each with the language it is said in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("lang") or self._open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while self._open[-1][0] not in (tag, ""):
            self._open.pop()
        self._open.pop()

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1]
        if tag not in ("script", "style", "title", "code"):
            self.words.append((language, data))


def said_wrongly(html: str, language: str) -> set[str]:
    """The known foreign words that would be read out in the page's own language."""
    return {
        word
        for spoken, words in Spoken(html).words
        if spoken == language
        for word in KNOWN[language].findall(words)
    }


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("page", READING)
def test_reading_pages_name_the_language_of_foreign_words(client, language: str, page: str) -> None:
    html = client.get(f"/{page}" if language == "en" else f"/es/{page}".rstrip("/")).text
    assert said_wrongly(html, language) == set()


def results_said_wrongly(client, state: str) -> set[str]:
    english = client.get(f"/near/{state.lower()}").text
    spanish = client.get(f"/es/near/{state.lower()}").text
    return said_wrongly(english, "en") | said_wrongly(spanish, "es")


@pytest.mark.parametrize("state", ["PR", "IA", "VI"])
def test_results_name_the_language_of_foreign_words(client, state: str) -> None:
    assert results_said_wrongly(client, state) == set()


@pytest.mark.slow
def test_results_of_every_state_do(client) -> None:
    for state in sorted(STATES_AND_DC | TERRITORIES):
        assert results_said_wrongly(client, state) == set(), state
