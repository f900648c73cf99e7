"""Every word of the interface has its translation, and no catalog keeps words nobody says."""

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

import config
from config import ROOT
from lookup_app import create_app
from lookup_app.toml_files import ContentError
from lookup_app.web.i18n import LANGUAGES, Language, read_catalogs

KEYWORDS = DEFAULT_KEYWORDS | {"lazy_gettext": None}
CATALOGS = sorted((ROOT / "lookup_app" / "translations").glob("*/LC_MESSAGES/messages.po"))


@pytest.fixture(scope="module")
def said() -> set[str]:
    """All words that code and templates ask to have translated."""
    methods = [("lookup_app/**.py", "python"), ("templates/**", "jinja2")]
    found = extract_from_dir(str(ROOT), methods, keywords=KEYWORDS)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def read(path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def test_there_are_catalogs():
    assert [path.parts[-3] for path in CATALOGS] == ["es"]


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_the_catalog_says_all_that_is_said_and_nothing_else(path, said):
    known = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in read(path)
        if message.id
    }
    assert said - known == set(), "run make strings and translate"
    assert known - said == set(), "run make strings"


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_nothing_is_left_untranslated_and_placeholders_survive(path):
    for message in read(path):
        if not message.id:
            continue
        ids, texts = (
            part if isinstance(part, (tuple, list)) else (part,)
            for part in (message.id, message.string)
        )
        assert all(texts), message.id
        assert not message.fuzzy, message.id
        wanted = {name for text in ids for name in re.findall(r"%\((\w+)\)s", text)}
        for text in texts:
            assert set(re.findall(r"%\((\w+)\)s", text)) <= wanted, message.id


def test_nothing_is_written_beside_the_catalogs(instance, gazetteer):
    """The package's folder may be read-only, as under systemd's ProtectSystem."""
    folder = ROOT / "lookup_app" / "translations"
    before = set(folder.rglob("*"))
    site = create_app(config.Testing(INSTANCE_PATH=instance), gazetteer=gazetteer)
    assert "no conocemos" in site.test_client().get("/es/nowhere").get_data(as_text=True).lower()
    assert set(folder.rglob("*")) == before


def test_a_language_without_its_catalog_stops_the_start():
    french = Language("fr", "Français", "/fr", "pages_fr", "fr_US")
    with pytest.raises(ContentError, match=r"messages\.po"):
        read_catalogs((*LANGUAGES, french))


def test_words_are_put_into_a_template_when_it_is_compiled(app):
    source = '{{ _("Print") }} {{ _("%(num)s miles", num=3) }}'
    compiled = app.jinja_env.compile(source, "es/x.html", raw=True)
    assert "'Imprimir '" in compiled  # with what follows: one piece of the page
    assert compiled.count("context.call(") == 1
