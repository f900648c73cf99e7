"""What stands behind the "?" of an address is believed only where a page knows its name."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.page_checks import Page, body_of

ODD = ["_external=1", "_scheme=javascript", "_anchor=x", "_method=POST", "endpoint=x", "place_id=1"]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("path", ["/", "/about", "/near/74103", "/es/near/ok/tulsa"])
def test_odd_names_break_no_page(make_client, path, odd):
    assert make_client().get(f"{path}?{odd}").status_code == 200


@pytest.mark.parametrize("odd", ODD)
def test_odd_names_do_not_change_a_redirect(make_client, odd):
    assert make_client().get(f"/near/OK/Tulsa?{odd}").location == "/near/ok/tulsa"


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


def test_nobody_keeps_a_missing_file(client):
    answer = client.get("/static/none.js?v=1")
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["/near/74103", "/es/near/ok/tulsa", "/help-now", "/es/about"])
def test_a_slash_too_many_leads_to_the_page(client, path):
    answer = client.get(f"{path}/")
    assert (answer.status_code, answer.location) == (308, path)


@pytest.mark.parametrize("path", ["/nowhere/", "//evil.example/", "//evil.example/near/74103/"])
def test_a_slash_too_many_leads_nowhere_else(make_client, path):
    answer = make_client().get(path, base_url="http://localhost")
    assert (answer.location or "/").startswith(("/", "http://localhost/"))
    assert not (answer.location or "/").startswith("//")


@pytest.mark.parametrize("path", ["/near/ok/%00", "/near/%0a", "/es/near/ok/a%1bb"])
def test_control_characters_reach_no_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", body_of(answer))
