"""Words of another language inside a text, written ``{es:AYUDA}``.

A screen reader says a word as its own language does only where the page names that language. The
mark keeps HTML out of the texts that people write and translate.
"""

import re

from markupsafe import Markup, escape

_MARKED = re.compile(r"\{([a-z]{2}):([^{}]+)\}")


def unmarked(text: str) -> str:
    """The words alone, for a place that takes no HTML: a title, a feed, the API."""
    return _MARKED.sub(r"\2", text)


def with_lang(text: str) -> Markup:
    """The text as HTML, each marked word in a ``<span lang>``. What is not Markup is escaped."""
    escaped = str(escape(text))  # of Markup, sub would escape the spans too
    return Markup(_MARKED.sub(r'<span lang="\1">\2</span>', escaped))  # noqa: S704 (just escaped)


def has_marks(text: str) -> bool:
    """Whether a word of another language is marked in the text."""
    return bool(_MARKED.search(text))
