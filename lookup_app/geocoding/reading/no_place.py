"""Texts that name no place to search: nothing, "near me", other countries, military mail."""

from lookup_app.geocoding.military import bases_abroad, military_zip_in
from lookup_app.geocoding.outcomes import Military, NotFound, Outcome
from lookup_app.geocoding.reading import filler_words
from lookup_app.geocoding.reading.reading import Reading
from lookup_app.states import BY_CODE


def read_military_address(reading: Reading) -> Outcome | None:
    """ "APO AE 09012", "Camp Humphreys"."""
    if reading.filed in bases_abroad():
        return Military()
    zip_code = military_zip_in(reading.query.text)
    return Military(zip_code or None) if zip_code is not None else None


def read_no_place(reading: Reading) -> Outcome | None:
    """Words that name no place: none at all, "near me", the whole country, words of care."""
    if filler_words.is_country(reading.query.words):
        return NotFound("too_vague")
    if filler_words.is_near_me(reading.words):
        return NotFound("near_me")
    if reading.query.text in BY_CODE:
        return None
    nothing = not reading.words or reading.sources.nicknames.is_no_place(reading.filed)
    return NotFound() if nothing else None


def read_country(reading: Reading) -> Outcome | None:
    """Another country or its province behind the words, or a postcode of another country."""
    return reading.sources.abroad.by_country(reading.words, reading.query.text)


def read_town_abroad(reading: Reading) -> Outcome | None:
    """A large town elsewhere, where nothing here has its name."""
    return reading.sources.abroad.by_town(reading.words)
