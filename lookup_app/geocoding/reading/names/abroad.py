"""Knowing a place outside the United States by its country, its province or its postcode."""

import re
from collections.abc import Sequence

from lookup_app.folding import key_of, word_set
from lookup_app.geocoding.data.everyday_words import all_everyday
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.outcomes import Found, Outcome, OutsideUS
from lookup_app.geocoding.reading.names import choose
from lookup_app.geocoding.reading.words.filler_words import around_words, leads_to_a_name
from lookup_app.states import SPELLINGS, TERRITORIES

_UK_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}", re.I)
_CANADIAN_POSTCODE = re.compile(r"(?:.*\b)?[abceghj-nprstvxy]\d[a-z] ?\d[a-z]\d\b.*", re.I)
_LONGEST_COUNTRY = 6
# Behind any town these are in England; alone some of them are villages here.
_ENGLISH = word_set(
    "surrey lincolnshire hertfordshire bedfordshire buckinghamshire cambridgeshire oxfordshire"
    " gloucestershire worcestershire warwickshire leicestershire nottinghamshire derbyshire"
    " staffordshire shropshire herefordshire northamptonshire wiltshire yorkshire lancashire"
)
# Behind a town of theirs these are abroad; they are towns and counties here, too.
_ALSO_HERE = {
    "jamaica": "JM",
    "lebanon": "LB",
    **dict.fromkeys(
        word_set("berkshire cheshire cornwall devon dorset essex hampshire kent norfolk somerset"),
        "GB",
    ),
}
# A US namesake this small yields to a town elsewhere of a million that is far larger.
_SMALL_NAMESAKE = 10_000
_TINY_NAMESAKE = 2_000
_FAR_LARGER = 100


def _is_said(before: Sequence[str]) -> bool:
    """Whether everyday words stand before a name, and none that leads to a place."""
    return bool(before) and all_everyday(before) and not leads_to_a_name(before)


class Abroad:
    """Countries and their large provinces by every way of writing them, from a table."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def by_country(self, words: Sequence[str], text: str) -> OutsideUS | None:
        """A country or province at the end (or the whole), or a foreign postcode."""
        longest = min(_LONGEST_COUNTRY, len(words))
        # "Gallip, New Mexico" is no town of Mexico.
        shortest = 2 if key_of(words[-2:]) in SPELLINGS else 0
        for length in range(longest, shortest, -1):
            if country := self._country(key_of(words[-length:])):
                # "Cold turkey" is no country.
                return None if _is_said(words[:-length]) else country
        if country := self._country_in_front(words) or self._town_and_area(words):
            return country
        if _UK_POSTCODE.fullmatch(text):
            return OutsideUS("GB")
        return OutsideUS("CA") if _CANADIAN_POSTCODE.fullmatch(text) else None

    def _country_in_front(self, words: Sequence[str]) -> OutsideUS | None:
        """ "Canada Toronto": the country before its town."""
        for length in range(1, min(_LONGEST_COUNTRY, len(words))):
            country = self._country(key_of(words[:length]))
            town = self._store.foreign(key_of(words[length:])) if country else None
            if country and town and town[0] == country.country:
                return country
        return None

    def _town_and_area(self, words: Sequence[str]) -> OutsideUS | None:
        """ "Boston, Lincolnshire", "Montego Bay Jamaica"."""
        *town, area = words
        if around_words(town):
            return None
        if area in _ENGLISH:
            return OutsideUS("GB")
        code = _ALSO_HERE.get(area)
        abroad = self._store.foreign(key_of(town)) if code else None
        return OutsideUS(code) if abroad and abroad[0] == code else None

    def _country(self, filed: str) -> OutsideUS | None:
        code = self._store.phrase(filed).get("country")
        if code is None:
            return None
        return OutsideUS(None if code == "-" else code)

    def by_town(self, words: Sequence[str]) -> OutsideUS | None:
        """A large town elsewhere, named by the whole text."""
        if all_everyday(words):
            return None
        found = self._store.foreign(key_of(words))
        return OutsideUS(found[0]) if found else None

    def instead_of(self, named: Outcome | None, words: Sequence[str]) -> Outcome | None:
        """The country or far larger town elsewhere that is meant rather than a small US one."""
        if named is None:
            return None
        filed = key_of(words)
        if country := self._country(filed):
            return country
        elsewhere = self._store.foreign(filed)
        if elsewhere is None or not isinstance(named, Found):
            return None
        if named.place.state in TERRITORIES:
            return None
        here = choose.people(named.place)
        if elsewhere[1] < _FAR_LARGER * here:
            return None
        million = elsewhere[1] >= 1_000_000
        if here < _TINY_NAMESAKE or (here < _SMALL_NAMESAKE and million):
            return OutsideUS(elsewhere[0])
        # "Moscow" may be the one in Idaho: better asked than taken for granted.
        return choose.asked(self._store.named(filed)) if million else None
