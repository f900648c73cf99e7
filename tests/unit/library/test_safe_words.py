"""No word that harms, shames or promises, in anything people read, in either language."""

import re

import pytest

from lookup_app.library.library import Library

# Names that hold a refused word: what bodies call themselves, and what was done to somebody. The
# word is refused where it blames a person for an illness.
PROPER_NAMES = re.compile(
    r"National Institute on Drug Abuse|Instituto Nacional sobre el Abuso de Drogas"
    r"|Substance Abuse and Mental Health Services Administration"
    r"|Tennessee Department of Mental Health and Substance Abuse Services"
    r"|Office for Victims of Crime"
    r"|Administración de Servicios de Abuso de Sustancias y Salud Mental"
    r"|child abuse|sexual abuse|abuso sexual|abuso infantil|maltrato infantil",
    re.IGNORECASE,
)

# The one sentence that may speak of cures, since it says that this is none.
DISCLAIMER = re.compile(
    r"not meant to diagnose, treat or cure any disease|diagnosticar, tratar ni curar"
)

METHODS = {
    "en": r"hang(ed|ing)?|rope|noose|firearms?|guns?|bullets?|slit\w*|wrists?|razors?|pills?"
    r"|milligrams?|mg|drown\w*|jump(ed|ing)? (off|from)|carbon monoxide|lethal",
    "es": r"ahorc\w*|soga|pistolas?|armas? de fuego|balas?|muñecas?|navajas?|pastillas?"
    r"|miligramos?|mg|ahog\w*|saltar (de|desde)|monóxido|letal(es)?",
}
SHAMING = {
    "en": r"commit(s|ted|ting)? suicide|(failed|successful) (suicide )?attempts?|addict(s|ed)?"
    r"|abus(e|es|ed|er|ers|ing)|junkies?|clean|alcoholics?(?! anonymous)|drunks?|crazy|insane"
    r"|the mentally ill|suffers? from|victims?|cigarettes?",
    "es": r"comet(er|ió|en|e) (un )?suicidio|intentos? (fallidos?|exitosos?)|adict[oa]s?"
    r"|abus(o|os|ar|a|ó|ador|adora|adores)|drogadict\w*|limpi[oa]s?|alcohólic[oa]s?(?! anónimos)"
    r"|borrach[oa]s?|loc[oa]s?|enfermos mentales|sufren? de|víctimas?|cigarrillos?",
}
PROMISES = {
    "en": r"guarante\w+|best|cur(e|es|ed|ing)|heals?|prevents?|miracles?|100 ?%|always works",
    "es": r"garantiz\w+|garantía\w*|(el|la|los|las|lo) mejor(es)?|cur(a|an|ar|ó)|sanan?"
    r"|milagros?|100 ?%",
}


def refused(words: str, language: str) -> list[str]:
    """What the lint finds in a text."""
    text = DISCLAIMER.sub("", PROPER_NAMES.sub("", words))
    patterns = (METHODS[language], SHAMING[language], PROMISES[language])
    return [
        found[0]
        for pattern in patterns
        for found in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "He committed suicide."),
        ("en", "an addict who is now clean"),
        ("en", "substance abuse"),
        ("en", "the best program, guaranteed to cure you"),
        ("en", "as bad as 15 cigarettes a day"),
        ("en", "Alcoholics"),
        ("es", "cometió suicidio"),
        ("es", "un adicto que ya está limpio"),
        ("es", "abuso de sustancias"),
        ("es", "el mejor programa, garantizado"),
    ],
)
def test_the_lint_can_fail(language, words):
    assert refused(words, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Alcoholics Anonymous; National Institute on Drug Abuse; he died by suicide"),
        ("es", "Alcohólicos Anónimos; una mejor manera; murió por suicidio"),
    ],
)
def test_the_lint_lets_proper_words_pass(language, words):
    assert refused(words, language) == []


def test_nothing_people_read_holds_a_refused_word(every_text):
    assert len(every_text) > 900
    faults = {
        f"{text.where} ({text.language}): {', '.join(found)}"
        for text in every_text
        if (found := refused(text.words, text.language))
    }
    assert faults == set()


def test_only_the_disclaimer_speaks_of_cures(library: Library):
    disclaimers = {
        language: edition.article.disclaimer.html.striptags()
        for language, edition in library.editions.items()
    }
    assert "not meant to diagnose, treat or cure" in disclaimers["en"]
    assert "No pretende diagnosticar, tratar ni curar" in disclaimers["es"]


def test_nothing_claims_what_oxytocin_does(every_text):
    for text in every_text:
        if "oxytocin" in text.words or "oxitocina" in text.words:
            assert re.search(
                r"no claim|nasal spray|does not show|no afirmamos|aerosol nasal|no muestra",
                text.words,
            ), text.where
