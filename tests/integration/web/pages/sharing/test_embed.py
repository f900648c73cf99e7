"""The form on other sites: framed by those the operator allows, and no other page framed by anybody."""

import re
from html import unescape
from urllib.parse import quote

import pytest

from config import Config, ConfigError
from tests.page_checks import Page, body_of

SITE = {"SITE_ADDRESS": "https://belonging.example"}
OTHERS = ["/", "/es/help-now", "/near/74103", "/share", "/nowhere", "/healthz", "/static/img/icon.svg",
          "/api/v1/near/74103", "/feed.atom"]  # fmt: skip


def policy(answer) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


@pytest.mark.parametrize(
    ("setting", "ancestors"),
    [("https:", "'self' https:"), ("none", "'self'"),
     ("https://library.example, https://*.city.example:8443",
      "'self' https://library.example https://*.city.example:8443")],
)  # fmt: skip
def test_the_operator_says_who_may_frame_the_form(make_client, setting, ancestors):
    named = Config.from_environ({"EMBED_ANCESTORS": setting}).EMBED_ANCESTORS
    client = make_client({"EMBED_ANCESTORS": named})
    for path in ("/embed", "/es/embed"):
        assert policy(client.get(path))["frame-ancestors"] == ancestors


@pytest.mark.parametrize(
    "odd",
    ["*", "http://library.example", "'none'", "https://a.example;script-src *", "ftp:", "data:"],
)
def test_nothing_else_may_frame_it(odd):
    with pytest.raises(ConfigError, match="EMBED_ANCESTORS"):
        Config.from_environ({"EMBED_ANCESTORS": odd})


@pytest.mark.parametrize("path", OTHERS)
def test_no_other_page_may_be_framed(client, path):
    answer = client.get(path, buffered=True)
    assert policy(answer)["frame-ancestors"] == "'none'"
    assert policy(answer)["frame-src"] == "'none'"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("language", ["", "/es"])
def test_the_form_in_a_frame_posts_here_and_answers_in_a_tab_of_its_own(client, language):
    answer = client.get(f"{language}/embed")
    page = Page(body_of(answer).decode())
    (form,) = page.all("form")
    assert (form["method"], form["action"], form["target"]) == (
        "post",
        f"{language}/find",
        "_blank",
    )
    inside = ("#", "tel:", "sms:")
    leaving = [a for a in page.all("a") if not (a["href"] or "").startswith(inside)]
    assert "https://chat.988lifeline.org" in {a["href"] for a in leaving}
    assert all(a.get("target") == "_blank" for a in leaving)
    assert not page.all("button")[0].get("data-locate")
    assert "max-age" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("language", ["", "/es"])
def test_the_code_shows_what_it_gives(client, language):
    answer = client.get(f"{language}/embed/code")
    assert policy(answer)["frame-src"] == "'self'"
    html = answer.text
    for path in ("/embed", "/es/embed"):
        assert f"iframe[src=&#34;http://localhost{path}&#34;]" in html
        assert f'<iframe src="{path}" title=' in html
        assert f'<iframe src="http://localhost{path}"' in unescape(html)
    assert '<a href="http://localhost/es/">Busque atención cerca</a>' in unescape(html)


@pytest.fixture(scope="module")
def named(make_client):
    """A client of a site that was told its address."""
    return make_client(SITE)


def oembed(client, url: str, **more: str):
    query = "&".join(f"{name}={quote(value)}" for name, value in ({"url": url} | more).items())
    return client.get(f"/oembed?{query}", headers={"Host": "belonging.example"})


@pytest.mark.parametrize(
    ("path", "frame"),
    [("/", "/embed"), ("/es/", "/es/embed"), ("/es/help-now", "/es/embed"), ("/embed", "/embed")],
)
def test_oembed_gives_the_frame_for_a_page(named, path, frame):
    answer = oembed(named, f"https://belonging.example{path}", format="json")
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    found = answer.json
    assert (found["version"], found["type"]) == ("1.0", "rich")
    assert f'src="https://belonging.example{frame}"' in found["html"]
    assert isinstance(found["width"], int)
    assert isinstance(found["height"], int)


def test_oembed_keeps_to_the_room_there_is(named):
    found = oembed(named, "https://belonging.example/", maxwidth="300", maxheight="200").json
    assert (found["width"], found["height"]) == (300, 200)
    assert 'width="300" height="200"' in found["html"]


@pytest.mark.parametrize("size", ["0", "-5", "wide", "٣٠٠", pytest.param("9" * 6000, id="long")])
def test_oembed_is_not_moved_by_a_size_that_is_none(named, size):
    answer = oembed(named, "https://belonging.example/", maxwidth=size)
    assert answer.json["width"] == 400


@pytest.mark.parametrize(
    "url", ["", "https://evil.example/", "https://belonging.example/near/74103", "/share", "//[", "x",
            "https://belonging.example/es", "https://belonging.example/%00"],
)  # fmt: skip
def test_oembed_knows_no_other_address(named, url):
    answer = oembed(named, url)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


def test_oembed_speaks_json_only(named):
    assert oembed(named, "https://belonging.example/", format="xml").status_code == 501


@pytest.mark.parametrize("language", ["", "/es"])
def test_the_article_leads_to_its_oembed_and_has_a_picture_in_its_language(client, language):
    html = body_of(client.get(f"{language}/")).decode()
    found = re.search(r'type="application/json\+oembed"[^>]* href="([^"]+)"', html)
    assert client.get(unescape(found[1])).json["type"] == "rich"
    code = language.strip("/") or "en"
    picture = re.search(r'property="og:image" content="([^"]+)"', html)[1]
    assert picture == f"/static/img/share-{code}.png"
    assert client.get(picture, buffered=True).status_code == 200
