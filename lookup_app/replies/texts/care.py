"""Whether a text needs care before anything else: self-harm, abuse, violence or an overdose.

The rules are those of the location box. Two things differ, since a reply tells of feelings and may
be long: sadness alone and asking for help are ordinary, and phrases that the box meets only alone
are met as a sentence of their own.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from lookup_app.distress.concerns import Concern, Heard

Hear = Callable[[str], Heard | None]

_NO_CARE: frozenset[Concern] = frozenset({"help"})
_SENTENCES = re.compile(r"[.!?…\n;]+")
# The rules read a long text slowly where it is all one sentence; a piece overlaps the next.
_PIECE = 600
_OVERLAP = 80
# What is longer is heard at its head and its tail. Nothing so long is kept as an ordinary reply,
# so that no word is kept that way unheard.
_END = 4_000


def needs_care(text: str, hear: Hear) -> Concern | None:
    """The first concern in the text that must be met with people before anything else."""
    for piece in dict.fromkeys(_pieces(_heard_part(text))):
        heard = hear(piece)
        if heard and heard.concern not in _NO_CARE:
            return heard.concern
    return None


def _heard_part(text: str) -> str:
    """As much as is heard, without the characters that nobody sees."""
    if len(text) > 2 * _END:
        text = f"{text[:_END]}\n{text[-_END:]}"
    return "".join(one for one in text if unicodedata.category(one) != "Cf")


def _pieces(text: str) -> Iterator[str]:
    for sentence in _SENTENCES.split(text):
        yield from _cut(sentence.strip())
    # Phrases go on across line ends.
    yield from _cut(" ".join(text.split()))


def _cut(text: str) -> Iterator[str]:
    for start in range(0, len(text), _PIECE - _OVERLAP):
        yield text[start : start + _PIECE]
