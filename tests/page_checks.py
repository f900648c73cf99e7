"""What must hold on every page, whatever the test that fetched it was about."""

import gzip
import re
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import brotli
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from config import ROOT

# Redirects have a stub for a body, and 304 has none.
NOT_PAGES = {301, 302, 303, 304, 307, 308}
VOID = {"meta", "link", "input", "br", "img", "hr", "source", "wbr"}
LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
# Where 988 and 911 are not known to work: the freely associated states, and military mail.
ABROAD = re.compile(
    r"(?:/es)?/near/(?:(?:fm|mh|pw)(?:/[^/]+)?|969(?:39|4[0-4]|60|70))(?:/(?:facilities/.+|handout))?"
)
# The only pages that set a cookie: for a form that changes something.
WRITING = re.compile(r"(?:/es)?/(?:replies/.+|report(?:/.+)?)|/moderation/.*")
CSS = ROOT / "static" / "css"
NOT_LOADED_LINKS = {"canonical", "alternate", "help"}
PASSED: set[int] = set()


class Page(HTMLParser):
    """A page as a list of (tag, attributes), with the text of each element that closes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[tuple[str, list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, []))

    def handle_data(self, data: str) -> None:
        for _, words in self._open:
            words.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed, words = self._open.pop()
            self.texts.setdefault(closed, []).append(" ".join("".join(words).split()))
            if closed == tag:
                return

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def ids(self) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get("id"))]


class CheckingClient(FlaskClient):
    """A test client that holds every HTML page it fetches to the rules of the house."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        check_headers(response)
        if response.mimetype == "text/html" and response.status_code not in NOT_PAGES:
            check_page(response)
        return response


def check_headers(response: TestResponse) -> None:
    headers = response.headers
    if not WRITING.fullmatch(urlsplit(response.request.path).path):
        assert "Set-Cookie" not in headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"]


def body_of(response: TestResponse) -> bytes:
    """The body as the browser reads it, whatever it was packed with."""
    match response.headers.get("Content-Encoding"):
        case "br":
            return brotli.decompress(response.get_data())
        case "gzip":
            return gzip.decompress(response.get_data())
        case _:
            return response.get_data()


def check_page(response: TestResponse) -> None:
    html = body_of(response).decode()
    # Many tests fetch the very same page, and to read it again takes longer than to make it.
    fetched = hash((response.request.path, response.request.environ["QUERY_STRING"], html))
    if fetched in PASSED:
        return
    page = Page(html)
    check_structure(page, response)
    check_forms(page)
    check_nothing_from_elsewhere(page)
    check_styles(page, html)
    check_no_inline_code(page, html)
    check_marks_are_gone(page, html)
    PASSED.add(fetched)


def check_structure(page: Page, response: TestResponse) -> None:
    (document,) = page.all("html")
    spanish = urlsplit(response.request.path).path.startswith("/es")
    assert document["lang"] == ("es" if spanish else "en")
    assert document["dir"] == "ltr"
    assert len(page.texts["h1"]) == 1, page.texts.get("h1")
    assert page.texts["h1"][0] in page.texts["title"][0]
    ids = page.ids()
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    links = page.all("a")
    assert links[0]["href"] == "#main"
    hrefs = {link.get("href") or "" for link in links}
    check_strip(page, response, hrefs)
    targets = {href[1:] for href in hrefs if href.startswith("#")}
    assert targets <= set(ids), targets - set(ids)
    assert any(word in page.texts["footer"][0] for word in ("diagnose", "diagnosticar"))


def check_strip(page: Page, response: TestResponse, hrefs: set[str]) -> None:
    """988 by call and text, and 911; where those may not answer, help for other countries."""
    (strip,) = (
        element for element in page.all("aside") if "crisis" in (element.get("class") or "")
    )
    path = urlsplit(response.request.path).path
    # Some tests send bytes behind the question mark that are no text.
    near = parse_qs(response.request.environ["QUERY_STRING"]).get("near", [""])[0]
    behind = ABROAD.fullmatch(f"/near/{near}")
    military = page.texts["h1"][0].startswith(
        ("Military ", "Dirección postal militar", "Base o dirección postal militar")
    )
    if military or ABROAD.fullmatch(path) or behind:
        assert strip["class"] == "crisis crisis--abroad"
        assert "https://findahelpline.com" in hrefs
        assert behind or "tel:911" not in hrefs  # The article names it, wherever it is read.
    else:
        assert strip["class"] == "crisis"
        text_988 = f"sms:988{'?&body=AYUDA' if path.startswith('/es') else ''}"
        assert {"tel:988", "tel:911", text_988} <= hrefs


def check_forms(page: Page) -> None:
    labelled = {label.get("for") for label in page.all("label")}
    ids = set(page.ids())
    for box in page.all("input") + page.all("select") + page.all("textarea"):
        if box.get("type") not in {"hidden", "submit"}:
            assert box.get("id") in labelled or box.get("aria-label"), box
        assert set((box.get("aria-describedby") or "").split()) <= ids, box
    assert all(image.get("alt") is not None for image in page.all("img"))


@cache
def styled() -> frozenset[str]:
    """The names of all classes that any part of the style sheet speaks of, those for paper aside."""
    parts = [file for file in CSS.glob("*.css") if not file.name.startswith("print_")]
    written = "".join(file.read_text("utf-8") for file in parts)
    return frozenset(re.findall(r"\.([a-z][\w-]*)", written))


def check_styles(page: Page, html: str) -> None:
    """The sheet of its kind has the rules for every class the page uses."""
    used = {name for _, has in page.elements for name in (has.get("class") or "").split()}
    style = "".join(re.findall("<style>(.*?)</style>", html, re.DOTALL))
    served = set(re.findall(r"\.([a-z][\w-]*)", style))
    assert used & styled() <= served, used & styled() - served


def check_nothing_from_elsewhere(page: Page) -> None:
    for tag, attribute in LOADED.items():
        for element in page.all(tag):
            if tag == "link" and element.get("rel") in NOT_LOADED_LINKS:
                continue
            assert not urlsplit(element.get(attribute) or "").netloc, element
    for link in page.all("a"):
        if urlsplit(link.get("href") or "").scheme in {"http", "https"}:
            assert "noreferrer" in (link.get("rel") or ""), link


def check_no_inline_code(page: Page, html: str) -> None:
    for script in page.all("script"):
        assert script.get("src") or script.get("type") == "application/ld+json", script
    assert not re.search(r"<[^>]+\s(?:on[a-z]+|style)\s*=", html)
    assert html.count("<style>") == 1


def check_marks_are_gone(page: Page, html: str) -> None:
    """Words of another language stand in a span, but in attributes and titles, which hold none."""
    assert not re.search(r"\{[a-z]{2}:|&lt;span", html)
    values = {value for _, attributes in page.elements for value in attributes.values() if value}
    assert not [value for value in values if "<span" in value]
    assert not [title for title in page.texts["title"] if "<span" in title]
