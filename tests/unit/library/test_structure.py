"""Both languages say the same, in the same order, and every page carries what it must."""

import re
import shutil
from pathlib import Path

import pytest

from lookup_app.library.article import STEP_KEYS
from lookup_app.library.library import Library
from lookup_app.library.page_names import PAGES
from lookup_app.library.pages import Topic
from lookup_app.toml_files import ContentError

from .conftest import CONTENT, LANGUAGES

HREF = re.compile(r'href="([^"]+)"')
DIGITS = re.compile(r"\d[\d().\s-]{5,}\d|\b\d{5,6}\b|\b711\b")


def prose_files() -> list[Path]:
    return sorted(CONTENT.glob("*/*.md"))


def test_the_article_has_nine_points_with_all_their_parts(edition):
    article = edition.article
    assert [point.number for point in article.points] == list(range(1, 10))
    assert tuple(point.step_key for point in article.points) == STEP_KEYS
    for point in article.points:
        for part in (point.impact, point.explanation, point.evidence, point.step):
            assert len(part.striptags()) > 30, point.heading


def test_each_point_cites_one_study_whose_text_was_read(edition, library):
    for point in edition.article.points:
        (key,) = point.citations
        assert library.studies[key].status == "abstract"
        assert any(character.isdigit() for character in point.evidence.striptags())


def test_figures_stand_only_where_a_study_is_cited(edition):
    for point in edition.article.points:
        for part in (point.impact, point.explanation, point.step):
            assert not re.search(r"\d", part.striptags()), point.heading


def test_languages_have_the_same_article(library):
    english, spanish = (library.editions[language].article for language in LANGUAGES)
    for field in ("number", "id", "citations", "step_key"):
        assert [getattr(point, field) for point in english.points] == [
            getattr(point, field) for point in spanish.points
        ]
    assert english.updated == spanish.updated


@pytest.mark.parametrize("slug", PAGES[1:])
def test_languages_have_the_same_pages(library, slug):
    english, spanish = (library.editions[language].pages[slug] for language in LANGUAGES)
    assert english.updated == spanish.updated
    for one, other in zip(english.topics, spanish.topics, strict=True):
        # Each language may put the line that speaks it first, and name 988 by its own line.
        assert (one.id, either_988(one), one.sources) == (
            other.id,
            either_988(other),
            other.sources,
        )


def either_988(topic: Topic) -> set[str]:
    return {line.replace("988-spanish", "988") for line in topic.lines}


