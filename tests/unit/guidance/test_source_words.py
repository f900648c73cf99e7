"""Sources read as a person of each language writes them: dates, months and words between names."""

import re

from lookup_app.guidance.guidance import Guidance
from lookup_app.words import Words

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ENGLISH = re.compile(
    rf"\b({MONTHS}|of|the|and|in|by|on|read|quoting|quoted|release|listings?|page|press|operator)\b"
)


def sources(guidance: Guidance) -> list[Words]:
    lifelines = [state.lifeline for state in guidance.states.values() if state.lifeline]
    return [said.source for said in (*guidance.every_line(), *lifelines, *guidance.changes)]


def test_spanish_sources_hold_english_only_in_names_marked_as_english(guidance) -> None:
    for source in sources(guidance):
        own_words = re.sub(r"\{en:[^}]+\}", "", source.by_language["es"])
        assert not ENGLISH.search(own_words), own_words


def test_dates_stand_as_each_language_writes_them(guidance) -> None:
    for source in sources(guidance):
        assert not re.search(rf"\d (?:{MONTHS})\b", source.text("en")), source.text("en")
        assert not re.search(r"\d [a-z]{3,} \d{4}", source.text("es")), source.text("es")


def test_both_languages_give_the_same_years(guidance) -> None:
    for source in sources(guidance):
        english, spanish = (
            sorted(re.findall(r"\b\d{4}\b", source.text(code))) for code in ("en", "es")
        )
        assert english == spanish, source.text("en")
