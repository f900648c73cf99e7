"""The pages people read and what programs read, through the client that checks every page."""

import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest

from lookup_app.library.page_names import PAGES
from lookup_app.web.words.times import source_day
from lookup_app.words import SourceDate

PATHS = ["/", "/help-now", "/sources", "/about", "/privacy", "/accessibility", "/developers"]
LANGUAGES = ["", "/es"]
LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def html(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_every_page_names_a_crisis_line_and_carries_the_disclaimer(client, path, language):
    text = html(client, language + path)
    assert 'href="tel:988"' in text.split("<main", 1)[1]
    assert ("treat or cure" if not language else "ni curar") in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_every_page_tells_machines_where_it_stands_in_each_language(client, path, language):
    text = html(client, language + path)
    assert f'<link rel="canonical" href="{language}{path}">' in text
    assert f'hreflang="en" href="{path}"' in text
    assert f'hreflang="es" href="/es{path}"' in text
    assert f'hreflang="x-default" href="{path}"' in text
    for name in ("og:title", "og:description", "og:image", "og:locale"):
        assert f'property="{name}"' in text
    assert "noindex" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_shows_its_nine_points_byline_and_date(client, language):
    text = html(client, f"{language}/")
    assert len(re.findall(r'<section class="point"', text)) == 9
    assert ("Editorial Team" if not language else "Equipo editorial") in text
    assert "2026" in text
    assert 'method="post" action="' + language + '/find"' in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_leads_to_its_study_in_one_press_and_to_the_paper_in_two(client, language):
    cited = re.findall(rf'href="{language}/sources#([a-z0-9-]+)"', html(client, f"{language}/"))
    assert len(cited) == 9
    sources = html(client, f"{language}/sources")
    for key in cited:
        entry = sources.split(f'id="{key}"', 1)[1].split("</li>", 1)[0]
        assert 'href="https://doi.org/10.' in entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_now_has_six_ways_in_and_one_crisis_panel_with_988_before_911(client, language):
    text = html(client, f"{language}/help-now")
    ways_in = re.findall(r'href="([^"]+)"', text.split('class="ways-in', 1)[1].split("</nav>")[0])
    assert ways_in == [
        *("#now", "#tonight", "#treatment", "#violence", "#young"),
        f"{language}/call-sheet",
    ]
    assert all(f'id="{way[1:]}"' in text for way in ways_in if way.startswith("#"))
    lines = re.findall(r'id="line-([a-z0-9-]+)"', text)
    first = "988-spanish" if language else "988"
    assert lines[:2] == [first, "911"]
    assert len(lines) == len(set(lines))
    panel = text.split('class="panel"', 1)[1].split("panel__ways--danger", 1)[0]
    assert re.findall(r'href="(\w+):', panel) == ["tel", "sms", "https"]
    assert "Open now" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_call_sheet_has_an_address_of_its_own(client, language):
    text = html(client, f"{language}/call-sheet")
    assert text.count(" topic--sheet") == 4
    assert "write-on" in text
    assert 'href="tel:988"' in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_is_described_for_programs(client, language):
    (found,) = LD.findall(html(client, f"{language}/"))
    value = json.loads(found)
    assert value["@context"] == "https://schema.org"
    assert value["inLanguage"] == (language.strip("/") or "en")
    assert value["url"] == f"{language}/"
    assert len(value["citation"]) == 9


def test_help_lines_are_described_for_programs(client):
    (found,) = LD.findall(html(client, "/help-now"))
    points = [entry["item"] for entry in json.loads(found)["itemListElement"]]
    assert {"988", "911"} <= {point.get("telephone") for point in points}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_is_atom_with_dated_entries(client, language):
    answer = client.get(f"{language}/feed.atom")
    assert answer.mimetype == "application/atom+xml"
    feed = ElementTree.fromstring(answer.get_data())
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == (language.strip("/") or "en")
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")


def test_the_feed_is_not_sent_twice(client):
    etag = client.get("/feed.atom").headers["ETag"]
    assert client.get("/feed.atom", headers={"If-None-Match": etag}).status_code == 304


def test_the_sitemap_lists_every_reading_page_in_each_language_and_no_place(client):
    answer = client.get("/sitemap.xml")
    assert answer.mimetype == "application/xml"
    urls = ElementTree.fromstring(answer.get_data()).findall(f"{MAP}url")
    assert len(urls) == 2 * len(PAGES)
    for url in urls:
        address = url.findtext(f"{MAP}loc") or ""
        assert client.get(address.removeprefix("http://localhost")).status_code == 200
        assert "/near/" not in address
        assert {link.get("hreflang") for link in url.findall(f"{XHTML}link")} == {"en", "es"}


def test_robots_find_the_sitemap(client):
    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").get_data(True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_bring_the_small_steps_to_the_place(client, language):
    text = html(client, f"{language}/near/or/portland")
    steps = text.split('id="steps"', 1)[1].split("</section>", 1)[0]
    assert steps.count('class="step"') == 9
    assert "Portland, OR" in steps
    assert 'href="https://www.aa.org/find-aa"' in steps
    assert f'href="{language}/?near=or/portland#less-alone"' in steps


def test_the_picture_for_shared_links_is_ours(client):
    address = re.search(r'property="og:image" content="([^"]+)"', html(client, "/"))
    assert address
    with client.get(address[1]) as answer:
        assert answer.mimetype == "image/png"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_links_to_our_own_pages_lead_somewhere(client, path, language):
    for href in set(re.findall(r'<a[^>]* href="(/[^"#]*)', html(client, language + path))):
        assert client.get(unescape(href)).status_code == 200, href


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_address_named_for_developers_exists(app, language):
    page = app.extensions["lookup_app"].library.editions[language].pages["developers"]
    named = re.findall(r"<code>(GET|POST) (/[^<\s]*)</code>", "".join(t.body for t in page.topics))
    assert len(named) > 5
    rules = [
        (re.sub(r"<[^>]+>", "{}", rule.rule), rule.methods) for rule in app.url_map.iter_rules()
    ]
    for method, path in named:
        pattern = re.sub(r"\{[^}]+\}", "{}", path)
        assert any(pattern == rule and method in methods for rule, methods in rules), (method, path)


@pytest.mark.parametrize(
    ("path", "written"), [("/sources", "July 23, 2014"), ("/es/sources", "23 de julio de 2014")]
)
def test_the_dates_of_copies_are_written_as_people_write_them(app, client, path, written):
    with app.test_request_context(path):
        assert source_day(SourceDate(2014, 7, 23)) == written
    assert not re.search(r"\d{4}-\d\d-\d\d\.", client.get(path).get_data(as_text=True))
