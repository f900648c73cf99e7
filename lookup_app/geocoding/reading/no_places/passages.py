"""The folded words of a query as one line, from which passages that name no place are cut."""

import re
from collections.abc import Callable, Iterable, Sequence

from lookup_app.folding import key_of
from lookup_app.geocoding.reading.reading import Query, Sources
from lookup_app.geocoding.reading.words.filler_words import is_everyday_code
from lookup_app.states import SPELLINGS, STARTS

# Between the parts of a query, which commas and brackets set apart.
COMMA = ","
_COUNTY = frozenset({"county", "condado", "parish"})

# Where in a line something stands that names no place.
Passages = Callable[[str, Query, Sources], Iterable[tuple[int, int]]]


def without(query: Query, passages: Passages, sources: Sources) -> Query:
    """The query without these passages; the text, which is asked for capitals, stays."""
    line = f" {COMMA} ".join(" ".join(part) for part in query.parts)
    cut = sorted(passages(line, query, sources))
    # "Ysleta del Sur" is a landmark of the tables.
    if not cut or (len(query.words) > 1 and sources.nicknames.read(key_of(query.words))):
        return query
    kept, at = "", 0
    for start, end in cut:
        kept, at = kept + line[at : max(at, start)], max(at, end)
    return Query.in_parts(query.text, map(str.split, (kept + line[at:]).split(COMMA)))


def state_follows(words: Sequence[str], text: str) -> bool:
    """Whether a state, or "county", stands behind a name: then it is a place."""
    words = words[1:] if words[:1] == [COMMA] else words
    if words[:1] and words[0] in _COUNTY:
        return True
    lengths = STARTS.get(words[0], ()) if words else ()
    shortest = min((n for n in lengths if key_of(words[:n]) in SPELLINGS), default=0)
    return shortest > 1 or (shortest == 1 and not is_everyday_code(words[0], text))


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) + ")"
