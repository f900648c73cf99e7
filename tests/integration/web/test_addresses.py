"""What stands behind the "?" of an address is believed only where a page knows its name."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.page_checks import Page, body_of

ODD = ["_external=1", "_scheme=javascript", "_anchor=x", "_method=POST", "endpoint=x", "place_id=1"]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("path", ["/", "/about", "/near/74103", "/es/near/ok/tulsa"])
def test_odd_names_break_no_page(shared_client, path, odd):
    assert shared_client.get(f"{path}?{odd}").status_code == 200


@pytest.mark.parametrize("odd", ODD)
def test_odd_names_do_not_change_a_redirect(shared_client, odd):
    assert shared_client.get(f"/near/OK/Tulsa?{odd}").location == "/near/ok/tulsa"


@pytest.mark.parametrize("path", ["/", "/about", "/help-now", "/sources", "/es/privacy"])
def test_a_kept_page_repeats_nothing_of_another_visit(make_client, path):
    client = make_client()
    first = client.get(f"{path}?query=12+Zanzibarquux+Street&care=detox")
    second = client.get(path)
    assert b"Zanzibarquux" not in body_of(first) + body_of(second)
    assert b"detox" not in body_of(second)


def test_a_search_is_kept_from_one_language_to_the_other(client):
    page = Page(body_of(client.get("/near/74103?care=detox&care=otp&radius=50&note=x")).decode())
    (spanish,) = [a["href"] for a in page.all("a") if a.get("hreflang") == "es"]
    assert urlsplit(spanish).path == "/es/near/74103"
    assert parse_qs(urlsplit(spanish).query) == {"care": ["detox", "otp"], "radius": ["50"]}


def test_a_script_finds_what_it_imports_under_the_same_mark(client):
    (script,) = re.findall(r'src="(/static/[0-9a-f]{10}/js/)site\.js"', client.get("/").text)
    imported = re.findall(r'"\./(\w+\.js)"', client.get(f"{script}site.js", buffered=True).text)
    assert imported
    for name in imported:
        answer = client.get(f"{script}{name}", buffered=True)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_the_mark_of_another_release_is_served_and_not_kept_for_long(client):
    answer = client.get("/static/0123456789/js/site.js", buffered=True)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize("path", ["/static/none.js", "/static/0123456789/none.js"])
def test_nobody_keeps_a_missing_file(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["/near/74103", "/es/near/ok/tulsa", "/help-now", "/es/about"])
def test_a_slash_too_many_leads_to_the_page(client, path):
    answer = client.get(f"{path}/")
    assert (answer.status_code, answer.location) == (308, path)


@pytest.mark.parametrize("query", ["care=detox&pay=medicaid", "radius=50&page=2", "match=region"])
def test_a_slash_too_many_keeps_what_was_asked(client, query):
    answer = client.get(f"/near/74103/?{query}&_external=x&q=secret")
    assert (answer.status_code, answer.location) == (308, f"/near/74103?{query}")


def test_a_reading_page_without_its_slash_repeats_nothing(client):
    assert client.get("/about/?care=detox").location == "/about"


@pytest.mark.parametrize("path", ["/nowhere/", "//evil.example/", "//evil.example/near/74103/"])
def test_a_slash_too_many_leads_nowhere_else(shared_client, path):
    answer = shared_client.get(path, base_url="http://localhost")
    assert (answer.location or "/").startswith(("/", "http://localhost/"))
    assert not (answer.location or "/").startswith("//")


@pytest.mark.parametrize("path", ["/near/ok/%00", "/near/%0a", "/es/near/ok/a%1bb"])
def test_control_characters_reach_no_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", body_of(answer))


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/favicon.ico", "image/"), ("/apple-touch-icon.png", "image/png")],
)
def test_the_mark_is_where_browsers_look_for_it(shared_client, path, kind):
    answer = shared_client.get(path, buffered=True)
    assert answer.status_code == 200
    assert answer.mimetype.startswith(kind)
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
