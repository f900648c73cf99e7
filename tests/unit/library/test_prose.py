"""The Markdown of the writers: what it becomes, and what it is refused for."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.library.prose import Number, ProseReader, References
from lookup_app.library.web_links import Link
from lookup_app.toml_files import ContentError
from lookup_app.words import SourceDate, Words

REFERENCES = References(
    numbers={"988": Number("988", "tel:988"), "helpline": Number("1-800-662-4357", "tel:+1800")},
    evidence=frozenset({"wang-2023"}),
    links={
        "aa": Link("aa", "finder", "https://www.aa.org", Words({"en": "AA"}), "AA", SourceDate()),
    },
)
FRONT = '+++\ntitle = "A title"\nupdated = 2026-11-24\n+++\n'


def read(tmp_path: Path, body: str, *, language: str = "en", front: str = FRONT):
    file = tmp_path / "page.md"
    file.write_text(front + body, encoding="utf-8")
    return ProseReader(language, REFERENCES).read(file)


def test_a_line_in_a_sentence_becomes_its_number_as_a_link(tmp_path):
    html = read(tmp_path, "Call {line:988} or {line:helpline}.").opening.html
    assert '<a href="tel:988" class="number">988</a>' in html
    assert '<a href="tel:+1800" class="number">1-800-662-4357</a>' in html


@pytest.mark.parametrize(
    ("language", "link", "href"),
    [
        ("en", "page:help-now#tonight", "/help-now#tonight"),
        ("es", "page:help-now#tonight", "/es/help-now#tonight"),
        ("es", "page:article#find", "/es/#find"),
        ("en", "evidence:wang-2023", "/sources#wang-2023"),
        ("es", "evidence:wang-2023", "/es/sources#wang-2023"),
        ("es", "link:aa", "https://www.aa.org"),
        ("en", "#below", "#below"),
    ],
)
def test_links_name_what_they_lead_to(tmp_path, language, link, href):
    html = read(tmp_path, f"See [this]({link}).", language=language).opening.html
    assert f'href="{href}"' in html


def test_a_link_that_leaves_tells_the_other_site_nothing(tmp_path):
    assert 'rel="noreferrer"' in read(tmp_path, "[AA](link:aa)").opening.html


def test_sections_have_anchors_labels_and_listings(tmp_path):
    document = read(
        tmp_path,
        "Opening.\n\n## One {#first}\n\n**Impact:** It *helps*.\n\nMore.\n\n"
        "{lines: 988, 211}\n{sources: aa}\n",
    )
    assert document.opening.html == "<p>Opening.</p>\n"
    (section,) = document.sections
    assert (section.id, section.heading) == ("first", "One")
    assert [block.label for block in section.blocks] == ["Impact", ""]
    assert section.blocks[0].html == "<p>It <em>helps</em>.</p>\n"
    assert section.listings == {"lines": ("988", "211"), "sources": ("aa",)}


def test_bold_words_that_are_no_label_stay(tmp_path):
    document = read(tmp_path, "**Is a life in danger?** Call.\n\nSome **bold:** words.")
    assert [block.label for block in document.opening.blocks] == ["", ""]
    assert "<strong>Is a life in danger?</strong>" in document.opening.html


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("Call {line:999}.", "line:999"),
        ("Call { line: 988 }.", "cannot make sense"),
        ("{lnes 988}", "cannot make sense"),
        ("![a picture](https://example.org/spy.gif)", "cannot make sense"),
        ("[AA](https://www.aa.org)", "nothing is called"),
        ("[x](link:nobody)", "link:nobody"),
        ("[x](evidence:nobody-1999)", "evidence:nobody-1999"),
        ("[x](page:nowhere)", "page:nowhere"),
        ("## No anchor\n\nWords.", "needs an anchor"),
        ("## One {#a}\n\nx\n\n## Two {#a}\n\ny", "two sections"),
    ],
)
def test_slips_are_refused_with_the_file_and_the_fault(tmp_path, body, fault):
    with pytest.raises(ContentError, match=f"page.md.*{re.escape(fault)}"):
        read(tmp_path, body)


def test_a_missing_file_and_broken_front_matter_are_refused(tmp_path):
    with pytest.raises(ContentError, match=r"nowhere\.md"):
        ProseReader("en", REFERENCES).read(tmp_path / "nowhere.md")
    with pytest.raises(ContentError, match=r"page\.md"):
        read(tmp_path, "x", front="+++\ntitle = [\n+++\n")


@pytest.mark.parametrize("front", ["", "+++\ntitle = 'x'\n", "---\ntitle: x\n---\n"])
def test_front_matter_that_is_not_fenced_is_refused(tmp_path, front):
    with pytest.raises(ContentError, match=r"page\.md, the front matter: .*\+\+\+"):
        read(tmp_path, "x", front=front)


def test_front_matter_is_asked_for_by_kind(tmp_path):
    document = read(tmp_path, "x")
    assert document.text("title") == "A title"
    assert document.day("updated").isoformat() == "2026-11-24"
    with pytest.raises(ContentError, match="description"):
        document.text("description")
    with pytest.raises(ContentError, match="title"):
        document.day("title")


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


HTML = st.text(alphabet="<>/script='\"()[]!:#*`&; \nalertonjv{}img", max_size=60)
ALLOWED = {"p", "em", "strong", "code", "pre", "a", "ul", "ol", "li", "blockquote", "br", "hr"} | {
    f"h{level}" for level in range(1, 7)
}


@given(body=HTML)
def test_nothing_a_writer_types_becomes_a_script(tmp_path_factory, body):
    try:
        html = read(tmp_path_factory.mktemp("prose"), body).opening.html
    except ContentError:
        return
    for tag, attributes in Tags(html).seen:
        assert tag in ALLOWED
        assert not any(name.startswith("on") for name in attributes)
        assert not (attributes.get("href") or "").startswith(("javascript", "data"))
