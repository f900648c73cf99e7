"""Passing a page on: the article by default, a place only where it is said, and no script needed."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.fakes import CatalogDirectory, facility
from tests.page_checks import Page, body_of

SITE = {"SITE_ADDRESS": "https://belonging.example"}
HEADING = {"": "The Healing Power of Belonging", "/es": "El poder sanador de pertenecer"}


def ways(html: str) -> list[str]:
    """Where each letter and message leads, and what it says."""
    links = [a["href"] or "" for a in Page(html).all("a")]
    return [unquote(link) for link in links if link.startswith(("mailto:?", "sms:?"))]


def fetch(client, path: str, host: str = "localhost") -> str:
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 200
    return body_of(answer).decode()


@pytest.mark.parametrize("language", ["", "/es"])
def test_the_article_ends_with_a_letter_and_a_message_that_hold_its_address(make_client, language):
    html = fetch(make_client(SITE), f"{language}/", "belonging.example")
    section = html[html.index('id="share"') :].split("</section>")[0]
    letter, message = ways(section)
    assert letter.startswith(f"mailto:?subject={HEADING[language]}")
    assert message.startswith(f"sms:?&body={HEADING[language]}")
    for way in (letter, message):
        assert way.endswith(f"\r\nhttps://belonging.example{language}/")
    assert f"data-plain>https://belonging.example{language}/</p>" in section


def test_the_article_without_site_address_names_no_host_and_leads_to_one_that_may(client):
    html = fetch(client, "/")
    assert "http://localhost" not in html
    assert html.count('href="/share" data-send=') == 2


@pytest.mark.parametrize("language", ["", "/es"])
def test_the_page_to_share_holds_the_article_in_full_without_a_script(client, language):
    answer = client.get(f"{language}/share")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert [way.split("\r\n")[1] for way in ways(answer.text)] == [
        f"http://localhost{language}/"
    ] * 2
    assert f">http://localhost{language}/</p>" in answer.text


def test_a_page_is_shared_beside_the_article(client):
    html = fetch(client, "/share/help-now")
    shared = [way.split("\r\n")[1] for way in ways(html)]
    assert shared == ["http://localhost/help-now"] * 2 + ["http://localhost/"] * 2


@pytest.mark.parametrize("name", ["near", "nothing", "share", "find"])
def test_no_other_page_is_shared_so(client, name):
    assert client.get(f"/share/{name}").status_code == 404


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [("/", "/share"), ("/es/help-now", "/es/share/help-now"), ("/near/74103?care=detox", "/share"),
     ("/nowhere", "/share")],
)  # fmt: skip
def test_every_page_leads_to_sharing_and_none_gives_its_place_away(client, path, leads_to):
    footer = body_of(client.get(path)).decode().partition("<footer")[2]
    assert re.search(f'href="{leads_to}" data-share=', footer)
    assert "74103" not in footer


@pytest.mark.parametrize("language", ["", "/es"])
def test_results_say_that_the_link_holds_the_place_and_offer_one_without(client, language):
    html = fetch(client, f"{language}/near/id/coeur-dalene?care=detox&match=corrected")
    section = html[html.index('id="share"') :].split("</section>")[0]
    assert "Coeur d’Alene" in section or "Coeur d&#39;Alene" in section
    assert f'href="{language}/share"' in section
    letter, message = ways(section)
    assert "&#39;" not in letter
    assert letter.endswith("/near/id/coeur-dalene")
    assert message.endswith("/near/id/coeur-dalene")


def test_a_facility_is_shared_by_its_name(make_client):
    hope = facility("Hope & Help", 36.15, -95.99, id="hope234567")
    client = make_client(directory=CatalogDirectory(hope))
    html = fetch(client, "/near/74103/facilities/hope234567?care=detox")
    (letter, message) = (link for link in re.findall(r'href="((?:mailto:\?|sms:\?)[^"]+)', html))
    address = "http://localhost/near/74103/facilities/hope234567"
    assert parse_qs(urlsplit(letter.replace("&amp;", "&")).query) == {
        "subject": ["Hope & Help"],
        "body": [f"Hope & Help\r\n{address}"],
    }
    assert message.startswith("sms:?&amp;body=Hope%20%26%20Help")
