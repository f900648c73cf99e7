"""Between the article and the results of a place: each step leads there and back, and nobody else sees it."""

import re

import pytest

from tests.page_checks import Page, body_of

BACK = re.compile(r'<p class="point__near"><a href="([^"]+)"')


def html_of(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return body_of(answer).decode()


@pytest.mark.parametrize("language", ["", "/es"])
@pytest.mark.parametrize("place", ["74103", "ok/tulsa", "36.15,-95.99", "airport/sfo"])
def test_each_step_of_the_article_leads_to_the_place_and_back(client, language, place):
    article = html_of(client, f"{language}/?near={place}")
    ways = BACK.findall(article)
    assert len(ways) == 9
    results = html_of(client, f"{language}/near/{place}")
    for way in ways:
        path, _, step = way.partition("#")
        assert path == f"{language}/near/{place}"
        assert f'id="{step}"' in results
        point = step.removeprefix("step-")
        assert f'href="{language}/?near={place}#{point}"' in results.replace("%2F", "/").replace(
            "%2C", ","
        )
        assert f'<section class="point" id="{point}"' in article


def test_only_one_reader_gets_it(client):
    kept = client.get("/")
    beside = client.get("/?near=ok/tulsa")
    assert beside.headers["Cache-Control"] == "private, no-store"
    assert beside.headers["X-Robots-Tag"] == "noindex"
    assert "ok/tulsa" not in body_of(client.get("/")).decode()
    assert body_of(client.get("/")) == body_of(kept)


@pytest.mark.parametrize(
    "near",
    [
        "",
        "12 Main Street",
        "<script>",
        "a/b/c",
        "javascript:x",
        "zz%00",
        "99999",
        "ae",
        "09001",
        "ok/nowhere",
    ],
)
def test_what_is_no_place_with_results_changes_nothing(client, near):
    answer = client.get("/", query_string={"near": near})
    assert "public" in answer.headers["Cache-Control"]
    assert body_of(answer) == body_of(client.get("/"))


def test_the_other_language_keeps_the_place_and_sharing_does_not(client):
    page = Page(html_of(client, "/?near=OK/Tulsa"))
    (spanish,) = [a["href"] for a in page.all("a") if a.get("hreflang") == "es"]
    assert spanish in ("/es/?near=ok/tulsa", "/es/?near=ok%2Ftulsa")
    shared = [one.get("data-share") for one in page.all("button") + page.all("a")]
    assert {one for one in shared if one} == {"/"}


def test_the_page_with_a_place_is_counted(make_client):
    client = make_client({"RATE_LIMIT": "1 per minute"})
    assert [client.get("/?near=74103").status_code for _ in range(2)] == [200, 429]
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("language", ["", "/es"])
@pytest.mark.parametrize("place", ["96939", "fm", "mh/majuro"])
def test_only_steps_that_the_place_has_lead_there_and_no_us_number_is_given(
    client, language, place
):
    article = html_of(client, f"{language}/?near={place}")
    results = html_of(client, f"{language}/near/{place}")
    ways = [way.partition("#")[2] for way in BACK.findall(article)]
    assert ways == re.findall(r'<li class="step" id="(step-[^"]+)"', results)
    assert 'class="crisis crisis--abroad"' in article