@pytest.mark.parametrize("name", PAGES)
def test_languages_refer_to_the_same_lines_studies_and_links(name):
    references = re.compile(r"\{line:[a-z0-9-]+\}|\((?:link|evidence|page):[a-z0-9#/-]+\)")
    found = [
        set(references.findall((CONTENT / language / f"{name}.md").read_text(encoding="utf-8")))
        for language in LANGUAGES
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize("file", prose_files(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_prose_holds_no_number_to_dial_and_no_address(file):
    text = file.read_text(encoding="utf-8").split("+++\n", 2)[2]
    text = re.sub(
        r"`[^`]*`|\{[^}]*\}", "", text
    )  # references by name, and place ids and routes on the page for developers
    assert DIGITS.findall(re.sub(r"\d{1,3}(?:,\d{3})+", "", text)) == []
    assert "://" not in re.sub(r"«https»|“https”", "", text)


@pytest.mark.parametrize("file", prose_files(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_page_names_988_and_never_911_before_it(file):
    text = file.read_text(encoding="utf-8")
    assert "{line:988}" in text
    if "911" in text:
        assert text.index("988") < text.index("911")


def test_help_now_puts_crisis_lines_first(edition):
    page = edition.pages["help-now"]
    assert [topic.id for topic in page.topics][:3] == ["now", "tonight", "treatment"]
    assert page.topics[0].lines[0] == {"en": "988", "es": "988-spanish"}[edition.language]
    assert "911" in page.topics[0].lines


def test_the_helpline_for_treatment_is_not_called_a_crisis_line(edition):
    treatment = next(t for t in edition.pages["help-now"].topics if t.id == "treatment")
    assert re.search(r"not a crisis line|No es una línea de crisis", treatment.body)


def test_every_topic_that_advises_has_its_sources(edition):
    for topic in edition.pages["call-sheet"].topics:
        assert topic.sources, topic.heading


def test_each_language_says_what_nobody_has_reviewed(library):
    assert "Not yet reviewed" in library.editions["en"].article.status
    for page in ("help-now", "call-sheet", "about"):
        assert "lengua materna" in library.editions["es"].pages[page].status
    assert "lengua materna" in library.editions["es"].article.status


def test_links_inside_the_site_lead_to_an_anchor_that_exists(library):
    for edition in library.editions.values():
        prefix = "" if edition.language == "en" else f"/{edition.language}"
        anchors = {f"{prefix}/": {"find"}, f"{prefix}/sources": set(library.studies)}
        for slug, page in edition.pages.items():
            anchors[f"{prefix}/{slug}"] = anchors.get(f"{prefix}/{slug}", set()) | {
                topic.id for topic in page.topics
            }
        for slug, page in edition.pages.items():
            own = f"{prefix}/{slug}"
            for href in HREF.findall(page.opening + "".join(t.body for t in page.topics)):
                path, _, anchor = href.partition("#")
                if anchor and not path.startswith("http"):
                    assert anchor in anchors[path or own], (slug, href)


def test_spanish_addresses_the_reader_as_usted(library):
    article = library.editions["es"].article
    for point in article.points:
        for part in (point.explanation, point.step):
            assert not re.search(r"\b(tú|tu|tus|ti|contigo|puedes|tienes)\b", part.striptags())


def test_spanish_questions_and_exclamations_are_opened(library, every_text):
    for text in every_text:
        if text.language == "es":
            asked = text.words.replace("“?”", "")  # the sign itself is named
            assert asked.count("¿") == asked.count("?"), text.where
            assert text.words.count("¡") == text.words.count("!"), text.where
            assert '"' not in re.sub(r'\{"[^}]*\}', "", text.words), text.where


def test_only_lines_that_never_hide_may_stand_in_a_sentence(tmp_path, guidance):
    shutil.copytree(CONTENT, tmp_path / "content")
    file = tmp_path / "content" / "en" / "about.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nCall {line:nami}.\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"about\.md.*line:nami"):
        Library.load(tmp_path / "content", guidance, LANGUAGES)


@pytest.mark.parametrize("listing", ["{lines: 988, 999}", "{sources: nobody}", "{near: warmline}"])
def test_a_page_may_list_only_what_is_known(tmp_path, guidance, listing):
    shutil.copytree(CONTENT, tmp_path / "content")
    file = tmp_path / "content" / "es" / "about.md"
    file.write_text(file.read_text(encoding="utf-8") + f"\n{listing}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"about\.md.*nothing is called"):
        Library.load(tmp_path / "content", guidance, LANGUAGES)


def test_a_third_language_is_one_more_folder(tmp_path, guidance):
    shutil.copytree(CONTENT, tmp_path / "content")
    shutil.copytree(CONTENT / "en", tmp_path / "content" / "fr")
    library = Library.load(tmp_path / "content", guidance, (*LANGUAGES, "fr"))
    assert set(library.editions) == {"en", "es", "fr"}
    assert 'href="/fr/help-now"' in library.editions["fr"].article.summary.html
    assert library.studies["wang-2023"].shows.text("fr") == (
        library.studies["wang-2023"].shows.text("en")
    )


def test_a_language_without_its_folder_stops_the_start(guidance):
    with pytest.raises(ContentError, match=r"^fr/article\.md"):
        Library.load(CONTENT, guidance, (*LANGUAGES, "fr"))
