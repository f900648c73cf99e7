"""Numbers as the page's language writes them."""

from functools import lru_cache

from babel.numbers import format_decimal

from lookup_app.web.i18n import language


def written(number: float) -> str:
    """A number as the page's language writes it: "1,810"."""
    return _written_in(language().locale, number)


@lru_cache(maxsize=1_000)
def _written_in(locale: str, number: float) -> str:
    """The number as the language writes it: Babel reads its pattern anew for each row of a list."""
    return format_decimal(number, locale=locale)
