"""Results say which name was taken, and offer other places of the name that was typed."""

import pytest

from tests.page_checks import Page


def answer(client, query, prefix=""):
    return client.post(f"{prefix}/find", data={"query": query}, follow_redirects=True)


def understood(client, query, prefix=""):
    page = answer(client, query, prefix).text
    return Page(page[page.index('<div class="understood">') :]).texts["p"][0]


@pytest.mark.parametrize(
    ("query", "english", "spanish"),
    [
        (
            "FCI El Reno",
            "From what you wrote we took El Reno, OK and searched around there.",
            "De lo que escribió tomamos El Reno, OK y buscamos alrededor.",
        ),
        ("Tulsa OK 99999", "From what you wrote we took Tulsa, OK.", "De lo que escribió tomamos"),
        (
            "Hamilton, NJ",
            "Hamilton, in Mercer County: shown from Trenton, NJ 08619, where it lies.",
            "Hamilton, en el condado de Mercer: lo mostramos desde Trenton, NJ 08619, donde está.",
        ),
        (
            "Hopi",
            "Hopi: shown from Kykotsmovi Village, AZ, where its offices are.",
            "Hopi: lo mostramos desde Kykotsmovi Village, AZ, donde están sus oficinas.",
        ),
        (
            "Fort Liberty",
            "We took that name to mean Fort Bragg, NC 28310.",
            "Entendimos que ese nombre es de Fort Bragg, NC 28310.",
        ),
    ],
)
def test_the_name_that_was_taken_stands_on_the_page(client, query, english, spanish):
    assert understood(client, query).startswith(english)
    assert understood(client, query, "/es").startswith(spanish)


def test_where_the_whole_text_was_the_name_nothing_is_said(client):
    for query in ("Tulsa, OK", "74103", "rehab near Tulsa OK please"):
        found = client.post("/find", data={"query": query})
        assert "?" not in found.location


@pytest.mark.parametrize(
    ("query", "unmeant"),
    [
        ("the Keys", "/near/wi/marathon"),
        ("Cape Cod", "/near/ne/hyannis"),
        ("Motown", "/near/al/detroit"),
        ("Ohio State University", "/near/ga/columbus"),
    ],
)
def test_namesakes_of_a_place_that_nobody_typed_are_not_offered(client, query, unmeant):
    page = answer(client, query).text
    assert f'href="{unmeant}' not in page
    assert "Did you mean another place?" not in page


def test_other_places_of_a_townships_name_are_offered(client):
    assert 'href="/near/oh/hamilton"' in answer(client, "Hamilton, NJ").text
    ohio = answer(client, "Hamilton, OH").text
    assert 'href="/near/08619?match=approximate&amp;as=hamilton"' in ohio
    assert ">Hamilton, New Jersey<" in ohio


def test_a_choice_of_townships_calls_them_by_their_name(client):
    page = answer(client, "Washington Township NJ").text
    assert "Which Washington?" in page
    assert "Gloucester County · shown from Sewell, NJ 08080" in page
    assert "people" not in page[page.index('class="choices"') : page.index("</ul>")]
    assert "/es/choose?place=07676&amp;place=08080&amp;place=07853&amp;as=washington" in page


@pytest.mark.parametrize("name", ["visit-example.com", "motown", "", "%3Cb%3E", "own"])
def test_a_name_in_the_address_is_shown_only_where_the_place_has_it(client, name):
    plain = client.get("/near/ok/tulsa?match=approximate").text
    page = client.get(f"/near/ok/tulsa?match=approximate&as={name}").text
    start, end = '<div class="understood">', "</div>"
    assert page[page.index(start) :].split(end)[0] == plain[plain.index(start) :].split(end)[0]


def test_nothing_typed_but_a_name_of_the_place_travels(client):
    for query in ("my secret stay at Walmart El Reno", "12 Private Road, Tulsa OK 74103"):
        location = client.post("/find", data={"query": query}).location
        assert location in (
            "/near/ok/el-reno?match=approximate&as=el-reno",
            "/near/74103?match=approximate",
        )
