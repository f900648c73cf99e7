"""The words are plain: measured, in English as a US school grade, in Spanish by its own indices."""

from collections.abc import Iterator

import pytest
import textstat

from .conftest import article_text, page_text

PLAIN_PAGES = ("help-now", "call-sheet", "about", "privacy", "accessibility", "sources")


@pytest.fixture
def spanish() -> Iterator[None]:
    textstat.set_lang("es")
    yield
    textstat.set_lang("en_US")


def test_the_english_article_reads_at_grade_8_or_below(library):
    text = article_text(library.editions["en"].article)
    assert textstat.flesch_kincaid_grade(text) <= 8.5
    assert textstat.smog_index(text) <= 8.5


@pytest.mark.parametrize("slug", PLAIN_PAGES)
def test_english_pages_read_at_grade_8_or_below(library, slug):
    text = page_text(library.editions["en"].pages[slug])
    assert textstat.flesch_kincaid_grade(text) <= 8.5


@pytest.mark.parametrize("part", range(9))
def test_no_part_of_a_point_is_much_harder_than_the_whole(library, part):
    point = library.editions["en"].article.points[part]
    for words in (point.explanation, point.evidence):
        assert textstat.flesch_kincaid_grade(words.striptags()) <= 10.5, point.heading


@pytest.mark.usefixtures("spanish")
def test_the_spanish_article_is_easy_by_both_spanish_indices(library):
    text = article_text(library.editions["es"].article)
    assert textstat.fernandez_huerta(text) >= 70  # "somewhat easy" and above
    assert textstat.szigriszt_pazos(text) >= 65  # "rather easy" and above


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("slug", PLAIN_PAGES)
def test_spanish_pages_are_easy(library, slug):
    assert textstat.fernandez_huerta(page_text(library.editions["es"].pages[slug])) >= 70


def test_the_article_has_the_length_promised(edition):
    words = len(article_text(edition.article).split())
    assert 1400 <= words <= 1900
