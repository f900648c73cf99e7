"""The words people put around a place: "rehab near …", "… area, USA"."""

import re
from collections.abc import Sequence

from lookup_app.geocoding.words import word_set

_BEFORE = word_set(
    # English
    "a an the i im am are we live living located from to at near nearby in inside around by close"
    " next within outside of for find finding me my us our need want looking look search help get"
    " rehab rehabs rehabilitation detox drug drugs alcohol alcoholism addiction addictions opioid"
    " opiate heroin fentanyl meth cocaine substance abuse use misuse disorder recovery sober"
    " sobriety living house houses home homes halfway treatment treatments center centers centre"
    " centres clinic clinics program programs facility facilities service services mental health"
    " behavioral counseling counselor counselors therapy therapist therapists psychiatrist"
    " psychiatric inpatient outpatient residential methadone suboxone buprenorphine aa na meeting"
    " meetings support group groups medicaid medicare free cheap affordable low cost best top good"
    " luxury local and or with that accept accepts taking where is there are can someone somewhere"
    " place places resources hospital hospitals doctor doctors crisis hotline hotlines shelter"
    " shelters va veterans women womens mens teen teens youth adult adults family families"
    " christian faith based addict iop php mat greater metro metropolitan downtown uptown suburbs"
    " suburb suburban city town area region outskirts beautiful sunny native born raised living"
    " proud currently based hometown location address zip code somewhere please hi hello hey"
    " miles mile minutes min within anywhere day hour hours state"
    # Spanish
    " un una el la los las en de del cerca cercano por para vivo estoy soy busco buscar necesito"
    " quiero ayuda encontrar donde hay rehabilitacion desintoxicacion centro centros tratamiento"
    " tratamientos drogas alcoholismo adiccion adicciones clinica clinicas salud consejeria grupo"
    " grupos apoyo gratis mi zona ciudad area barrio y con alrededor alrededores a al lado casa"
    " hogar mis su"
)
_LINKS = word_set("in near around at from by outside en cerca")
_AFTER = word_set(
    "usa us america area region metro metropolitan vicinity native born raised proud please"
    " rehab rehabs detox treatment clinic clinics center centers program programs recovery"
    " counseling therapy meetings suburbs suburb baby here today now asap vibes living life"
    " resident zona cercanias alrededores downtown"
)
_DIRECTIONS = word_set(
    "north south east west northern southern eastern western central upstate northeast northwest"
    " southeast southwest northeastern northwestern southeastern southwestern n s e w ne nw se sw"
    " so no norte sur este oeste"
)
_FACILITIES = word_set(
    "hospital hospitals clinic clinics school university college academy stadium arena airport"
    " museum church library center centre casino mall prison jail courthouse hotel theater theatre"
    " institute laboratory hq headquarters monument memorial zoo aquarium speedway base"
)
_COUNTRY = (
    "united states of america",
    "united states",
    "estados unidos de america",
    "estados unidos",
    "the united states",
    "the us",
    "the usa",
    "the u s a",
    "ee uu",
    "eeuu",
    "ee uu a",
    "e u a",
    "eua",
    "eeuu",
    "usa",
    "u s a",
    "us of a",
    "america",
    "us",
    "u s",
    "united states america",
)
_NEAR_ME = re.compile(
    r"(?:.*\b)?(?:near(?:by)?|around|close to|next to) (?:me|here|us"
    r"|my (?:location|area|house|home))"
    r"(?:\s+(?:now|please|today|open now))?"
    r"|(?:where i am|my (?:current )?location|current location|here|around here|my area|nearby"
    r"|nearest|local|cerca de (?:mi|aqui|mi casa)|(?:.*\b)?cerca de (?:mi|aqui)|aqui"
    r"|mi (?:ubicacion|zona)(?: actual)?|donde estoy)"
)


def is_near_me(words: Sequence[str]) -> bool:
    """Whether the words ask for the reader's own place without naming one."""
    return bool(_NEAR_ME.fullmatch(" ".join(words)))


def without_country(words: Sequence[str]) -> Sequence[str]:
    """The words without a trailing "USA" in any spelling."""
    text = " ".join(words)
    for country in sorted(_COUNTRY, key=len, reverse=True):
        if text.endswith(f" {country}"):
            return words[: len(words) - country.count(" ") - 1]
    return words


def is_country(words: Sequence[str]) -> bool:
    """Whether the words name the United States as a whole."""
    text = " ".join(words)
    return text in _COUNTRY or text.removeprefix("the ") in _COUNTRY


def cores(words: Sequence[str]) -> list[Sequence[str]]:
    """The words with more and more of the words around the place taken off, the longest first."""
    found: list[Sequence[str]] = []
    start = _start(words)
    end = _end(words)
    for candidate in (words[start:], words[:end], words[start:end], _after_link(words)):
        if candidate and len(candidate) < len(words) and candidate not in found:
            found.append(candidate)
    return found


def _start(words: Sequence[str]) -> int:
    start = 0
    while start < len(words) - 1 and words[start] in _BEFORE:
        start += 1
    return start


def _end(words: Sequence[str]) -> int:
    end = len(words)
    while end > 1 and words[end - 1] in _AFTER:
        end -= 1
    return end


def _after_link(words: Sequence[str]) -> Sequence[str]:
    """What follows the last "in" or "near", where the words before it are about care."""
    for position in range(len(words) - 2, -1, -1):
        if words[position] in _LINKS and any(word in _BEFORE for word in words[:position]):
            return words[position + 1 :]
    return ()


def is_direction(word: str) -> bool:
    """Whether a word points to a part of something larger."""
    return word in _DIRECTIONS


def names_a_facility(words: Sequence[str]) -> bool:
    """Whether the words name an institution; guessing at its spelling would mislead."""
    return any(word in _FACILITIES for word in words)


def around_words(words: Sequence[str]) -> bool:
    """Whether all the words are words around a place, with no place among them."""
    return all(word in _BEFORE or word in _AFTER for word in words)
