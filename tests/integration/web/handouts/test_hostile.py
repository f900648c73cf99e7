"""Notes and names that try to be more than words: nothing breaks out, and nothing stays behind."""

import io
import logging
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import config
from lookup_app.facilities.facility import Phone
from tests.fakes import CatalogDirectory, facility
from tests.integration.web.handouts.test_files import HANDOUT, codes_on, pdf_of, text_of

MARK = "Zanzibarquux"
EVIL = '"><script>alert(1)</script>\r\nEND:VCARD\r\nATTACH:http://x\n#panic("x")]*_$ \\u{0} #import "@preview/x:1.0.0" %(x)s'
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@pytest.fixture(scope="module")
def hostile(make_site, instance):
    """A directory whose one facility has a hostile name, street and website."""
    one = facility(
        EVIL,
        36.15,
        -95.99,
        "SA",
        id="evil",
        street=EVIL,
        phones=(Phone("+19185550100"),),
        website="https://x.example/?a=1;b\r\nX-Header: 1",
    )
    return make_site(
        config.Testing(INSTANCE_PATH=instance), directory=CatalogDirectory(one)
    ).test_client()


def content_lines(text: str) -> list[str]:
    """Unfolded lines; every line has a name that we write ourselves."""
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


@settings(max_examples=25)
@example(EVIL)
@given(words)
def test_a_note_is_words_in_every_form(hostile, note):
    written = {"note": note, "appointment": note[:60], "day": "2026-12-03"}
    page = hostile.post(HANDOUT, data=written)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    text = hostile.post(f"{HANDOUT}.txt", data=written).text
    assert max(map(len, text.splitlines())) < 160
    names = {"BEGIN", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY"}
    names |= {"DESCRIPTION", "CLASS", "END"}
    entry = hostile.post(f"{HANDOUT}.ics", data=written).text
    found = [line.partition(":")[0] for line in content_lines(entry)]
    assert set(found) <= names
    assert found.count("BEGIN") == found.count("END") == 2


@settings(max_examples=15)
@example(EVIL)
@given(words)
def test_a_note_is_words_in_the_pdf(hostile, note):
    reader = pdf_of(hostile.post(f"{HANDOUT}.pdf", data={"note": note}))
    assert "/JavaScript" not in str(reader.trailer["/Root"])
    assert "/OpenAction" not in reader.trailer["/Root"]


def test_a_note_stands_in_the_pdf_as_it_was_written(hostile):
    text = text_of(pdf_of(hostile.post(f"{HANDOUT}.pdf", data={"note": EVIL})))
    for words_of_it in (
        "<script>alert(1)</script>",
        '#panic("x")]*_$',
        '#import "@preview/x:1.0.0"',
    ):
        assert words_of_it in text


def test_a_name_is_words_in_every_form(hostile):
    cards = content_lines(hostile.get(f"{HANDOUT}.vcf").text)
    fields = {line.partition(":")[0].partition(";")[0] for line in cards}
    assert fields == {"BEGIN", "VERSION", "FN", "N", "ORG", "ADR", "TEL", "URL", "NOTE", "END"}
    assert sum(line == "END:VCARD" for line in cards) == sum(
        line == "BEGIN:VCARD" for line in cards
    )
    assert "<script>alert" not in hostile.get(HANDOUT).text
    assert "<script>alert(1)" in text_of(pdf_of(hostile.get(f"{HANDOUT}.pdf")))
    lines = hostile.get(f"{HANDOUT}.txt").text.splitlines()
    assert max(map(len, lines)) < 160
    assert not [line for line in lines if line.startswith(("END", "ATTACH"))]


def test_other_questions_of_an_address_reach_no_code(hostile):
    asked = f"{HANDOUT}.pdf?code=place&facility=%22%3E&next=https://evil.example"
    assert codes_on(hostile.get(asked).data) == ["http://localhost/near/74103"]


@pytest.fixture
def log():
    """Everything that anybody logs, at any level."""
    stream = io.StringIO()
    handler, root = logging.StreamHandler(stream), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_marked_note_is_nowhere_afterwards(stocked, instance, log, tmp_path, monkeypatch):
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    written = {"note": MARK, "appointment": MARK, "day": "2026-12-03", "lang": "en"}
    for kind in ("", ".pdf", ".txt", ".vcf", ".ics"):
        answer = stocked.post(f"{HANDOUT}{kind}", data=written)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert MARK not in str(answer.headers)
        if answer.mimetype == "text/html":
            addresses = re.findall(
                r'(?:href|src|action|formaction|data-copy)="([^"]*)"', answer.text
            )
            assert not [one for one in addresses if MARK in one]
    other = stocked.post(HANDOUT, data=written | {"lang": "es"})
    assert MARK not in str(other.headers)
    for path in (HANDOUT, f"{HANDOUT}.pdf", f"{HANDOUT}?note={MARK}&appointment={MARK}"):
        again = stocked.get(path)
        assert MARK not in again.text if again.mimetype == "text/html" else text_of(pdf_of(again))
    assert MARK not in log.getvalue()
    kept = [stocked.application.extensions[name] for name in ("kept_pages", "kept_parts")]
    assert MARK not in str(kept)
    folders = (instance, tmp_path, Path.cwd() / "templates")
    assert MARK.encode() not in b"".join(
        file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()
    )
    assert list(tmp_path.iterdir()) == []
