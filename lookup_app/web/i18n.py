"""Which language a request is in, and addresses in that language.

A third language is one catalog in ``translations/``, one folder in ``content/`` and one line here.
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import has_request_context, request, url_for
from flask_babel import Babel, get_locale

from lookup_app.web.app import LookupApp

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


def init_app(app: LookupApp) -> None:
    """Compile the catalogs where needed and let Babel and the templates know the languages."""
    compile_catalogs(TRANSLATIONS)
    Babel(
        app,
        default_translation_directories=str(TRANSLATIONS),
        locale_selector=lambda: language().locale,
    )
    _give_templates_their_words(app)
    app.jinja_env.globals.update(
        page_url=page_url, language=language, languages=LANGUAGES, this_page_in=this_page_in
    )


def language() -> Language:
    """The language of this request, read off its address."""
    if has_request_context():
        for spoken in LANGUAGES[1:]:
            if request.path == spoken.prefix or request.path.startswith(f"{spoken.prefix}/"):
                return spoken
    return LANGUAGES[0]


def _give_templates_their_words(app: LookupApp) -> None:
    """Bind the templates' ``_`` to catalogs held in memory.

    Flask-Babel's own looks the catalog up anew for each of the 260 strings of a results page,
    which was half the time of rendering it.
    """
    catalogs = {
        spoken.code: Translations.load(str(TRANSLATIONS), [spoken.code]) for spoken in LANGUAGES
    }
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # the i18n extension's
        lambda words: catalogs[language().code].gettext(words),
        lambda one, many, n: catalogs[language().code].ngettext(one, many, n),
        newstyle=True,
    )


def page_url(page: str, spoken: Language | None = None, /, **values: Any) -> str:
    """The address of one of our pages in the language of this request (or in ``spoken``)."""
    return url_for(f"{(spoken or language()).blueprint}.{page}", **values)


def this_page_in(spoken: Language, *, external: bool = False) -> str:
    """The address of the page being shown in another language; the front page for an error."""
    blueprint, _, page = (request.endpoint or "").rpartition(".")
    if blueprint not in {known.blueprint for known in LANGUAGES} or page == "find":
        return page_url("article", spoken, _external=external)
    arguments = request.args.to_dict(flat=False)
    return page_url(page, spoken, _external=external, **(request.view_args or {}), **arguments)


def country_name(code: str) -> str | None:
    """A country's name in the language of this request, or None for an unknown code."""
    locale = get_locale()
    return locale.territories.get(code) if locale else None


def compile_catalogs(folder: Path) -> None:
    """Compile each catalog that is missing or older than its source, whole or not at all."""
    for source in folder.glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            _compile(source, compiled)


def _compile(source: Path, compiled: Path) -> None:
    with source.open("rb") as file:
        catalog = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    with NamedTemporaryFile(dir=compiled.parent, delete=False) as out:
        write_mo(out, catalog)
    # Several workers may start at once: each replaces the file with the same whole one.
    Path(out.name).replace(compiled)
