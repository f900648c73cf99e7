"""What a writer who edits the article is told when a part goes missing."""

import re

import pytest

from lookup_app.library.article import load_article
from lookup_app.library.prose import ProseReader
from lookup_app.toml_files import ContentError

from .conftest import CONTENT
from .test_prose import REFERENCES

FRONT = """+++
title = "A title"
byline = "Editorial Team"
description = "Words."
updated = 2026-11-24
status = "Sources checked."

[labels]
impact = "Impact"
explanation = "Explanation"
evidence = "What the evidence says"
step = "One small step"
+++

Welcome.

An opening.

"""
POINT = """## 1. Reduced Loneliness {#less-alone}

*Feeling less alone*

**Impact:** It eases.

**Explanation:** It is so.

**What the evidence says:** A third ([Wang 2023](evidence:wang-2023)).

**One small step:** Write to someone.

{near: warmline}

"""
REST = "## Summary {#summary}\n\nIn short.\n\n## Note {#disclaimer}\n\nInformation only.\n"


def load(tmp_path, text):
    file = tmp_path / "article.md"
    file.write_text(text, encoding="utf-8")
    return load_article(file, "en", ProseReader("en", REFERENCES))


def test_the_parts_of_a_point_are_told_apart(tmp_path):
    article = load(tmp_path, FRONT + POINT + REST)
    (point,) = article.points
    assert (point.number, point.id, point.heading) == (1, "less-alone", "Reduced Loneliness")
    assert point.subline == "Feeling less alone"
    assert point.impact == "<p>It eases.</p>\n"
    assert point.citations == ("wang-2023",)
    assert point.step_key == "warmline"
    assert article.welcome == "<p>Welcome.</p>\n"
    assert article.opening == "<p>An opening.</p>\n"
    assert article.disclaimer.html == "<p>Information only.</p>\n"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("**Impact:** It eases.\n\n", "", "one paragraph each"),
        ("**Impact:**", "**Imapct:**", "no label, Imapct"),
        ("**Impact:** It", "It", "a paragraph with no label"),
        ("## 1. Reduced", "## 2. Reduced", "should start “1. ”"),
        ("## 1. Reduced", "## Reduced", "should start “1. ”"),
        (" ([Wang 2023](evidence:wang-2023))", "", "cites no study"),
        ("{near: warmline}", "", "needs a line {near: …}"),
        ("{near: warmline}", "{near: warmlines}", "needs a line {near: …}"),
        ("{near: warmline}", "{near: warmline, find-care}", "needs a line {near: …}"),
        ("{#disclaimer}", "{#note}", "a section {#disclaimer}"),
        ('step = "One small step"\n', "", "labels: required field missing"),
        ('byline = "Editorial Team"\n', "", "“byline”"),
        ("updated = 2026-11-24", 'updated = "last week"', "“updated”"),
    ],
)
def test_a_slip_is_named_with_the_way_to_mend_it(tmp_path, old, new, fault):
    text = FRONT + POINT + REST
    assert old in text
    with pytest.raises(ContentError, match=f"article.md.*{re.escape(fault)}"):
        load(tmp_path, text.replace(old, new))


def test_the_shipped_article_is_the_one_promised(library):
    article = library.editions["en"].article
    assert article.title == (
        "The Healing Power of Belonging: Nurturing Mental Well-Being Through Connection"
    )
    assert article.byline == "Editorial Team"
    assert "FindTreatment.gov" in article.summary.html.striptags()
    assert CONTENT.joinpath("es", "article.md").exists()
