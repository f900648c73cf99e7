"""Which language a request is in, and addresses in that language.

A third language is one catalog in ``translations/``, one folder in ``content/`` and one line here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, has_request_context, request, url_for
from flask_babel import Babel, Domain, get_locale
from markupsafe import Markup

from lookup_app.toml_files import read_text
from lookup_app.words import Words, with_lang

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"


@dataclass(frozen=True, slots=True)
class Language:
    """A language the site speaks: its code, its own name, and where its pages live.

    ``locale`` is how people in the United States write its numbers and dates: "2.5", not "2,5".
    """

    code: str
    name: str
    prefix: str
    blueprint: str
    locale: str


LANGUAGES = (
    Language("en", "English", "", "pages", "en_US"),
    Language("es", "Español", "/es", "pages_es", "es_US"),
)
CODES = tuple(language.code for language in LANGUAGES)


def init_app(app: Flask) -> None:
    """Read the catalogs, and let Babel and the templates know the languages."""
    read_catalogs(LANGUAGES)
    _Babel(app, locale_selector=lambda: language().locale)
    # Jinja's own ``_`` makes a new context for each of the 200 strings of a results page.
    app.jinja_env.globals.update(
        {"_": html_words},
        ngettext=counted_html_words,
        page_url=page_url,
        language=language,
        languages=LANGUAGES,
    )
    app.add_template_filter(said)


def language() -> Language:
    """The language of this request, read off its address."""
    if has_request_context():
        path = f"{request.path}/"
        for spoken in LANGUAGES[1:]:
            if path.startswith(f"{spoken.prefix}/"):
                return spoken
    return LANGUAGES[0]


class _Babel(Babel):
    """Flask-Babel whose ``gettext`` asks our catalogs."""

    domain_instance = property(lambda _self: _OurWords())


class _OurWords(Domain):
    """Flask-Babel's own reads catalogs from files, and asks the locale its name at each string."""

    def get_translations(self) -> NullTranslations:
        """The catalog of the language of this request, from memory."""
        return _catalog(language().code)


@cache
def _catalog_html(words: str) -> Markup:
    """Words of the templates and their catalogs, which are ours and so are HTML already."""
    return with_lang(Markup(words))  # noqa: S704 (never what a reader typed)


def words_of(spoken: Language) -> Callable[[str], str]:
    """``gettext`` in another language than that of this request."""
    return _catalog(spoken.code).gettext


def html_words(words: str, /, **put_in: object) -> Markup:
    """Words of the catalogs as HTML, which templates call ``_``; ``put_in`` is escaped."""
    return _catalog_html(_catalog(language().code).gettext(words)) % put_in


def html_words_in(code: str, words: str) -> Markup:
    """The same in a language, without anything put in."""
    return _catalog_html(_catalog(code).gettext(words)) % {}


def counted_html_words(one: str, many: str, number: int, /, **put_in: object) -> Markup:
    """The same for a number of things, ``num`` in the words; templates call it ``ngettext``."""
    words = _catalog(language().code).ngettext(one, many, number)
    return _catalog_html(words) % {"num": number, **put_in}


def said(words: Words | str) -> Markup:
    """A text in the language of this request as HTML that names the languages within it."""
    return with_lang(words if isinstance(words, str) else words.marked(language().code))


def page_url(page: str, spoken: Language | None = None, /, **values: Any) -> str:
    """The address of one of our pages in the language of this request (or in ``spoken``)."""
    return url_for(f"{(spoken or language()).blueprint}.{page}", **values)


def country_name(code: str) -> str | None:
    """A country's name in the language of this request, or None for an unknown code."""
    locale = get_locale()
    return locale.territories.get(code) if locale else None


def read_catalogs(languages: tuple[Language, ...]) -> None:
    """Read the catalog of each language but the first, whose words stand in templates and code.

    Compiled in memory: the package's own folder may be read-only. Raises ContentError for a
    language that has none, which would otherwise speak the first one.
    """
    for spoken in languages:
        _catalog(spoken.code)


@cache
def _catalog(code: str) -> NullTranslations:
    if code == LANGUAGES[0].code:
        return NullTranslations()
    source = TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"
    compiled = BytesIO()
    words = BytesIO(read_text(source).encode())
    write_mo(compiled, read_po(words, locale=code, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)
